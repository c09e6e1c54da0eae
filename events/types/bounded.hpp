#pragma once

#include <compare>
#include <concepts>

namespace verdiep {

/// A number with its greatest value in the type: decoding refuses what is larger.
///
/// Shape    CBOR unsigned integer
template <std::unsigned_integral T, T max_>
struct Bounded {
  static constexpr T max = max_;
  T value = 0;

  friend constexpr auto operator<=>(const Bounded&, const Bounded&) = default;
};

} // namespace verdiep
