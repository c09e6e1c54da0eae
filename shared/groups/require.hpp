#pragma once

#include "events/types/id.hpp"
#include "shared/people/require.hpp"

namespace verdiep::stream {
struct Context;
struct State;
} // namespace verdiep::stream

/// Rules about groups that commands of several areas share.
namespace verdiep::groups {

/// The programme has groups.
[[nodiscard]] people::Permission require_groups(const stream::State& state);
/// The actor takes part and is in the group.
[[nodiscard]] people::Permission require_in(const stream::State& programme, MemberId actor, GroupId group);
/// The command came in a group's stream, and the actor is one of that group.
[[nodiscard]] people::Permission require_room(const stream::Context& context, MemberId actor);

} // namespace verdiep::groups
