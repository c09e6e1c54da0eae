#include "server/demo/json_node.hpp"

#include <algorithm>

namespace verdiep::demo {

bool JsonNode::has(std::string_view field) const {
  return value_->is_object() && value_->contains(field);
}

Result<JsonNode> JsonNode::at(std::string_view field) const {
  if (!has(field)) {
    return wrong("lacks `" + std::string(field) + "`");
  }
  const auto separator = place_.ends_with(": ") ? "" : ".";
  return JsonNode(*value_->find(field), place_ + separator + std::string(field));
}

Result<std::vector<JsonNode>> JsonNode::items(std::size_t count_max) const {
  if (!value_->is_array()) {
    return wrong("is no list");
  }
  if (value_->size() > count_max) {
    return wrong("has more than " + std::to_string(count_max) + " entries");
  }
  std::vector<JsonNode> nodes;
  nodes.reserve(value_->size());
  for (std::size_t index = 0; index < value_->size(); ++index) {
    nodes.emplace_back((*value_)[index], place_ + "[" + std::to_string(index) + "]");
  }
  return nodes;
}

Result<std::vector<std::string>> JsonNode::keys() const {
  if (!value_->is_object()) {
    return wrong("is no object");
  }
  std::vector<std::string> names;
  for (const auto& field : value_->items()) {
    names.push_back(field.key());
  }
  return names;
}

Result<std::string> JsonNode::text(std::size_t bytes_max) const {
  const auto* text = value_->get_ptr<const std::string*>();
  if (text == nullptr || text->empty() || text->size() > bytes_max) {
    return wrong("is no text of 1 to " + std::to_string(bytes_max) + " bytes");
  }
  return *text;
}

Result<std::int64_t> JsonNode::number(std::int64_t min, std::int64_t max) const {
  const bool fits = value_->is_number_integer() &&
                    (!value_->is_number_unsigned() || value_->get<std::uint64_t>() <= INT64_MAX);
  const auto number = fits ? value_->get<std::int64_t>() : min - 1;
  if (number < min || number > max) {
    return wrong("is no number from " + std::to_string(min) + " to " + std::to_string(max));
  }
  return number;
}

Result<bool> JsonNode::flag() const {
  if (!value_->is_boolean()) {
    return wrong("is neither true nor false");
  }
  return value_->get<bool>();
}

Result<std::size_t> JsonNode::word(std::initializer_list<std::string_view> words) const {
  const auto* text = value_->get_ptr<const std::string*>();
  const auto found = text == nullptr ? words.end() : std::find(words.begin(), words.end(), *text);
  if (found != words.end()) {
    return static_cast<std::size_t>(found - words.begin());
  }
  std::string list;
  for (const auto word : words) {
    list.append(list.empty() ? "`" : ", `").append(word).append("`");
  }
  return wrong("is none of " + list);
}

Result<void> JsonNode::only(std::initializer_list<std::string_view> fields) const {
  VERDIEP_TRY(names, keys());
  for (const auto& name : names) {
    if (std::find(fields.begin(), fields.end(), name) == fields.end()) {
      return wrong("has `" + name + "`, which nothing reads");
    }
  }
  return {};
}

Failure JsonNode::wrong(std::string_view what) const {
  return fail(ErrorCode::invalid_input, place_ + (place_.ends_with(": ") ? "" : " ") + std::string(what));
}

Result<nlohmann::json> parse_json(std::string_view text, std::string_view file) {
  auto value = nlohmann::json::parse(text, nullptr, false);
  if (!value.is_discarded()) {
    return value;
  }
  return fail(ErrorCode::invalid_input, std::string(file) + " is no JSON");
}

} // namespace verdiep::demo
