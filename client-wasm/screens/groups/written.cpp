#include "client-wasm/screens/groups/written.hpp"

#include <algorithm>

namespace verdiep::screens::groups {
namespace {

using design::Icon;
using ui::Tone;

revising::Version
with_words(const Reader& reader, const projections::Version& version, const Fields& fields) {
  revising::Version made{version.position, version.author, {}};
  for (const std::string_view field : fields) {
    const projections::Words words = reader.group->disclosed.text(version.position, field);
    made.texts.emplace_back(words.text); // erased words have nothing to merge
  }
  return made;
}

void show_texts(ui::Ui& ui, const std::vector<std::string>& texts) {
  for (std::size_t field = 0; field < texts.size(); ++field) {
    const bool is_title = field + 1 < texts.size();
    if (!texts[field].empty())
      ui.text(texts[field], {.type = is_title ? design::Type::strong : design::Type::body});
  }
}

void show_side(ui::Ui& ui, ui::Id id, std::string_view title, const std::vector<std::string>& texts) {
  auto card = ui.card({.id = id, .name = title});
  ui.note(title);
  show_texts(ui, texts);
}

} // namespace

revising::Version
newest_of(const Reader& reader, const std::vector<projections::Version>& versions, const Fields& fields) {
  if (versions.empty())
    return {Position{}, MemberId{}, std::vector<std::string>(fields.size())};
  return with_words(reader, versions.back(), fields);
}

revising::Version version_at(
    const Reader& reader,
    const std::vector<projections::Version>& versions,
    const Fields& fields,
    Position position
) {
  for (const projections::Version& version : versions) {
    if (version.position == position)
      return with_words(reader, version, fields);
  }
  return {Position{}, MemberId{}, std::vector<std::string>(fields.size())};
}

std::optional<Position> replaced_by(const revising::Version& newest) {
  return newest.position == Position{} ? std::nullopt : std::optional(newest.position);
}

std::string byline_of(const Reader& reader, const projections::Version& version) {
  return reader.name_of(version.author) + " · " + reader.when(version.at);
}

void show_versions(
    ui::Ui& ui,
    const Reader& reader,
    const std::vector<projections::Version>& versions,
    const Fields& fields,
    bool& is_open
) {
  if (versions.size() < 2)
    return;
  const std::string label = reader.words.plan.versions(versions.size() - 1);
  auto older = ui.disclosure({.id = "versions", .label = label, .open = &is_open});
  if (!older)
    return;
  auto list = ui.list({.id = "list", .name = label});
  for (auto version = versions.rbegin() + 1; version != versions.rend(); ++version) {
    const std::string key = std::to_string(version->position.value);
    auto item = ui.item({.id = key});
    auto row = ui.row({.top = true});
    ui.avatar({.person = reader.name_of(version->author), .size = 32});
    auto lines = ui.stack({.gap = 2, .grow = true});
    ui.note(byline_of(reader, *version));
    std::vector<std::string> texts;
    for (const std::string_view field : fields)
      texts.push_back(reader.said(reader.group->disclosed.text(version->position, field)));
    show_texts(ui, texts);
  }
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

bool show_beaten(
    ui::Ui& ui,
    const Reader& reader,
    const sync::Pending& refused,
    const revising::Version& newest,
    const Fields& fields
) {
  const std::string said = reader.words.plan.beaten(reader.name_of(newest.author));
  auto scope = ui.scope("beaten");
  ui.notice({.id = "notice", .tone = Tone::warning, .text = said});
  show_both(ui, reader, revising::texts_of(refused.command, fields), newest.texts, newest.author);
  return ui.button({
      .id = "merge",
      .label = reader.words.plan.merge,
      .kind = ui::ButtonKind::primary,
      .icon = Icon::refresh,
  });
}

void show_meeting(
    ui::Ui& ui,
    const Reader& reader,
    const revising::Draft& draft,
    const revising::Version& newest,
    MemberId merged_with
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

void show_origins(
    ui::Ui& ui,
    const Reader& reader,
    const revising::Draft& draft,
    const revising::Version& newest,
    MemberId merged_with,
    const Fields& fields
) {
  if (draft.is_behind(newest)) {
    const std::string title = reader.words.plan.theirs(reader.name_of(newest.author));
    return show_side(ui, "theirs", title, newest.texts);
  }
  if (!draft.is_merged())
    return;
  std::vector<std::string> mine;
  std::vector<std::string> theirs;
  for (std::size_t field = 0; field < fields.size(); ++field) {
    mine.push_back(draft.mine(field));
    theirs.push_back(draft.theirs(field));
  }
  show_both(ui, reader, mine, theirs, merged_with);
}

} // namespace verdiep::screens::groups
