#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// The few turns of phrase that both languages make alike.
namespace verdiep::words {

[[nodiscard]] inline std::string quoted(std::string_view text) {
  return "‘" + std::string(text) + "’";
}

/// "1 bericht", "3 berichten".
[[nodiscard]] inline std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

} // namespace verdiep::words
