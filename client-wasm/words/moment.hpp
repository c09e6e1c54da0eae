#pragma once

#include "events/types/timestamp.hpp"

#include <string>

namespace verdiep::words {

/// A moment as people say it, seen from `now`: "zojuist", "12 minuten geleden", "vandaag 14:05", "gisteren
/// 9:30", "ma 7 september", "7 september 2025".
///
/// Shape    `utc_offset_minutes` is what is added to UTC for the reader's clock, +60 in a Dutch winter
[[nodiscard]] std::string dutch_moment(Timestamp at, Timestamp now, int utc_offset_minutes);
/// "just now", "12 minutes ago", "today 14:05", "yesterday 9:30", "Mon 7 September", "7 September 2025".
[[nodiscard]] std::string english_moment(Timestamp at, Timestamp now, int utc_offset_minutes);

} // namespace verdiep::words
