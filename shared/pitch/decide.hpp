#pragma once

#include "events/pitch.hpp"
#include "shared/stream/decision.hpp"

namespace verdiep::stream {
struct State;
}

/// The rules of pitches and remarks: one function a command, each the list of its rules in the order in which a
/// person would be told. `stream::decide` checked before that the programme takes commands at all.
namespace verdiep::pitch {

[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const SubmitPitch& command);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const RevisePitch& command);
[[nodiscard]] stream::Decision
decide(const stream::State& state, MemberId actor, const WithdrawPitch& command);
[[nodiscard]] stream::Decision
decide(const stream::State& state, MemberId actor, const OrderPitches& command);
[[nodiscard]] stream::Decision
decide(const stream::State& state, MemberId actor, const PresentPitch& command);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const GiveRemark& command);
[[nodiscard]] stream::Decision
decide(const stream::State& state, MemberId actor, const RemoveRemark& command);

} // namespace verdiep::pitch
