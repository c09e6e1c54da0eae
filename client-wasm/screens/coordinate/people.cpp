#include "client-wasm/screens/coordinate/parts.hpp"

#include <array>
#include <utility>

namespace verdiep::screens::coordinate {
namespace {

using design::Icon;
using people::Role;
using ui::ButtonKind;
using ui::Tone;

constexpr std::array<Role, people::roles_count> roles{
    Role::coordinator, Role::management, Role::auditor, Role::analyst
};

/// What the list is drawn with.
struct List {
  ui::Ui& ui;
  const Reader& reader;
  Desk& desk;
  PeopleView& view;
  PeopleWish wish;

  [[nodiscard]] const words::Coordinate& words() const { return reader.words.coordinate; }
  [[nodiscard]] const people::State& people() const { return reader.model.state.people; }

  [[nodiscard]] std::string group_of(MemberId member) const {
    if (!people::is_enrolled(people(), member))
      return std::string(words().not_enrolled);
    if (reader.model.state.programme.kind == programme::Kind::individual)
      return {};
    const auto group = groups::group_of(reader.model.state.groups, member);
    return group ? reader.name_of(*group) : std::string(words().no_group);
  }
  void submit(CommandBody body) {
    const auto rejection = desk.submit(std::move(body));
    view.error = rejection ? reader.words.rejection(*rejection) : std::string();
  }
};

/// Letters of the alphabet are compared without their case.
std::string folded(std::string_view text) {
  std::string folded(text);
  for (char& letter : folded) {
    if (letter >= 'A' && letter <= 'Z')
      letter = static_cast<char>(letter - 'A' + 'a');
  }
  return folded;
}

bool is_sought(const List& list, MemberId member) {
  const std::string sought = folded(list.view.search);
  return folded(list.reader.name_of(member)).find(sought) != std::string::npos ||
         folded(list.group_of(member)).find(sought) != std::string::npos;
}

/// Stands in a row; takes what the button beside it leaves.
void show_person(const List& list, MemberId member) {
  ui::Ui& ui = list.ui;
  const words::Coordinate& words = list.words();
  const std::string name = list.reader.name_of(member);
  if (!ui.compact())
    ui.avatar({.person = name});
  auto lines = ui.stack({.gap = 2, .grow = true});
  ui.text(name, {.type = design::Type::strong});
  std::string note = list.group_of(member);
  if (people::is_enrolled(list.people(), member)) {
    const auto musts = projections::progress_of(list.reader.model.dingen, member).of(dingen::Track::must);
    note += (note.empty() ? "" : " · ") + words.must_progress(musts.completed, musts.offered);
  }
  ui.note(note);
  auto badges = ui.row({.gap = design::space::tight});
  if (member == list.reader.me)
    ui.badge({.text = words.you, .tone = Tone::accent, .icon = Icon::user});
  for (const Role role : roles) {
    if (people::holds_role(list.people(), member, role))
      ui.badge({.text = words.role_name(role), .icon = Icon::shield_check});
  }
}

void show_roles(List& list, MemberId member) {
  ui::Ui& ui = list.ui;
  const words::Coordinate& words = list.words();
  ui.text(words.roles, {.type = design::Type::small_strong});
  const std::string name = list.reader.name_of(member);
  auto row = ui.row();
  for (const Role role : roles) {
    const bool is_held = people::holds_role(list.people(), member, role);
    const std::string key = "role-" + std::to_string(static_cast<int>(role));
    const std::string label = is_held ? words.revoke_role(role) : words.grant(role);
    if (!ui.button({.id = key, .label = label, .about = name}))
      continue;
    list.submit(
        is_held ? CommandBody(people::RevokeRole{member, role}) : CommandBody(people::GrantRole{member, role})
    );
  }
}

void show_login_link(List& list, MemberId member) {
  ui::Ui& ui = list.ui;
  const words::Coordinate& words = list.words();
  const LinkView& link = list.view.link;
  if (ui.button({
          .id = "login-link",
          .label = words.login_link,
          .icon = Icon::link,
          .busy = link.is_making,
          .about = list.reader.name_of(member),
      })) {
    list.wish.log_in_link = member;
  }
  ui.note(words.login_link_explained);
  if (link.failure) {
    const std::string_view why = failure_words(list.reader.words, *link.failure);
    ui.notice({.id = "failure", .tone = Tone::warning, .text = why});
  }
  if (link.made)
    list.wish.copy = show_link(ui, list.reader, *link.made);
}

void show_managing(List& list, MemberId member) {
  ui::Ui& ui = list.ui;
  show_roles(list, member);
  show_login_link(list, member);
  if (people::is_enrolled(list.people(), member) && ui.button({
                                                        .id = "withdraw",
                                                        .label = list.words().withdraw,
                                                        .icon = Icon::log_out,
                                                        .about = list.reader.name_of(member),
                                                    })) {
    list.view.withdrawing = member;
  }
  if (!list.view.error.empty())
    ui.notice({.id = "error", .tone = Tone::warning, .text = list.view.error});
}

void show_switch(List& list, MemberId member) {
  PeopleView& view = list.view;
  const bool was_open = view.managed == member;
  if (!list.ui.button({
          .id = "manage",
          .label = list.words().manage,
          .kind = ButtonKind::quiet,
          .about = list.reader.name_of(member),
          .expands = true,
          .expanded = was_open,
      }))
    return;
  view.managed = was_open ? MemberId{} : member;
  view.error.clear();
  view.link = {}; // it was for somebody else
}

void show_item(List& list, MemberId member) {
  ui::Ui& ui = list.ui;
  PeopleView& view = list.view;
  const std::string key = to_text(member);
  auto item = ui.item({.id = key, .gap = design::space::small});
  {
    auto row = ui.row({.gap = design::space::medium});
    show_person(list, member);
    show_switch(list, member);
  }
  if (view.managed == member)
    show_managing(list, member);
}

void ask_to_withdraw(List& list) {
  ui::Ui& ui = list.ui;
  const words::Coordinate& words = list.words();
  const MemberId member = *list.view.withdrawing;
  const std::string question = words.withdraw_question(list.reader.name_of(member));
  auto dialog = ui.dialog({.id = "withdrawing", .title = question});
  ui.text(words.withdraw_explained);
  auto row = ui.row({.rest = ui::RowEnd::end});
  const bool cancels = ui.button({.id = "cancel", .label = words.cancel});
  if (ui.button({.id = "withdraw", .label = words.withdraw, .kind = ButtonKind::danger})) {
    list.view.withdrawing.reset();
    list.submit(people::Withdraw{member});
  } else if (cancels || dialog.dismissed()) {
    list.view.withdrawing.reset();
  }
}

} // namespace

PeopleWish show_people(ui::Ui& ui, const Reader& reader, Desk& desk, PeopleView& view) {
  List list{ui, reader, desk, view, {}};
  const words::Coordinate& words = list.words();
  ui.text_field({.id = "search", .label = words.search, .value = &view.search, .input = ui::Input::search});
  std::vector<MemberId> found;
  for (const MemberId member : projections::present_members(reader.model.state.people)) {
    if (is_sought(list, member))
      found.push_back(member);
  }
  ui.note(found.empty() ? std::string(words.none_found) : words.found(found.size()));
  if (!found.empty()) {
    auto items = ui.list({.id = "people", .name = words.people});
    for (const MemberId member : found)
      show_item(list, member);
  }
  if (view.withdrawing)
    ask_to_withdraw(list);
  return list.wish;
}

} // namespace verdiep::screens::coordinate
