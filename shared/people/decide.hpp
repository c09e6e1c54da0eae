#pragma once

#include "events/people.hpp"
#include "shared/stream/decision.hpp"

namespace verdiep::stream {
struct Context;
struct State;
} // namespace verdiep::stream

/// The rules of membership, roles and erasure: one function a command, each the list of its rules in the
/// order in which a person would be told. `stream::decide` checked before that the programme takes commands
/// at all.
namespace verdiep::people {

[[nodiscard]] stream::Decision
decide(const stream::State& state, MemberId actor, const JoinProgramme& command);
[[nodiscard]] stream::Decision
decide(const stream::State& state, MemberId actor, const RenameMember& command);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const Enrol& command);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const Withdraw& command);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const GrantRole& command);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const RevokeRole& command);
[[nodiscard]] stream::Decision decide(
    const stream::State& state, MemberId actor, const ErasePerson& command, const stream::Context& context
);

} // namespace verdiep::people
