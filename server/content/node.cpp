#include "server/content/node.hpp"

#include "shared/result.hpp"

#include <algorithm>
#include <numeric>

namespace verdiep::content {

namespace {

/// How many letters have to be put in, left out or changed (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

constexpr std::size_t name_bytes_compared = 40;
constexpr std::size_t misspelt_max = 2;

std::string advice_for(std::string_view name, std::initializer_list<std::string_view> fields) {
  std::string list;
  for (const auto field : fields) {
    if (name.size() <= name_bytes_compared && distance(name, field) <= misspelt_max) {
      return "did you mean `" + std::string(field) + "`?";
    }
    list.append(list.empty() ? "`" : ", `").append(field).append("`");
  }
  return "take it out; fields that are read here: " + list;
}

/// A name from the file, short enough for a message.
std::string shown(std::string_view name) {
  return name.size() <= name_bytes_compared ? "`" + std::string(name) + "`" : "a field with a long name";
}

bool is_refused(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
}

} // namespace

const Json* Node::find(std::string_view field) const {
  const auto& names = value_->names;
  const auto found =
      std::find_if(names.begin(), names.end(), [&](const Json::Name& name) { return name.text == field; });
  return found == names.end() ? nullptr : &value_->items[static_cast<std::size_t>(found - names.begin())];
}

Read<Node> Node::at(std::string_view field) const {
  const Json* value = find(field);
  if (value == nullptr) {
    return value_->kind == Json::Kind::object ? wrong("lacks `" + std::string(field) + "`", "add it")
                                              : wrong("is no object", "write it with fields between { and }");
  }
  return Node(*value, path_ + (path_.empty() ? "" : ".") + std::string(field));
}

Read<std::vector<Node>> Node::items(std::size_t count_max) const {
  if (value_->kind != Json::Kind::list) {
    return wrong("is no list", "write its entries between [ and ], with commas");
  }
  if (value_->items.size() > count_max) {
    return wrong("has more than " + std::to_string(count_max) + " entries", "take some out");
  }
  std::vector<Node> nodes;
  nodes.reserve(value_->items.size());
  for (std::size_t index = 0; index < value_->items.size(); ++index) {
    nodes.emplace_back(value_->items[index], path_ + "[" + std::to_string(index) + "]");
  }
  return nodes;
}

Read<std::vector<std::string>> Node::keys() const {
  if (value_->kind != Json::Kind::object) {
    return wrong("is no object", "write it with fields between { and }");
  }
  std::vector<std::string> names;
  for (const auto& name : value_->names) {
    names.push_back(name.text);
  }
  return names;
}

Read<std::string> Node::text(std::size_t bytes_max) const {
  if (value_->kind != Json::Kind::text) {
    return wrong("is no text", "write it between double quotation marks");
  }
  const auto& text = value_->text;
  if (text.find_first_not_of(" \n\t") == std::string::npos) {
    return wrong("is empty", "write something");
  }
  if (text.size() > bytes_max) {
    return wrong(
        "is a text of " + std::to_string(text.size()) + " bytes, and at most " + std::to_string(bytes_max) +
            " fit",
        "make it shorter"
    );
  }
  if (std::any_of(text.begin(), text.end(), is_refused)) {
    return wrong("holds a control character", "take it out; \\n is fine for a new line");
  }
  return text;
}

Read<std::int64_t> Node::number(std::int64_t min, std::int64_t max) const {
  if (value_->kind != Json::Kind::whole || value_->whole < min || value_->whole > max) {
    return wrong(
        "is no number from " + std::to_string(min) + " to " + std::to_string(max),
        "write a whole number, without quotation marks"
    );
  }
  return value_->whole;
}

Read<bool> Node::flag() const {
  if (value_->kind != Json::Kind::boolean) {
    return wrong("is neither true nor false", "write one of these, without quotation marks");
  }
  return value_->flag;
}

Read<std::size_t> Node::word(std::initializer_list<std::string_view> words) const {
  const auto found =
      value_->kind == Json::Kind::text ? std::find(words.begin(), words.end(), value_->text) : words.end();
  if (found != words.end()) {
    return static_cast<std::size_t>(found - words.begin());
  }
  std::string list;
  for (const auto word : words) {
    list.append(list.empty() ? "\"" : ", \"").append(word).append("\"");
  }
  return wrong("is none of " + list, "choose one of these");
}

std::vector<Mistake> Node::all_but(std::initializer_list<std::string_view> fields) const {
  if (value_->kind != Json::Kind::object) {
    return {mistake(value_->place, "is no object", "write it with fields between { and }")};
  }
  std::vector<Mistake> mistakes;
  const auto& names = value_->names;
  for (auto name = names.begin(); name != names.end(); ++name) {
    const auto is_same = [&](const Json::Name& other) { return other.text == name->text; };
    if (std::find(fields.begin(), fields.end(), name->text) == fields.end()) {
      mistakes.push_back(mistake(
          name->place, "has " + shown(name->text) + ", which nothing reads", advice_for(name->text, fields)
      ));
    } else if (std::any_of(names.begin(), name, is_same)) {
      mistakes.push_back(mistake(name->place, "has " + shown(name->text) + " twice", "take one of them out"));
    }
  }
  return mistakes;
}

Read<void> Node::only(std::initializer_list<std::string_view> fields) const {
  auto mistakes = all_but(fields);
  if (!mistakes.empty()) {
    return tl::unexpected<Mistake>(std::move(mistakes.front()));
  }
  return {};
}

Mistake Node::mistake(Place place, std::string_view what, std::string advice) const {
  return {place, (path_.empty() ? "the file" : path_) + " " + std::string(what), std::move(advice)};
}

tl::unexpected<Mistake> Node::wrong(std::string_view what, std::string advice) const {
  return tl::unexpected<Mistake>(mistake(value_->place, what, std::move(advice)));
}

} // namespace verdiep::content
