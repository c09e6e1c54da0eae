#pragma once

#include "events/dingen.hpp"
#include "shared/dingen/state.hpp"

/// What each event changes in the state of this area. Total: an event about a thing that is not there changes
/// nothing.
namespace verdiep::dingen {

void evolve(State& state, Position position, MemberId actor, const DingAdded& event);
void evolve(State& state, Position position, MemberId actor, const DingRevised& event);
void evolve(State& state, Position position, MemberId actor, const DingRemoved& event);
void evolve(State& state, Position position, MemberId actor, const DingCompleted& event);
void evolve(State& state, Position position, MemberId actor, const DingReopened& event);

} // namespace verdiep::dingen
