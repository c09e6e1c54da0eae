#pragma once

#include "events/pitch.hpp"
#include "shared/pitch/state.hpp"

/// What each event changes in the state of this area. Total: an event about a thing that is not there changes
/// nothing.
namespace verdiep::pitch {

void evolve(State& state, Position position, MemberId actor, const PitchSubmitted& event);
void evolve(State& state, Position position, MemberId actor, const PitchRevised& event);
void evolve(State& state, Position position, MemberId actor, const PitchWithdrawn& event);
void evolve(State& state, Position position, MemberId actor, const PitchesOrdered& event);
void evolve(State& state, Position position, MemberId actor, const PitchPresented& event);
void evolve(State& state, Position position, MemberId actor, const RemarkGiven& event);
void evolve(State& state, Position position, MemberId actor, const RemarkRemoved& event);

} // namespace verdiep::pitch
