#pragma once

#include "events/ideas.hpp"
#include "shared/stream/decision.hpp"

namespace verdiep::stream {
struct State;
struct Context;
} // namespace verdiep::stream

/// The rules of ideas and plans: one function a command, each the list of its rules in the order in which a
/// person would be told. `stream::decide` checked before that the programme takes commands at all.
namespace verdiep::ideas {

[[nodiscard]] stream::Decision decide(
    const stream::State& state, MemberId actor, const ProposeIdea& command, const stream::Context& context
);
[[nodiscard]] stream::Decision decide(
    const stream::State& state,
    MemberId actor,
    const RevisePlanSection& command,
    const stream::Context& context
);

} // namespace verdiep::ideas
