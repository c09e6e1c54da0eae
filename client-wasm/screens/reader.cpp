#include "client-wasm/screens/reader.hpp"

#include <algorithm>

namespace verdiep::screens {

bool Reader::is_enrolled() const {
  return people::is_enrolled(model.state.people, me);
}

bool Reader::is_coordinator() const {
  return people::holds_role(model.state.people, me, people::Role::coordinator);
}

std::string Reader::said(const projections::Words& found) const {
  switch (found.sight) {
  case projections::Sight::shown:
    return std::string(found.text);
  case projections::Sight::withdrawn:
    return std::string(words.forum.erased);
  case projections::Sight::not_for_you:
    return std::string(words.forum.not_for_you);
  }
  return {};
}

std::string Reader::name_of(MemberId member) const {
  const projections::Words name = projections::name_of(model, member);
  return std::string(name.sight == projections::Sight::shown ? name.text : words.forum.erased_person);
}

std::string Reader::title_of(const projections::Ding& ding) const {
  return std::string(text_of(ding.content.title));
}

std::string Reader::title_of(const projections::Thread& thread) const {
  return said(model.disclosed.text(thread.opened, "title"));
}

bool is_blank(std::string_view typed) {
  return typed.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string route_of(DingId ding) {
  return "/dingen/" + to_text(ding);
}
std::string route_of(ThreadId thread) {
  return "/forum/" + to_text(thread);
}
std::string seen_key(ThreadId thread) {
  return to_text(thread);
}

std::size_t unread_posts(const Reader& reader, const Desk& desk, const projections::Thread& thread) {
  const Position seen = desk.seen(seen_key(thread.id));
  return static_cast<std::size_t>(std::count_if(
      thread.posts.begin(), thread.posts.end(),
      [&](const projections::Post& post) {
        return !post.removed && post.author != reader.me && post.written > seen;
      }
  ));
}

std::size_t unread_posts(const Reader& reader, const Desk& desk) {
  std::size_t unread = 0;
  for (const auto& [id, thread] : reader.model.forum.threads)
    unread += unread_posts(reader, desk, *thread);
  return unread;
}

Position last_own_act(const Reader& reader) {
  Position last;
  const auto joined = reader.model.people.persons.find(reader.me);
  if (joined != reader.model.people.persons.end()) {
    last = joined->second.joined;
  }
  for (const auto& [attempt, completion] : reader.model.dingen.completions) {
    if (attempt.member == reader.me) {
      last = std::max(last, completion.position);
    }
  }
  for (const auto& [id, thread] : reader.model.forum.threads) {
    for (const projections::Post& post : thread->posts) {
      if (post.author == reader.me) {
        last = std::max(last, post.written);
      }
    }
  }
  return last;
}

} // namespace verdiep::screens
