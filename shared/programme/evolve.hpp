#pragma once

#include "events/programme.hpp"
#include "shared/programme/state.hpp"

/// What each event changes in the state of this area. Total: an event about a thing that is not there changes
/// nothing.
namespace verdiep::programme {

void evolve(State& state, Position position, MemberId actor, const ProgrammeDrafted& event);
void evolve(State& state, Position position, MemberId actor, const GoalAgreed& event);
void evolve(State& state, Position position, MemberId actor, const EnrolmentOpened& event);
void evolve(State& state, Position position, MemberId actor, const EnrolmentClosed& event);
void evolve(State& state, Position position, MemberId actor, const PhaseStarted& event);
void evolve(State& state, Position position, MemberId actor, const ProgrammeClosed& event);

} // namespace verdiep::programme
