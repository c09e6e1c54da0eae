#include "client-wasm/screens/groups/groups.hpp"
#include "client-wasm/screens/groups/parts.hpp"

#include <algorithm>

namespace verdiep::screens::groups {
namespace {

using design::Icon;
using ui::ButtonKind;
using ui::Tone;
using verdiep::groups::FormGroup;

constexpr std::string_view name_key = "group-name";

void show_members(ui::Ui& ui, const Reader& reader, GroupId id, const projections::Group& group) {
  auto list =
      ui.list({.id = "members", .name = reader.words.groups.people_title, .look = ui::ListLook::plain});
  for (const MemberId member : group.members) {
    const std::string key = to_text(member);
    auto item = ui.item({.id = key});
    auto row = ui.row();
    show_member(ui, reader, id, member, 32);
  }
}

void show_name(ui::Ui& ui, const Reader& reader, GroupId id, const projections::Group& group) {
  const std::string name = reader.name_of(id);
  const std::string route = route_of(id);
  auto head = ui.stack({.gap = 2, .grow = true});
  ui.link(
      {.id = "open", .label = name, .href = route, .look = ui::LinkLook::strong, .type = design::Type::heading
      }
  );
  ui.note(places_words(reader, group));
}

void show_card(ui::Ui& ui, const Reader& reader, Desk& desk, GroupId id, ListView& view) {
  const projections::Group& group = *projections::find_group(reader.model.groups, id);
  const std::string key = to_text(id);
  const std::string name = reader.name_of(id);
  auto card = ui.card({.id = key, .name = name});
  show_name(ui, reader, id, group);
  show_members(ui, reader, id, group);
  if (show_joining(ui, reader, id)) {
    view.joining = id;
    view.join_error = join(ui, reader, desk, id);
  }
  if (view.joining == id && !view.join_error.empty())
    ui.notice({.id = "error", .tone = Tone::warning, .text = view.join_error});
}

/// The reader's own group, as wide as the page: its people side by side, and the way in.
void show_own(ui::Ui& ui, const Reader& reader) {
  const GroupId id = reader.group_id;
  const projections::Group& group = *projections::find_group(reader.model.groups, id);
  const std::string route = route_of(id);
  auto section = ui.section({.id = "own", .title = reader.words.groups.own_title});
  const std::string name = reader.name_of(id);
  auto card = ui.card({.id = "card", .name = name, .gap = design::space::medium});
  {
    auto row = ui.row({.rest = ui::RowEnd::between});
    show_name(ui, reader, id, group);
    show_pending(ui, reader, id);
    ui.link(
        {.id = "enter",
         .label = reader.words.groups.to_own,
         .href = route,
         .look = ui::LinkLook::primary,
         .icon = Icon::arrow_right}
    );
  }
  auto people = ui.row({.gap = design::space::large});
  for (const MemberId member : group.members) {
    const std::string key = to_text(member);
    auto scope = ui.scope(key);
    auto stack = ui.row();
    show_member(ui, reader, id, member, 40);
  }
}

void form(ui::Ui& ui, const Reader& reader, Desk& desk, ListView& view) {
  const std::string name = desk.draft(std::string(name_key));
  view.form_error.clear();
  view.name_error = is_blank(name) ? reader.words.groups.name_missing : std::string_view();
  if (!view.name_error.empty())
    return ui.focus("name");
  const auto group = desk.new_id<GroupId>();
  if (const auto rejection = desk.submit(FormGroup{group, {}}, {{"name", name}})) {
    view.form_error = reader.words.rejection(*rejection);
    return;
  }
  desk.drop_draft(std::string(name_key));
  ui.navigate(route_of(group));
}

void show_forming(ui::Ui& ui, const Reader& reader, Desk& desk, ListView& view) {
  if (!reader.is_enrolled() || !reader.group_id.is_nil())
    return;
  const words::Groups& words = reader.words.groups;
  const std::size_t max = reader.model.state.programme.group_members_max;
  const std::string note = words.form_text(max - std::min<std::size_t>(max, 1));
  auto section = ui.section({.id = "form", .title = words.form_title, .note = note});
  auto form_scope = ui.form({.id = "form", .name = words.form_title});
  if (ui.text_field({
          .id = "name",
          .label = words.name_label,
          .value = &desk.draft(std::string(name_key)),
          .help = words.name_help,
          .error = view.name_error,
          .max_length = 40,
          .required = true,
          .language = reader.words.tag,
      })) {
    desk.keep_draft(std::string(name_key));
  }
  if (!view.form_error.empty())
    ui.notice({.id = "error", .tone = Tone::warning, .text = view.form_error});
  if (ui.button({
          .id = "begin",
          .label = words.form,
          .kind = ButtonKind::primary,
          .icon = Icon::users,
          .submits = true,
      })) {
    form(ui, reader, desk, view);
  }
}

/// Who takes part and is in no group: for coordinators, who see to it that nobody is left out.
void show_without(ui::Ui& ui, const Reader& reader) {
  if (!reader.is_coordinator())
    return;
  std::vector<MemberId> without = projections::participants(reader.model.state.people);
  without.erase(
      std::remove_if(
          without.begin(), without.end(),
          [&](MemberId member) {
            return verdiep::groups::group_of(reader.model.state.groups, member).has_value();
          }
      ),
      without.end()
  );
  if (without.empty())
    return;
  const words::Groups& words = reader.words.groups;
  auto section = ui.section({.id = "without", .title = words.without_title, .note = words.without_text});
  auto list = ui.list({.id = "list", .name = words.without_title});
  for (const MemberId member : without) {
    const std::string key = to_text(member);
    const std::string name = reader.name_of(member);
    auto item = ui.item({.id = key});
    auto row = ui.row();
    ui.avatar({.person = name, .size = 32});
    ui.text(name);
  }
}

void show_enrol_first(ui::Ui& ui, const Reader& reader) {
  if (reader.is_enrolled() || reader.is_coordinator() || reader.is_past)
    return;
  ui.notice({.id = "enrol-first", .text = reader.words.groups.enrol_first});
  ui.link({.id = "enrol", .label = reader.words.home.enrol, .href = "/", .look = ui::LinkLook::button});
}

void show_cards(
    ui::Ui& ui, const Reader& reader, Desk& desk, const std::vector<GroupId>& groups, ListView& view
) {
  auto grid = ui.grid({.cell_min = 280});
  for (const GroupId id : groups)
    show_card(ui, reader, desk, id, view);
}

} // namespace

void show_list(ui::Ui& ui, const Reader& reader, Desk& desk, ListView& view) {
  const words::Groups& words = reader.words.groups;
  if (reader.model.state.programme.kind == programme::Kind::individual) {
    (void)ui.empty(
        {.id = "none", .icon = Icon::users, .title = words.individual_title, .text = words.individual_text}
    );
    return;
  }
  show_enrol_first(ui, reader);
  std::vector<GroupId> groups = projections::groups_by_age(reader.model.groups);
  const bool has_own = !reader.group_id.is_nil();
  if (has_own) {
    groups.erase(std::remove(groups.begin(), groups.end(), reader.group_id), groups.end());
    show_own(ui, reader);
  }
  if (!has_own && groups.empty()) {
    (void)ui.empty({.id = "none", .icon = Icon::users, .title = words.none_title, .text = words.none_text});
  }
  if (!groups.empty()) {
    const std::string_view title = has_own ? words.others_title : words.all_title;
    const std::string_view note = has_own ? words.already_in_one : std::string_view();
    auto section = ui.section({.id = "groups", .title = title, .note = note});
    show_cards(ui, reader, desk, groups, view);
  }
  if (!reader.is_past)
    show_forming(ui, reader, desk, view);
  show_without(ui, reader);
}

} // namespace verdiep::screens::groups
