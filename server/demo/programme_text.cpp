#include "server/demo/programme_text.hpp"

#include "server/demo/json_node.hpp"

#include <algorithm>

namespace verdiep::demo {

namespace {

/// Length first, then bytewise: the order of keys in canonical CBOR.
bool canonically_before(const std::string& a, const std::string& b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

template <class Text>
Result<Text> parse_translations(const JsonNode& node) {
  VERDIEP_TRY(tags, node.keys());
  if (tags.empty() || tags.size() > languages_max) {
    return node.wrong("has no text, or too many languages");
  }
  std::sort(tags.begin(), tags.end(), canonically_before);
  Text text;
  for (const auto& tag : tags) {
    VERDIEP_TRY(entry, node.at(tag));
    VERDIEP_TRY(words, entry.text(Text::bytes_max));
    text.entries.emplace_back(tag, std::move(words));
  }
  return text;
}

template <class Text>
Result<Text> translations_at(const JsonNode& node, std::string_view field) {
  VERDIEP_TRY(value, node.at(field));
  return parse_translations<Text>(value);
}

Result<dingen::Link> parse_link(const JsonNode& node) {
  VERDIEP_CHECK(node.only({"title", "url"}));
  VERDIEP_TRY(title, translations_at<dingen::Title>(node, "title"));
  VERDIEP_TRY(url, node.at("url"));
  VERDIEP_TRY(address, url.text(dingen::Url::bytes_max));
  return dingen::Link{std::move(title), {std::move(address)}};
}

template <class Items>
Result<Items> parse_items(const JsonNode& ding, std::string_view field, auto parse) {
  Items items;
  if (!ding.has(field)) {
    return items;
  }
  VERDIEP_TRY(node, ding.at(field));
  VERDIEP_TRY(nodes, node.items(Items::count_max));
  for (const auto& item : nodes) {
    VERDIEP_TRY(parsed, parse(item));
    items.items.push_back(std::move(parsed));
  }
  return items;
}

Result<dingen::Content> parse_content(const JsonNode& node, std::uint16_t order) {
  VERDIEP_CHECK(node.only({"key", "track", "minutes", "title", "why", "steps", "done", "service", "links"}));
  VERDIEP_TRY(track, node.at("track"));
  VERDIEP_TRY(track_index, track.word({"must", "can", "free"}));
  VERDIEP_TRY(minutes, node.at("minutes"));
  VERDIEP_TRY(minutes_asked, minutes.number(1, 600));
  VERDIEP_TRY(title, translations_at<dingen::Title>(node, "title"));
  VERDIEP_TRY(why, translations_at<dingen::Paragraph>(node, "why"));
  VERDIEP_TRY(done, translations_at<dingen::Paragraph>(node, "done"));
  VERDIEP_TRY(service, translations_at<dingen::Paragraph>(node, "service"));
  using Steps = decltype(dingen::Content::steps);
  using Links = decltype(dingen::Content::links);
  VERDIEP_TRY(steps, parse_items<Steps>(node, "steps", parse_translations<dingen::Step>));
  VERDIEP_TRY(links, parse_items<Links>(node, "links", parse_link));
  return dingen::Content{
      static_cast<dingen::Track>(track_index),
      order,
      static_cast<std::uint16_t>(minutes_asked),
      std::move(title),
      std::move(why),
      std::move(steps),
      std::move(done),
      std::move(service),
      std::move(links)
  };
}

Result<std::vector<DingText>> parse_dingen(const JsonNode& node) {
  VERDIEP_TRY(nodes, node.items(dingen::dingen_max));
  std::vector<DingText> dingen;
  for (const auto& item : nodes) {
    VERDIEP_TRY(key, item.at("key"));
    VERDIEP_TRY(name, key.text(64));
    VERDIEP_TRY(content, parse_content(item, static_cast<std::uint16_t>(dingen.size() + 1)));
    dingen.push_back({std::move(name), std::move(content)});
  }
  return dingen;
}

} // namespace

Result<ProgrammeText> parse_programme(std::string_view json) {
  VERDIEP_TRY(value, parse_json(json, "programme.json"));
  const JsonNode root(value, "programme.json: ");
  VERDIEP_CHECK(root.only({"title", "goal", "languages", "kind", "dingen"}));
  VERDIEP_TRY(title, translations_at<programme::Title>(root, "title"));
  VERDIEP_TRY(goal, translations_at<programme::Goal>(root, "goal"));
  VERDIEP_TRY(kind, root.at("kind"));
  VERDIEP_TRY(kind_index, kind.word({"group", "individual"}));
  VERDIEP_TRY(list, root.at("dingen"));
  VERDIEP_TRY(dingen, parse_dingen(list));
  return ProgrammeText{
      std::move(title), std::move(goal), static_cast<programme::Kind>(kind_index), std::move(dingen)
  };
}

} // namespace verdiep::demo
