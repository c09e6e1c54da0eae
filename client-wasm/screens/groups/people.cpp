#include "client-wasm/screens/groups/groups.hpp"
#include "client-wasm/screens/groups/parts.hpp"

namespace verdiep::screens::groups {
namespace {

using design::Icon;
using ui::ButtonKind;
using ui::Tone;
using verdiep::groups::AppointHelper;
using verdiep::groups::LeaveGroup;
using verdiep::groups::RenameGroup;

/// What the page of one group is drawn with.
struct Page {
  ui::Ui& ui;
  const Reader& reader;
  Desk& desk;
  GroupId id;
  const projections::Group& group;
  GroupView& view;

  [[nodiscard]] const words::Groups& words() const { return reader.words.groups; }
  [[nodiscard]] bool is_own() const { return id == reader.group_id; }
  /// Its own people decide about its name and its helper; coordinators may too.
  [[nodiscard]] bool may_arrange() const { return is_own() || reader.is_coordinator(); }

  [[nodiscard]] bool may_appoint(MemberId member) const {
    return may_arrange() && !is_helper(reader, id, member);
  }
  [[nodiscard]] bool may_take_out(MemberId member) const {
    return reader.is_coordinator() && member != reader.me;
  }

  /// False if the rules say no; then the page says why.
  bool submit(CommandBody body, const std::vector<Typed>& texts = {}) {
    const auto rejection = desk.submit(std::move(body), texts);
    view.error = rejection ? reader.words.rejection(*rejection) : std::string();
    return !rejection;
  }
};

std::string rename_key(GroupId id) {
  return "group-rename:" + to_text(id);
}

/// In a row of the caller's.
void show_buttons(Page& page, MemberId member) {
  ui::Ui& ui = page.ui;
  const std::string name = page.reader.name_of(member);
  if (page.may_appoint(member) &&
      ui.button({.id = "appoint", .label = page.words().appoint, .kind = ButtonKind::quiet, .about = name}) &&
      page.submit(AppointHelper{page.id, member})) {
    ui.toast(page.words().appointed(name));
  }
  if (page.may_take_out(member) &&
      ui.button({.id = "take-out", .label = page.words().take_out, .kind = ButtonKind::quiet, .about = name}
      )) {
    page.view.taking_out = member;
  }
}

void show_item(Page& page, MemberId member) {
  ui::Ui& ui = page.ui;
  const std::string key = to_text(member);
  auto item = ui.item({.id = key});
  if (ui.compact() && page.may_take_out(member)) { // beside the name there is no room for two buttons
    {
      auto row = ui.row();
      show_member(ui, page.reader, page.id, member, 40);
    }
    auto row = ui.row();
    return show_buttons(page, member);
  }
  auto row = ui.row();
  {
    auto who = ui.stack({.grow = true});
    auto words = ui.row();
    show_member(ui, page.reader, page.id, member, 40);
  }
  show_buttons(page, member);
}

void rename(Page& page) {
  const std::string name = page.desk.draft(rename_key(page.id));
  page.view.name_error = is_blank(name) ? page.words().name_missing : std::string_view();
  if (!page.view.name_error.empty())
    return page.ui.focus("name");
  const bool is_same = name == page.reader.name_of(page.id);
  if (!is_same && !page.submit(RenameGroup{page.id, {}}, {{"name", name}}))
    return;
  page.desk.drop_draft(rename_key(page.id));
  page.view.is_renaming = false;
}

void show_renaming(Page& page) {
  ui::Ui& ui = page.ui;
  auto form = ui.form({.id = "rename-form", .name = page.words().rename});
  if (ui.text_field({
          .id = "name",
          .label = page.words().rename_label,
          .value = &page.desk.draft(rename_key(page.id)),
          .error = page.view.name_error,
          .max_length = 40,
          .required = true,
          .language = page.reader.words.tag,
      })) {
    page.desk.keep_draft(rename_key(page.id));
  }
  auto row = ui.row();
  if (ui.button({.id = "save", .label = page.words().save, .kind = ButtonKind::primary, .submits = true}))
    rename(page);
  if (ui.button({.id = "cancel", .label = page.words().cancel, .kind = ButtonKind::quiet})) {
    page.desk.drop_draft(rename_key(page.id));
    page.view.is_renaming = false;
  }
}

void show_arranging(Page& page) {
  ui::Ui& ui = page.ui;
  if (page.view.is_renaming)
    return show_renaming(page);
  if (!page.may_arrange())
    return;
  auto row = ui.row();
  if (ui.button({.id = "rename", .label = page.words().rename, .icon = Icon::pencil})) {
    std::string& draft = page.desk.draft(rename_key(page.id));
    if (draft.empty())
      draft = page.reader.name_of(page.id);
    page.view.is_renaming = true;
    page.view.name_error.clear();
  }
  if (page.is_own() &&
      ui.button({.id = "leave", .label = page.words().leave, .kind = ButtonKind::quiet, .icon = Icon::log_out}
      )) {
    page.view.is_leaving = true;
  }
}

void ask_to_leave(Page& page) {
  ui::Ui& ui = page.ui;
  auto dialog = ui.dialog({.id = "leave-group", .title = page.words().leave_question});
  ui.text(page.words().leave_explained);
  auto row = ui.row({.rest = ui::RowEnd::end});
  const bool stays = ui.button({.id = "stay", .label = page.words().stay});
  if (ui.button({.id = "leave", .label = page.words().leave, .kind = ButtonKind::danger})) {
    page.view.is_leaving = false;
    if (page.submit(LeaveGroup{page.reader.me}))
      ui.navigate("/groepen");
  } else if (stays || dialog.dismissed()) {
    page.view.is_leaving = false;
  }
}

void ask_to_take_out(Page& page) {
  ui::Ui& ui = page.ui;
  const MemberId member = *page.view.taking_out;
  const std::string question = page.words().take_out_question(page.reader.name_of(member));
  auto dialog = ui.dialog({.id = "take-out", .title = question});
  ui.text(page.words().take_out_explained);
  auto row = ui.row({.rest = ui::RowEnd::end});
  const bool cancels = ui.button({.id = "cancel", .label = page.words().cancel});
  if (ui.button({.id = "take-out", .label = page.words().take_out, .kind = ButtonKind::danger})) {
    page.submit(LeaveGroup{member});
    page.view.taking_out.reset();
  } else if (cancels || dialog.dismissed()) {
    page.view.taking_out.reset();
  }
}

void show_vacancy(Page& page) {
  const auto* known = find(page.reader.model.state.groups.groups, page.id);
  if (known == nullptr || !known->helper.is_nil() || page.group.members.empty())
    return;
  if (page.is_own()) {
    page.ui.notice(
        {.id = "vacant", .title = page.words().choose_helper, .text = page.words().helper_explained}
    );
  } else {
    page.ui.note(page.words().helper_vacant);
  }
}

} // namespace

bool show_people(ui::Ui& ui, const Reader& reader, Desk& desk, GroupId id, GroupView& view) {
  const projections::Group* group = projections::find_group(reader.model.groups, id);
  if (group == nullptr)
    return false;
  Page page{ui, reader, desk, id, *group, view};
  {
    auto row = ui.row();
    const std::string places = places_words(reader, *group);
    ui.badge({.text = places, .icon = Icon::users});
    show_pending(ui, reader, id);
  }
  show_vacancy(page);
  if (!group->members.empty()) {
    auto list = ui.list({.id = "members", .name = page.words().people_title});
    const std::vector<MemberId> members = group->members; // a button changes who is in it
    for (const MemberId member : members)
      show_item(page, member);
  }
  if (show_joining(ui, reader, id))
    view.error = join(ui, reader, desk, id);
  if (!view.error.empty())
    ui.notice({.id = "error", .tone = Tone::warning, .text = view.error});
  show_arranging(page);
  if (view.is_leaving)
    ask_to_leave(page);
  if (view.taking_out)
    ask_to_take_out(page);
  return true;
}

} // namespace verdiep::screens::groups
