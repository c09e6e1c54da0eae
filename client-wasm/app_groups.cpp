#include "client-wasm/address.hpp"
#include "client-wasm/app.hpp"

#include <string>

// The pages of groups and of help.

namespace verdiep {

using screens::forum::Place;
using screens::groups::Tab;

void App::show_groups(ui::Ui& ui, const screens::Reader& reader, std::string_view rest) {
  const words::Groups& words = words_.groups;
  if (rest.empty() || rest == "/") {
    auto page =
        ui.page({.id = "groups", .title = words.title, .lead = words.lead, .width = ui::PageWidth::wide});
    show_troubles(ui, reader);
    return screens::groups::show_list(ui, reader, desk(), groups_);
  }
  rest.remove_prefix(1);
  const auto end = rest.find('/');
  const auto id = parse_id<GroupId>(rest.substr(0, end));
  if (!id || projections::find_group(reader.model.groups, *id) == nullptr)
    return show_unknown(ui, reader, words.unknown_title, words.unknown_text);
  show_group(ui, reader, *id, end == std::string_view::npos ? std::string_view() : rest.substr(end));
}

void App::show_group(ui::Ui& ui, const screens::Reader& reader, GroupId id, std::string_view rest) {
  if (id == reader.group_id && rest != "/mensen")
    return show_own_group(ui, reader, rest);
  const std::string key = to_text(id) + "/people";
  const std::string title = reader.name_of(id);
  auto page = ui.page({.id = key, .title = title, .back_label = words_.groups.back, .back_href = "/groepen"});
  show_troubles(ui, reader);
  if (id == reader.group_id)
    screens::groups::show_tabs(ui, reader, Tab::people, unread_in_room(reader));
  (void)screens::groups::show_people(ui, reader, desk(), id, group_[id]);
}

void App::show_own_group(ui::Ui& ui, const screens::Reader& reader, std::string_view rest) {
  const words::Groups& words = words_.groups;
  if (const auto thread = after(rest, "/gesprek/"))
    return show_room_thread(ui, reader, *thread);
  const Tab tab = rest == "/idee" ? Tab::idea : rest == "/plan" ? Tab::plan : Tab::talk;
  const std::string key = to_text(reader.group_id) + std::string(rest);
  const std::string title = reader.name_of(reader.group_id);
  auto page = ui.page(
      {.id = key, .title = title, .lead = words.only_us, .back_label = words.back, .back_href = "/groepen"}
  );
  show_troubles(ui, reader);
  screens::groups::show_tabs(ui, reader, tab, unread_in_room(reader));
  const auto room = Place::room(reader, desk());
  if (!room)
    return screens::groups::show_absent(ui, reader);
  switch (tab) {
  case Tab::idea:
    return screens::groups::show_idea(ui, reader, desk(), idea_);
  case Tab::plan:
    return screens::groups::show_plan(ui, reader, desk(), plan_);
  case Tab::talk:
  case Tab::people:
    return screens::forum::show_list(ui, *room, {});
  }
}

/// One conversation of the room, or beginning one.
void App::show_room_thread(ui::Ui& ui, const screens::Reader& reader, std::string_view rest) {
  const std::string back = screens::route_of(reader.group_id);
  const std::string group = reader.name_of(reader.group_id);
  const auto room = Place::room(reader, desk());
  if (!room) {
    auto page = ui.page({.id = "absent", .title = group, .back_label = group, .back_href = back});
    show_troubles(ui, reader);
    return screens::groups::show_absent(ui, reader);
  }
  if (rest == "nieuw") {
    auto page = ui.page(
        {.id = "new-room-thread", .title = words_.forum.new_thread, .back_label = group, .back_href = back}
    );
    show_troubles(ui, reader);
    return screens::forum::show_new_thread(ui, *room, std::nullopt, new_room_thread_);
  }
  const auto id = parse_id<ThreadId>(rest);
  const auto* thread = id ? projections::find_thread(room->model().forum, *id) : nullptr;
  if (thread == nullptr)
    return show_unknown(ui, reader, words_.forum.unknown_title, words_.forum.unknown_text);
  const std::string key = to_text(*id);
  const std::string title = room->title_of(*thread);
  auto page = ui.page({.id = key, .title = title, .back_label = group, .back_href = back});
  show_troubles(ui, reader);
  (void)screens::forum::show_thread(ui, *room, *id, threads_[*id]);
}

std::size_t App::unread_in_room(const screens::Reader& reader) {
  const auto room = Place::room(reader, desk());
  return room ? room->unread_posts() : 0;
}

void App::show_help(
    ui::Ui& ui, const screens::Reader& reader, std::string_view rest, std::string_view query
) {
  const words::Help& words = words_.help;
  if (rest.empty() || rest == "/") {
    const std::string_view lead = reader.is_helper() ? words.lead_helper : words.lead;
    auto page = ui.page({.id = "help", .title = words.title, .lead = lead});
    show_troubles(ui, reader);
    return screens::help::show_list(ui, reader, parameter(query, "toon"));
  }
  if (rest != "/nieuw")
    return show_unknown(ui, reader, words_.general.not_found_title, words_.general.not_found_text);
  auto page = ui.page({.id = "ask", .title = words.ask, .back_label = words.back, .back_href = "/hulp"});
  show_troubles(ui, reader);
  const auto about = parse_id<DingId>(parameter(query, "ding"));
  const bool is_known = about && projections::find_ding(reader.model.dingen, *about) != nullptr;
  screens::help::show_asking(ui, reader, desk(), is_known ? about : std::nullopt, ask_);
}

} // namespace verdiep
