#include "client-wasm/screens/revising/meeting.hpp"

#include <cstddef>
#include <string>

namespace verdiep::screens::revising {
namespace {

using design::Icon;
using ui::ButtonKind;
using ui::Tone;

void show_side(ui::Ui& ui, ui::Id id, std::string_view title, const std::vector<std::string>& texts) {
  auto card = ui.card({.id = id, .name = title});
  ui.note(title);
  show_texts(ui, texts);
}

void show_both(
    ui::Ui& ui,
    const Reader& reader,
    const std::vector<std::string>& mine,
    const std::vector<std::string>& theirs,
    MemberId they
) {
  const std::string title = reader.words.plan.theirs(reader.name_of(they));
  auto grid = ui.grid({.cell_min = 240});
  show_side(ui, "mine", reader.words.plan.mine, mine);
  show_side(ui, "theirs", title, theirs);
}

} // namespace

void show_texts(ui::Ui& ui, const std::vector<std::string>& texts) {
  for (std::size_t field = 0; field < texts.size(); ++field) {
    const bool is_title = field == 0 && texts.size() > 1;
    if (!texts[field].empty())
      ui.text(texts[field], {.type = is_title ? design::Type::strong : design::Type::body});
  }
}

void show_meeting(
    ui::Ui& ui, const Reader& reader, const Draft& draft, const Version& newest, MemberId merged_with
) {
  const words::Plan& words = reader.words.plan;
  if (draft.is_behind(newest)) {
    const std::string said = words.newer(reader.name_of(newest.author));
    ui.notice({.id = "newer", .tone = Tone::warning, .text = said});
  } else if (draft.is_merged()) {
    const std::string title = words.merged(reader.name_of(merged_with));
    ui.notice({.id = "merged", .tone = Tone::info, .title = title, .text = words.merged_text});
  }
}

Pressed show_buttons(ui::Ui& ui, const Buttons& buttons) {
  auto row = ui.row();
  const bool saves = ui.button({
      .id = "save",
      .label = buttons.save,
      .kind = ButtonKind::primary,
      .submits = true,
      .disabled = !buttons.waiting.empty(),
      .reason = buttons.waiting,
      .about = buttons.about,
  });
  const bool cancels =
      ui.button({.id = "cancel", .label = buttons.cancel, .kind = ButtonKind::quiet, .about = buttons.about});
  return saves ? Pressed::save : cancels ? Pressed::cancel : Pressed::nothing;
}

void show_origins(
    ui::Ui& ui, const Reader& reader, const Draft& draft, const Version& newest, MemberId merged_with
) {
  if (draft.is_behind(newest)) {
    const std::string title = reader.words.plan.theirs(reader.name_of(newest.author));
    return show_side(ui, "theirs", title, newest.texts);
  }
  if (draft.is_merged())
    show_both(ui, reader, draft.mine(), draft.theirs(), merged_with);
}

bool merge_first(ui::Ui& ui, const Reader& reader, Draft& draft, const Version& newest) {
  if (!draft.is_behind(newest))
    return false;
  draft.merge(newest);
  ui.announce(reader.words.plan.merged(reader.name_of(newest.author)));
  ui.focus("text");
  return true;
}

bool show_beaten(
    ui::Ui& ui,
    const Reader& reader,
    const sync::Pending& refused,
    const Version& newest,
    const std::vector<std::string_view>& fields
) {
  const std::string said = reader.words.plan.beaten(reader.name_of(newest.author));
  auto scope = ui.scope("beaten");
  ui.notice({.id = "notice", .tone = Tone::warning, .text = said});
  show_both(ui, reader, texts_of(refused.command, fields), newest.texts, newest.author);
  return ui.button({
      .id = "merge",
      .label = reader.words.plan.merge,
      .kind = ButtonKind::primary,
      .icon = Icon::refresh,
  });
}

} // namespace verdiep::screens::revising
