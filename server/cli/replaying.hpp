#pragma once

#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "events/types/timestamp.hpp"
#include "server/log/log.hpp"
#include "shared/result.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace verdiep::cli {

/// Where to stop: after the event at this position, or after the last that was recorded by this time.
using ReplayTo = std::variant<Position, Timestamp>;

/// "123"; "2026-09-07T14:05:00Z", with an offset instead of Z, without seconds, or the day alone, which is its end in
/// UTC. Nothing given: as far as the stream goes.
///
/// Errors   invalid_input
[[nodiscard]] Result<ReplayTo> parse_replay_to(std::string_view text);

/// The stream that is meant: a programme as elsewhere, or a group by its id.
///
/// Errors   invalid_input, not_found: with the programmes to choose from
[[nodiscard]] Result<StreamId> find_stream(const log::Log& log, std::string_view text);

/// The state that the events lead to, as JSON: what a client that travels there computes, to the same hash. From records
/// only: no word of a person, no ballot.
///
/// Errors   invalid_input: a position that is not there; damaged
[[nodiscard]] Result<std::string> replay(const log::Log& log, StreamId stream, const ReplayTo& to);

} // namespace verdiep::cli
