#pragma once

#include "events/vote.hpp"
#include "shared/vote/state.hpp"

/// What each event changes in the state of this area. Total: an event about a thing that is not there changes
/// nothing.
namespace verdiep::vote {

void evolve(State& state, Position position, MemberId actor, const RoundOpened& event);
void evolve(State& state, Position position, MemberId actor, const VoteCast& event);
void evolve(State& state, Position position, MemberId actor, const RoundClosed& event);
void evolve(State& state, Position position, MemberId actor, const BallotsCounted& event);

} // namespace verdiep::vote
