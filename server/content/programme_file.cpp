#include "server/content/programme_file.hpp"

#include "events/codec/values.hpp"
#include "server/content/node.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace verdiep::content {

namespace {

constexpr std::int64_t minutes_max = 600;
constexpr std::size_t key_bytes_max = 64;

/// Length first, then bytewise: the order of keys in canonical CBOR.
bool canonically_before(const std::string& a, const std::string& b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

/// Reads on after a mistake, so that all of them are told at once. What could not be read stays empty; nobody sees it.
class ProgrammeReader {
public:
  ProgrammeFile read(const Node& root);
  std::vector<Mistake> take_mistakes();

private:
  template <class T>
  std::optional<T> keep(Read<T> read) {
    if (read) {
      return std::move(*read);
    }
    mistakes_.push_back(std::move(read.error()));
    return std::nullopt;
  }
  void check_fields(const Node& node, std::initializer_list<std::string_view> fields);
  void read_languages(const Node& root);
  template <class Text>
  Text translations(const Node& node);
  template <class Text>
  Text translations_at(const Node& node, std::string_view field);
  template <class Items>
  Items entries(const Node& node, std::string_view field, auto read);
  dingen::Link link(const Node& node);
  dingen::Content content(const Node& node, std::uint16_t place);
  DingText ding(const Node& node, std::uint16_t place);
  void read_word(
      const Node& node, std::string_view field, std::initializer_list<std::string_view> words, auto& value
  );
  void read_number(const Node& node, std::string_view field, std::int64_t max, std::uint16_t& value);

  std::vector<std::string> languages_; ///< in canonical order
  std::set<std::string> keys_;
  std::vector<Mistake> mistakes_;
};

void ProgrammeReader::check_fields(const Node& node, std::initializer_list<std::string_view> fields) {
  for (auto& mistake : node.all_but(fields)) {
    mistakes_.push_back(std::move(mistake));
  }
}

ProgrammeFile ProgrammeReader::read(const Node& root) {
  ProgrammeFile file;
  check_fields(root, {"languages", "title", "goal", "kind", "dingen"});
  read_languages(root);
  file.title = translations_at<programme::Title>(root, "title");
  file.goal = translations_at<programme::Goal>(root, "goal");
  read_word(root, "kind", {"group", "individual"}, file.kind);
  const auto list = keep(root.at("dingen"));
  const auto nodes = list ? keep(list->items(dingen::dingen_max)) : std::nullopt;
  for (const auto& node : nodes.value_or(std::vector<Node>{})) {
    file.dingen.push_back(ding(node, static_cast<std::uint16_t>(file.dingen.size() + 1)));
  }
  if (nodes && nodes->empty()) {
    keep<bool>(list->wrong("is empty", "a programme needs at least one Ding"));
  }
  return file;
}

/// Without any every text would be refused: then the first text's own languages are good enough to read on.
void ProgrammeReader::read_languages(const Node& root) {
  const auto list = keep(root.at("languages"));
  const auto nodes = list ? keep(list->items(languages_max)) : std::nullopt;
  for (const auto& node : nodes.value_or(std::vector<Node>{})) {
    const auto tag = keep(node.text(language_tag_bytes_max));
    if (!tag) {
      continue;
    }
    if (!codec::is_language_tag(*tag)) {
      keep<bool>(node.wrong("is no language", "write a tag such as \"nl\", \"en\" or \"tr\""));
    } else if (std::find(languages_.begin(), languages_.end(), *tag) != languages_.end()) {
      keep<bool>(node.wrong("names a language twice", "take one of them out"));
    } else {
      languages_.push_back(*tag);
    }
  }
  if (nodes && nodes->empty()) {
    keep<bool>(list->wrong("is empty", "write the languages of the texts, such as [\"nl\", \"en\"]"));
  }
  std::sort(languages_.begin(), languages_.end(), canonically_before);
}

template <class Text>
Text ProgrammeReader::translations(const Node& node) {
  Text text;
  const auto names = keep(node.keys());
  if (!names) {
    return text;
  }
  for (const auto& name : *names) {
    if (!languages_.empty() && std::find(languages_.begin(), languages_.end(), name) == languages_.end()) {
      const auto entry = node.at(name);
      keep<bool>(
          entry->wrong("is in a language that `languages` does not name", "add it there, or take this out")
      );
    }
  }
  for (const auto& language : languages_) {
    const auto entry = keep(node.at(language));
    auto words = entry ? keep(entry->text(Text::bytes_max)) : std::nullopt;
    if (words) {
      text.entries.emplace_back(language, std::move(*words));
    }
  }
  if (std::set<std::string>(names->begin(), names->end()).size() < names->size()) {
    keep<bool>(node.wrong("has a language twice", "take one of them out"));
  }
  return text;
}

template <class Text>
Text ProgrammeReader::translations_at(const Node& node, std::string_view field) {
  const auto value = keep(node.at(field));
  return value ? translations<Text>(*value) : Text{};
}

template <class Items>
Items ProgrammeReader::entries(const Node& node, std::string_view field, auto read) {
  Items entries;
  if (!node.has(field)) {
    return entries;
  }
  const auto nodes = keep(node.at(field)->items(Items::count_max));
  for (const auto& entry : nodes.value_or(std::vector<Node>{})) {
    entries.items.push_back(read(entry));
  }
  return entries;
}

dingen::Link ProgrammeReader::link(const Node& node) {
  check_fields(node, {"title", "url"});
  dingen::Link link{translations_at<dingen::Title>(node, "title"), {}};
  const auto url = keep(node.at("url"));
  auto address = url ? keep(url->text(dingen::Url::bytes_max)) : std::nullopt;
  if (!address) {
    return link;
  }
  const bool is_web = address->starts_with("https://") || address->starts_with("http://");
  if (!is_web || address->find_first_of(" \n\t") != std::string::npos) {
    keep<bool>(url->wrong("is no address on the web", "write it as https://… without spaces"));
  }
  link.url.value = std::move(*address);
  return link;
}

void ProgrammeReader::read_word(
    const Node& node, std::string_view field, std::initializer_list<std::string_view> words, auto& value
) {
  const auto word = keep(node.at(field));
  const auto index = word ? keep(word->word(words)) : std::nullopt;
  value = static_cast<std::remove_reference_t<decltype(value)>>(index.value_or(0));
}

void ProgrammeReader::read_number(
    const Node& node, std::string_view field, std::int64_t max, std::uint16_t& value
) {
  const auto number = keep(node.at(field));
  value = static_cast<std::uint16_t>((number ? keep(number->number(1, max)) : std::nullopt).value_or(1));
}

dingen::Content ProgrammeReader::content(const Node& node, std::uint16_t place) {
  dingen::Content content;
  content.order = place;
  read_word(node, "track", {"must", "can", "free"}, content.track);
  if (node.has("order")) {
    read_number(node, "order", UINT16_MAX, content.order);
  }
  read_number(node, "minutes", minutes_max, content.minutes);
  content.title = translations_at<dingen::Title>(node, "title");
  content.why = translations_at<dingen::Paragraph>(node, "why");
  content.steps = entries<decltype(content.steps)>(node, "steps", [this](const Node& entry) {
    return translations<dingen::Step>(entry);
  });
  content.done = translations_at<dingen::Paragraph>(node, "done");
  content.service = translations_at<dingen::Paragraph>(node, "service");
  content.links =
      entries<decltype(content.links)>(node, "links", [this](const Node& entry) { return link(entry); });
  return content;
}

DingText ProgrammeReader::ding(const Node& node, std::uint16_t place) {
  DingText ding;
  if (!keep(node.keys())) {
    return ding;
  }
  check_fields(
      node, {"key", "track", "order", "minutes", "title", "why", "steps", "done", "service", "links"}
  );
  if (node.has("key")) {
    const auto key = node.at("key");
    ding.key = keep(key->text(key_bytes_max)).value_or("");
    if (!ding.key.empty() && !keys_.insert(ding.key).second) {
      keep<bool>(key->wrong("is the key of another Ding already", "give each its own"));
    }
  }
  ding.content = content(node, place);
  return ding;
}

std::vector<Mistake> ProgrammeReader::take_mistakes() {
  std::stable_sort(mistakes_.begin(), mistakes_.end(), [](const Mistake& a, const Mistake& b) {
    return a.place.line != b.place.line ? a.place.line < b.place.line : a.place.column < b.place.column;
  });
  return std::move(mistakes_);
}

} // namespace

tl::expected<ProgrammeFile, std::vector<Mistake>> parse_programme(std::string_view text) {
  const auto json = parse_json(text);
  if (!json) {
    return tl::unexpected<std::vector<Mistake>>({json.error()});
  }
  ProgrammeReader reader;
  auto file = reader.read(Node(*json));
  auto mistakes = reader.take_mistakes();
  if (!mistakes.empty()) {
    return tl::unexpected<std::vector<Mistake>>(std::move(mistakes));
  }
  return file;
}

std::string line_of(std::string_view file, const Mistake& mistake) {
  return std::string(file) + ":" + std::to_string(mistake.place.line) + ":" +
         std::to_string(mistake.place.column) + ": " + mistake.what + ": " + mistake.advice;
}

Error error_of(std::string_view file, const std::vector<Mistake>& mistakes) {
  std::string lines;
  for (const auto& mistake : mistakes) {
    lines.append(lines.empty() ? "" : "\n").append(line_of(file, mistake));
  }
  return {ErrorCode::invalid_input, std::move(lines), {}};
}

} // namespace verdiep::content
