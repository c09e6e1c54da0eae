#pragma once

#include "events/people.hpp"
#include "shared/people/state.hpp"

/// What each event changes in the state of this area. Total: an event about a thing that is not there changes
/// nothing.
namespace verdiep::people {

void evolve(State& state, Position position, MemberId actor, const MemberJoined& event);
void evolve(State& state, Position position, MemberId actor, const MemberRenamed& event);
void evolve(State& state, Position position, MemberId actor, const ParticipantEnrolled& event);
void evolve(State& state, Position position, MemberId actor, const ParticipantWithdrew& event);
void evolve(State& state, Position position, MemberId actor, const RoleGranted& event);
void evolve(State& state, Position position, MemberId actor, const RoleRevoked& event);
void evolve(State& state, Position position, MemberId actor, const PersonErased& event);

} // namespace verdiep::people
