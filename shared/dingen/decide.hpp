#pragma once

#include "events/dingen.hpp"
#include "shared/stream/decision.hpp"

namespace verdiep::stream {
struct State;
}

/// The rules of the Dingen and of completing them: one function a command, each the list of its rules in the
/// order in which a person would be told. `stream::decide` checked before that the programme takes commands
/// at all.
namespace verdiep::dingen {

[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const AddDing& command);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const ReviseDing& command);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const RemoveDing& command);
[[nodiscard]] stream::Decision
decide(const stream::State& state, MemberId actor, const CompleteDing& command);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const ReopenDing& command);

} // namespace verdiep::dingen
