#pragma once

#include <optional>
#include <string_view>

/// Reading the routes of the client. Our values are ids and plain words, so nothing is decoded.
namespace verdiep {

struct Address {
  std::string_view path;
  std::string_view query;
};

[[nodiscard]] Address address_of(std::string_view route);

/// What follows `prefix` in the path; nothing if it does not start with it.
[[nodiscard]] std::optional<std::string_view> after(std::string_view path, std::string_view prefix);

/// The value of a query parameter; empty if there is none.
[[nodiscard]] std::string_view parameter(std::string_view query, std::string_view name);

} // namespace verdiep
