#pragma once

#include "events/groups.hpp"
#include "shared/groups/state.hpp"

/// What each event changes in the state of this area. Total: an event about a thing that is not there changes
/// nothing.
namespace verdiep::groups {

void evolve(State& state, Position position, MemberId actor, const GroupFormed& event);
void evolve(State& state, Position position, MemberId actor, const GroupRenamed& event);
void evolve(State& state, Position position, MemberId actor, const GroupJoined& event);
void evolve(State& state, Position position, MemberId actor, const GroupLeft& event);
void evolve(State& state, Position position, MemberId actor, const HelperAppointed& event);

} // namespace verdiep::groups
