#pragma once

#include "events/types/timestamp.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace verdiep::insights {

/// A calendar day in UTC, counted from 1970-01-01: figures know no times of day.
///
/// Of UTC, because a figure must be the same on every device and at the server.
struct Day {
  std::int32_t value = 0;

  friend constexpr auto operator<=>(const Day&, const Day&) = default;
};

[[nodiscard]] Day day_of(Timestamp time);

/// How many days `later` is after `earlier`; 0 if it is not.
[[nodiscard]] std::uint32_t days_between(Day earlier, Day later);

/// Such as "2026-11-23".
[[nodiscard]] std::string to_text(Day day);
/// Reads exactly what `to_text` writes, for 1970 to 9999; nullopt for anything else.
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);

} // namespace verdiep::insights
