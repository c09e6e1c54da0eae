#include "client-wasm/screens/forum/forum.hpp"

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

std::string facts_of(const Reader& reader, const projections::Thread& thread) {
  std::string facts =
      reader.words.forum.posts(projections::posts_count(thread)) + " · " + reader.when(thread.active_at);
  if (!thread.about)
    return facts;
  if (const auto* ding = projections::find_ding(reader.model.dingen, *thread.about)) {
    facts += " · " + reader.title_of(*ding);
  }
  return facts;
}

void show_badges(ui::Ui& ui, const Reader& reader, const Desk& desk, const projections::Thread& thread) {
  if (reader.model.state.forum.threads.at(thread.id).locked) {
    ui.badge({.text = reader.words.forum.locked, .icon = Icon::lock});
  }
  const std::size_t unread = unread_posts(reader, desk, thread);
  if (unread > 0) {
    const std::string said = reader.words.forum.unread_posts(unread);
    ui.badge({.text = said, .tone = Tone::accent, .icon = Icon::bell});
  }
}

void show_item(ui::Ui& ui, const Reader& reader, const Desk& desk, const projections::Thread& thread) {
  const std::string key = to_text(thread.id);
  const std::string title = reader.title_of(thread);
  const std::string author = reader.name_of(thread.author);
  auto item = ui.item({.id = key});
  auto row = ui.row();
  if (!ui.compact()) {
    ui.avatar({.person = author});
  }
  {
    auto lines = ui.stack({.gap = 2, .grow = true});
    ui.link(
        {.id = "open",
         .label = title,
         .href = route_of(thread.id),
         .look = ui::LinkLook::strong,
         .covers_item = true}
    );
    ui.note(author + " · " + facts_of(reader, thread));
    if (ui.compact()) { // beside the words there is no room
      auto badges = ui.row();
      show_badges(ui, reader, desk, thread);
    }
  }
  if (!ui.compact()) {
    show_badges(ui, reader, desk, thread);
  }
}

} // namespace

void show_list(ui::Ui& ui, const Reader& reader, const Desk& desk, std::string_view filter) {
  const words::Forum& words = reader.words.forum;
  ui.link(
      {.id = "new",
       .label = words.new_thread,
       .href = "/forum/nieuw",
       .look = ui::LinkLook::button,
       .icon = Icon::plus}
  );
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

  std::vector<const projections::Thread*> shown;
  for (const ThreadId id : projections::threads_by_activity(reader.model.forum)) {
    const projections::Thread* thread = projections::find_thread(reader.model.forum, id);
    if (passes(*thread, filter))
      shown.push_back(thread);
  }
  if (shown.empty()) {
    (void)ui.empty(
        {.id = "none", .icon = Icon::messages_square, .title = words.empty_title, .text = words.empty_text}
    );
    return;
  }
  auto list = ui.list({.id = "threads", .name = words.title});
  for (const projections::Thread* thread : shown)
    show_item(ui, reader, desk, *thread);
}

} // namespace verdiep::screens::forum
