#pragma once

#include "events/forum.hpp"
#include "shared/stream/decision.hpp"

namespace verdiep::stream {
struct Context;
struct State;
} // namespace verdiep::stream

/// The rules of threads and posts, in the programme and in the room of a group: one function a command, each the list of its rules in the order in which a
/// person would be told. `stream::decide` checked before that the programme takes commands at all.
namespace verdiep::forum {

[[nodiscard]] stream::Decision
decide(const stream::State& state, MemberId actor, const OpenThread& command, const stream::Context& context);
[[nodiscard]] stream::Decision
decide(const stream::State& state, MemberId actor, const WritePost& command, const stream::Context& context);
[[nodiscard]] stream::Decision
decide(const stream::State& state, MemberId actor, const RevisePost& command, const stream::Context& context);
[[nodiscard]] stream::Decision
decide(const stream::State& state, MemberId actor, const RemovePost& command, const stream::Context& context);
[[nodiscard]] stream::Decision
decide(const stream::State& state, MemberId actor, const LockThread& command, const stream::Context& context);
[[nodiscard]] stream::Decision decide(
    const stream::State& state, MemberId actor, const UnlockThread& command, const stream::Context& context
);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const AskHelp& command);
[[nodiscard]] stream::Decision
decide(const stream::State& state, MemberId actor, const MarkAnswered& command);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const ReopenHelp& command);

} // namespace verdiep::forum
