#pragma once

#include "events/vote.hpp"
#include "shared/stream/decision.hpp"

namespace verdiep::stream {
struct State;
}

/// The rules of the vote: one function a command, each the list of its rules in the order in which a
/// person would be told. `stream::decide` checked before that the programme takes commands at all.
namespace verdiep::vote {

[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const OpenRound& command);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const CastVote& command);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const CloseRound& command);
[[nodiscard]] stream::Decision
decide(const stream::State& state, MemberId actor, const CountBallots& command);

} // namespace verdiep::vote
