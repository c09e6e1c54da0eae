#include "client-wasm/screens/groups/written.hpp"

namespace verdiep::screens::groups {
namespace {

revising::Version
with_words(const Reader& reader, const projections::Version& version, const Fields& fields) {
  revising::Version made{version.position, version.author, {}};
  for (const std::string_view field : fields) {
    const projections::Words words = reader.group->disclosed.text(version.position, field);
    made.texts.emplace_back(words.text); // erased words have nothing to merge
  }
  return made;
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
    revising::show_texts(ui, texts);
  }
}

} // namespace verdiep::screens::groups
