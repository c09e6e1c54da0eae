#include "client-wasm/screens/forum/place.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::screens::forum {

Place::Place(const Reader& reader, Desk& desk)
    : reader_(&reader),
      desk_(&desk),
      model_(&reader.model),
      outbox_(reader.outbox),
      confirmed_(reader.confirmed) {}

std::optional<Place> Place::room(const Reader& reader, Desk& desk) {
  if (reader.group == nullptr)
    return std::nullopt;
  Place place(reader, desk);
  place.model_ = reader.group;
  place.outbox_ = reader.group_outbox;
  place.confirmed_ = reader.group_confirmed;
  place.is_room_ = true;
  return place;
}

std::optional<Rejection> Place::submit(CommandBody body, const std::vector<Typed>& texts) const {
  return is_room_ ? desk_->submit_to_group(std::move(body), texts) : desk_->submit(std::move(body), texts);
}

// A group's room is its own: who is in it writes and locks, and coordinators do not read along.

bool Place::may_write() const {
  return is_room_ || reader_->is_enrolled() || reader_->is_coordinator();
}
bool Place::may_remove() const {
  return !is_room_ && reader_->is_coordinator();
}
bool Place::may_lock() const {
  return is_room_ || reader_->is_coordinator();
}

std::string Place::title_of(const projections::Thread& thread) const {
  return reader_->said(model_->disclosed.text(thread.opened, "title"));
}

bool Place::is_locked(ThreadId thread) const {
  const auto* known = find(model_->state.forum.threads, thread);
  return known != nullptr && known->locked.holds;
}

std::string Place::route_of(ThreadId thread) const {
  return is_room_ ? screens::route_of(reader_->group_id) + "/gesprek/" + to_text(thread)
                  : screens::route_of(thread);
}

std::string Place::new_thread_route() const {
  return is_room_ ? screens::route_of(reader_->group_id) + "/gesprek/nieuw" : "/forum/nieuw";
}

std::string Place::draft_name() const {
  return is_room_ ? to_text(reader_->group_id) : "general";
}

std::string Place::seen_key(ThreadId thread) const {
  return is_room_ ? to_text(reader_->group_id) + "/" + to_text(thread) : to_text(thread);
}

std::size_t Place::unread_posts(const projections::Thread& thread) const {
  const Position seen = desk_->seen(seen_key(thread.id));
  return static_cast<std::size_t>(std::count_if(
      thread.posts.begin(), thread.posts.end(),
      [&](const projections::Post& post) {
        return !post.removed && post.author != reader_->me && post.written > seen;
      }
  ));
}

std::size_t Place::unread_posts() const {
  std::size_t unread = 0;
  for (const auto& [id, thread] : model_->forum.threads)
    unread += unread_posts(*thread);
  return unread;
}

} // namespace verdiep::screens::forum
