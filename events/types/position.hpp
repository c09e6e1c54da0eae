#pragma once

#include <compare>
#include <cstdint>

namespace verdiep {

/// The 1-based, gapless place of an event in its stream; 0 is "before the first".
///
/// A type of its own, so that a position cannot be added to a position or mistaken for a count.
struct Position {
  std::uint64_t value = 0;

  [[nodiscard]] constexpr Position next() const { return Position{value + 1}; }
  [[nodiscard]] constexpr Position plus(std::uint64_t count) const { return Position{value + count}; }
  friend constexpr auto operator<=>(const Position&, const Position&) = default;
};

} // namespace verdiep
