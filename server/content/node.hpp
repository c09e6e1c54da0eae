#pragma once

#include "server/content/json.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace verdiep::content {

/// A value of a file with the way to it, so that a mistake says both: `dingen[12].minutes`, and line and column.
///
/// Errors   every accessor: when the value is missing or another than asked for
/// Owner    the parsed text must outlive its nodes
class Node {
public:
  explicit Node(const Json& value, std::string path = {}) : value_(&value), path_(std::move(path)) {}

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] Place place() const { return value_->place; }
  [[nodiscard]] bool has(std::string_view field) const { return find(field) != nullptr; }
  [[nodiscard]] Read<Node> at(std::string_view field) const;
  [[nodiscard]] Read<std::vector<Node>> items(std::size_t count_max) const;
  /// The names of an object's fields.
  [[nodiscard]] Read<std::vector<std::string>> keys() const;

  /// A text of 1 to `bytes_max` bytes, with no control characters but line breaks.
  [[nodiscard]] Read<std::string> text(std::size_t bytes_max) const;
  [[nodiscard]] Read<std::int64_t> number(std::int64_t min, std::int64_t max) const;
  [[nodiscard]] Read<bool> flag() const;
  /// The index of the text in `words`.
  [[nodiscard]] Read<std::size_t> word(std::initializer_list<std::string_view> words) const;

  /// Refuses what is no object, a field that stands twice, and fields that nobody reads: most likely a misspelt name.
  [[nodiscard]] Read<void> only(std::initializer_list<std::string_view> fields) const;
  /// The same, every mistake of it.
  [[nodiscard]] std::vector<Mistake> all_but(std::initializer_list<std::string_view> fields) const;

  [[nodiscard]] tl::unexpected<Mistake> wrong(std::string_view what, std::string advice) const;

private:
  [[nodiscard]] const Json* find(std::string_view field) const;
  [[nodiscard]] Mistake mistake(Place place, std::string_view what, std::string advice) const;

  const Json* value_;
  std::string path_;
};

} // namespace verdiep::content
