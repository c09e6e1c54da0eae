#pragma once

#include <compare>
#include <cstdint>

namespace verdiep {

/// Milliseconds since 1970-01-01T00:00:00Z, without leap seconds. The core reads no clock: time comes in.
///
/// Shape    0 to `timestamp_ms_max`, else refused at decoding: whoever subtracts two need not fear an
/// overflow
struct Timestamp {
  std::int64_t ms = 0;

  friend constexpr auto operator<=>(const Timestamp&, const Timestamp&) = default;
};

/// The end of the year 9999, as far as RFC 3339 can write.
inline constexpr std::int64_t timestamp_ms_max = 253'402'300'799'999;

} // namespace verdiep
