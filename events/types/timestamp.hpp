#pragma once

#include <compare>
#include <cstdint>

namespace verdiep {

/// Milliseconds since 1970-01-01T00:00:00Z, without leap seconds. The core reads no clock: time comes in.
struct Timestamp {
  std::int64_t ms = 0;

  friend constexpr auto operator<=>(const Timestamp&, const Timestamp&) = default;
};

} // namespace verdiep
