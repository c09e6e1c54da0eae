#include "client-wasm/address.hpp"

namespace verdiep {

Address address_of(std::string_view route) {
  const auto mark = route.find('?');
  if (mark == std::string_view::npos)
    return {route, {}};
  return {route.substr(0, mark), route.substr(mark + 1)};
}

std::optional<std::string_view> after(std::string_view path, std::string_view prefix) {
  if (path.substr(0, prefix.size()) != prefix)
    return std::nullopt;
  return path.substr(prefix.size());
}

std::string_view parameter(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const auto end = query.find('&');
    const std::string_view pair = query.substr(0, end);
    query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
    const auto equals = pair.find('=');
    if (pair.substr(0, equals) == name && equals != std::string_view::npos)
      return pair.substr(equals + 1);
  }
  return {};
}

} // namespace verdiep
