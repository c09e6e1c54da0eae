#pragma once

#include "shared/result.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace verdiep::demo {

/// A value of a JSON text that knows where it stands, so that a mistake in a file is named by its place:
/// `story.json: actions[12].day is not a number from 1 to 366`.
///
/// Errors   every accessor: invalid_input, when the value is missing or another
/// Owner    the parsed text must outlive its nodes
class JsonNode {
public:
  JsonNode(const nlohmann::json& value, std::string place) : value_(&value), place_(std::move(place)) {}

  [[nodiscard]] const std::string& place() const { return place_; }
  [[nodiscard]] bool has(std::string_view field) const;
  [[nodiscard]] Result<JsonNode> at(std::string_view field) const;
  [[nodiscard]] Result<std::vector<JsonNode>> items(std::size_t count_max) const;
  /// The names of an object's fields.
  [[nodiscard]] Result<std::vector<std::string>> keys() const;

  /// A text of 1 to `bytes_max` bytes.
  [[nodiscard]] Result<std::string> text(std::size_t bytes_max) const;
  [[nodiscard]] Result<std::int64_t> number(std::int64_t min, std::int64_t max) const;
  [[nodiscard]] Result<bool> flag() const;
  /// The index of the text in `words`.
  [[nodiscard]] Result<std::size_t> word(std::initializer_list<std::string_view> words) const;

  /// Refuses fields that nobody reads: most likely a misspelt name.
  [[nodiscard]] Result<void> only(std::initializer_list<std::string_view> fields) const;

  [[nodiscard]] Failure wrong(std::string_view what) const;

private:
  const nlohmann::json* value_;
  std::string place_;
};

/// Errors   invalid_input
[[nodiscard]] Result<nlohmann::json> parse_json(std::string_view text, std::string_view file);

} // namespace verdiep::demo
