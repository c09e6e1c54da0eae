#pragma once

#include "server/log/log.hpp"

#include <span>

namespace verdiep::log {

/// Checks the limits that one call of `Log::commit` must keep, whatever the log holds: counts and sizes.
///
/// Errors   invalid_input, naming the element and the limit
[[nodiscard]] Result<void> check_limits(std::span<const Commit> commits);

/// Checks what depends on the stream: that positions of values and feed entries exist once `commit` is
/// applied.
///
/// Errors   invalid_input
[[nodiscard]] Result<void> check_positions(const Commit& commit);

/// The error of a feed entry whose number is not the one after `last`.
[[nodiscard]] Failure feed_out_of_turn(const Commit& commit, const FeedEntry& entry, std::uint64_t last);

} // namespace verdiep::log
