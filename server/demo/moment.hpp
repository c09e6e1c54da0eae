#pragma once

#include "events/types/timestamp.hpp"
#include "server/content/node.hpp"

#include <cstdint>

/// Times as the story's file writes them.
namespace verdiep::demo {

inline constexpr std::int64_t second_ms = 1000;
inline constexpr std::int64_t minute_ms = 60 * second_ms;
inline constexpr std::int64_t day_ms = 24 * 60 * minute_ms;

/// `2026-09-07T08:00:00Z`
[[nodiscard]] content::Read<Timestamp> parse_instant(const content::Node& node);

/// `08:04`, in milliseconds since midnight.
[[nodiscard]] content::Read<std::int64_t> parse_time_of_day(const content::Node& node);

} // namespace verdiep::demo
