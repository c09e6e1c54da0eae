#pragma once

#include "events/groups.hpp"
#include "shared/stream/decision.hpp"

namespace verdiep::stream {
struct State;
}

/// The rules of groups: one function a command, each the list of its rules in the order in which a
/// person would be told. `stream::decide` checked before that the programme takes commands at all.
namespace verdiep::groups {

[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const FormGroup& command);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const RenameGroup& command);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const JoinGroup& command);
[[nodiscard]] stream::Decision decide(const stream::State& state, MemberId actor, const LeaveGroup& command);
[[nodiscard]] stream::Decision
decide(const stream::State& state, MemberId actor, const AppointHelper& command);

} // namespace verdiep::groups
