#pragma once

#include "events/forum.hpp"
#include "shared/stream/decision.hpp"

namespace verdiep::stream {
struct State;
}

/// The rules of threads and posts: one function a command, each the list of its rules in the order in which a
/// person would be told. `stream::decide` checked before that the programme takes commands at all.
namespace verdiep::forum {

[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const OpenThread& command);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const WritePost& command);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const RevisePost& command);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const RemovePost& command);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const LockThread& command);
[[nodiscard]] stream::Decision
decide(const stream::State& state, MemberId actor, const UnlockThread& command);

} // namespace verdiep::forum
