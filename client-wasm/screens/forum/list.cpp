#include "client-wasm/screens/forum/forum.hpp"
#include "client-wasm/screens/forum/question.hpp"

#include <array>

namespace verdiep::screens::forum {
namespace {

using design::Icon;
using ui::Tone;

bool passes(const projections::Thread& thread, std::string_view filter) {
  if (filter == "algemeen")
    return !thread.about;
  if (filter == "dingen")
    return thread.about.has_value();
  return true;
}

std::string facts_of(const Place& place, const projections::Thread& thread) {
  std::string facts = place.words().forum.posts(projections::posts_count(thread)) + " · " +
                      place.reader().when(thread.active_at);
  if (!thread.about)
    return facts;
  if (const auto* ding = projections::find_ding(place.reader().model.dingen, *thread.about)) {
    facts += " · " + place.reader().title_of(*ding);
  }
  return facts;
}

bool has_badges(const Place& place, const projections::Thread& thread) {
  return question_of(place, thread) || place.is_locked(thread.id) || place.unread_posts(thread) > 0;
}

void show_badges(ui::Ui& ui, const Place& place, const projections::Thread& thread) {
  show_question_badge(ui, place, thread);
  if (place.is_locked(thread.id)) {
    ui.badge({.text = place.words().forum.locked, .icon = Icon::lock});
  }
  const std::size_t unread = place.unread_posts(thread);
  if (unread > 0) {
    const std::string said = place.words().forum.unread_posts(unread);
    ui.badge({.text = said, .tone = Tone::accent, .icon = Icon::bell});
  }
}

void show_item(ui::Ui& ui, const Place& place, const projections::Thread& thread) {
  const std::string key = to_text(thread.id);
  const std::string title = place.title_of(thread);
  const std::string author = place.reader().name_of(thread.author);
  const std::string route = place.route_of(thread.id);
  auto item = ui.item({.id = key});
  auto row = ui.row();
  if (!ui.compact()) {
    ui.avatar({.person = author});
  }
  {
    auto lines = ui.stack({.gap = 2, .grow = true});
    ui.link({.id = "open", .label = title, .href = route, .look = ui::LinkLook::strong, .covers_item = true});
    ui.note(author + " · " + facts_of(place, thread));
    if (ui.compact() && has_badges(place, thread)) { // beside the words there is no room
      auto badges = ui.row();
      show_badges(ui, place, thread);
    }
  }
  if (!ui.compact()) {
    show_badges(ui, place, thread);
  }
}

void show_filter(ui::Ui& ui, const words::Forum& words, std::string_view filter) {
  const std::array<ui::Chip, 3> chips{{
      {.id = "all", .label = words.all, .href = "/forum", .current = filter.empty()},
      {.id = "general",
       .label = words.general,
       .href = "/forum?over=algemeen",
       .current = filter == "algemeen"},
      {.id = "dingen",
       .label = words.about_dingen,
       .href = "/forum?over=dingen",
       .current = filter == "dingen"},
  }};
  ui.chips({.id = "filter", .name = words.title, .chips = chips});
}

} // namespace

void show_list(ui::Ui& ui, const Place& place, std::string_view filter) {
  const words::Forum& words = place.words().forum;
  const std::string new_thread = place.new_thread_route();
  if (!place.reader().is_past)
    ui.link(
        {.id = "new",
         .label = words.new_thread,
         .href = new_thread,
         .look = ui::LinkLook::button,
         .icon = Icon::plus}
    );
  if (!place.is_room())
    show_filter(ui, words, filter);

  const projections::Forum& forum = place.model().forum;
  std::vector<const projections::Thread*> shown;
  for (const ThreadId id : projections::threads_by_activity(forum)) {
    const projections::Thread* thread = projections::find_thread(forum, id);
    if (passes(*thread, filter))
      shown.push_back(thread);
  }
  if (shown.empty()) {
    const words::Groups& room = place.words().groups;
    (void)ui.empty({
        .id = "none",
        .icon = Icon::messages_square,
        .title = place.is_room() ? room.room_empty_title : words.empty_title,
        .text = place.is_room() ? room.room_empty_text : words.empty_text,
    });
    return;
  }
  auto list = ui.list({.id = "threads", .name = words.title});
  for (const projections::Thread* thread : shown)
    show_item(ui, place, *thread);
}

} // namespace verdiep::screens::forum
