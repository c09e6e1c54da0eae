#include "client-wasm/screens/groups/groups.hpp"

namespace verdiep::screens::groups {

void show_tabs(ui::Ui& ui, const Reader& reader, Tab tab, std::size_t unread) {
  const words::Groups& words = reader.words.groups;
  const std::string route = route_of(reader.group_id);
  const std::string idea = route + "/idee";
  const std::string plan = route + "/plan";
  const std::string people = route + "/mensen";
  const std::array<ui::Chip, 4> chips{{
      {.id = "talk",
       .label = words.talk,
       .href = route,
       .current = tab == Tab::talk,
       .count = unread > 0 ? static_cast<int>(unread) : -1},
      {.id = "idea", .label = words.idea, .href = idea, .current = tab == Tab::idea},
      {.id = "plan", .label = words.plan, .href = plan, .current = tab == Tab::plan},
      {.id = "people", .label = words.people, .href = people, .current = tab == Tab::people},
  }};
  ui.chips({.id = "tabs", .name = words.tabs, .chips = chips});
}

void show_absent(ui::Ui& ui, const Reader& reader) {
  const words::Groups& words = reader.words.groups;
  ui.notice(
      {.id = "absent", .tone = ui::Tone::neutral, .title = words.absent_title, .text = words.absent_text}
  );
  ui.skeleton({.id = "absent-lines", .label = words.absent_title, .lines = 4});
}

} // namespace verdiep::screens::groups
