#include "client-wasm/screens/groups/parts.hpp"

#include "client-wasm/screens/outbox/outbox.hpp"

#include <algorithm>

namespace verdiep::screens::groups {

using design::Icon;
using ui::Tone;
using verdiep::groups::FormGroup;
using verdiep::groups::JoinGroup;
using verdiep::groups::RenameGroup;

std::size_t places_left(const Reader& reader, const projections::Group& group) {
  const std::size_t max = reader.model.state.programme.group_members_max;
  return max - std::min(max, group.members.size());
}

std::string places_words(const Reader& reader, const projections::Group& group) {
  const std::size_t places = places_left(reader, group);
  return places == 0 ? std::string(reader.words.groups.full) : reader.words.groups.places_left(places);
}

bool is_helper(const Reader& reader, GroupId group, MemberId member) {
  const auto* known = find(reader.model.state.groups.groups, group);
  return known != nullptr && !member.is_nil() && known->helper == member;
}

void show_member(ui::Ui& ui, const Reader& reader, GroupId group, MemberId member, float face) {
  const std::string name = reader.name_of(member);
  ui.avatar({.person = name, .size = face});
  ui.text(name);
  if (member == reader.me)
    ui.note(reader.words.groups.you);
  if (is_helper(reader, group, member))
    ui.badge({.text = reader.words.groups.helper, .tone = Tone::info, .icon = Icon::circle_help});
}

std::string join(ui::Ui& ui, const Reader& reader, Desk& desk, GroupId group) {
  if (const auto rejection = desk.submit(JoinGroup{group}))
    return reader.words.rejection(*rejection);
  ui.toast(reader.words.groups.joined(reader.name_of(group)));
  ui.navigate(route_of(group));
  return {};
}

bool show_joining(ui::Ui& ui, const Reader& reader, GroupId id) {
  const projections::Group* group = projections::find_group(reader.model.groups, id);
  if (group == nullptr || !reader.is_enrolled() || !reader.group_id.is_nil())
    return false;
  const words::Groups& words = reader.words.groups;
  const bool is_full = places_left(reader, *group) == 0;
  const std::string about = words.of_group(reader.name_of(id));
  return ui.button({
      .id = "join",
      .label = words.join,
      .icon = Icon::user_plus,
      .disabled = is_full,
      .reason = is_full ? words.full_reason : std::string_view(),
      .about = about,
  });
}

void show_pending(ui::Ui& ui, const Reader& reader, GroupId group) {
  const sync::Pending* pending = outbox::find_pending(reader, [group](const CommandBody& body) {
    if (const auto* form = std::get_if<FormGroup>(&body))
      return form->group == group;
    if (const auto* join = std::get_if<JoinGroup>(&body))
      return join->group == group;
    const auto* rename = std::get_if<RenameGroup>(&body);
    return rename != nullptr && rename->group == group;
  });
  if (pending != nullptr)
    outbox::show_status(ui, reader, *pending);
}

} // namespace verdiep::screens::groups
