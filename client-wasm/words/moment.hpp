#pragma once

#include "events/types/timestamp.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace verdiep::words {

/// A moment as people say it, seen from `now`: "zojuist", "12 minuten geleden", "vandaag 14:05", "gisteren
/// 9:30", "ma 7 september", "7 september 2025".
///
/// Shape    `utc_offset_minutes` is what is added to UTC for the reader's clock, +60 in a Dutch winter
[[nodiscard]] std::string dutch_moment(Timestamp at, Timestamp now, int utc_offset_minutes);
/// "just now", "12 minutes ago", "today 14:05", "yesterday 9:30", "Mon 7 September", "7 September 2025".
[[nodiscard]] std::string english_moment(Timestamp at, Timestamp now, int utc_offset_minutes);

/// The day in full: "maandag 7 september 2026".
[[nodiscard]] std::string dutch_day(Timestamp at, int utc_offset_minutes);
/// "Monday 7 September 2026".
[[nodiscard]] std::string english_day(Timestamp at, int utc_offset_minutes);

/// The time of day in both languages: "14:05".
[[nodiscard]] std::string time_of_day(Timestamp at, int utc_offset_minutes);
/// Tells days apart: counted from 1970, by the reader's clock.
[[nodiscard]] std::int64_t day_number(Timestamp at, int utc_offset_minutes);

/// The end of a day that somebody typed as day-month-year, by the reader's clock; the year may be left out where
/// `now` tells it. Nothing if it is no day.
[[nodiscard]] std::optional<Timestamp>
end_of_day(std::string_view typed, Timestamp now, int utc_offset_minutes);

} // namespace verdiep::words
