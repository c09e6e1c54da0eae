#pragma once

#include "events/programme.hpp"
#include "shared/stream/decision.hpp"

namespace verdiep::stream {
struct State;
}

/// The rules of the programme itself: one function a command, each the list of its rules in the order in
/// which a person would be told. `stream::decide` checked before that the programme takes commands at all.
namespace verdiep::programme {

[[nodiscard]] stream::Decision
decide(const stream::State& state, MemberId actor, const DraftProgramme& command);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const AgreeGoal& command);
[[nodiscard]] stream::Decision
decide(const stream::State& state, MemberId actor, const OpenEnrolment& command);
[[nodiscard]] stream::Decision
decide(const stream::State& state, MemberId actor, const CloseEnrolment& command);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const StartPhase& command);
[[nodiscard]] stream::Decision
decide(const stream::State& state, MemberId actor, const CloseProgramme& command);

} // namespace verdiep::programme
