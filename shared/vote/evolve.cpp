#include "shared/vote/evolve.hpp"

namespace verdiep::vote {

void evolve(State& state, Position position, MemberId, const RoundOpened& event) {
  Round& round = state.rounds[event.round];
  round.opened = position;
  round.pitches = event.pitches;
  round.electorate = event.electorate;
  state.latest = event.round;
  if (state.pitches_frozen == Position{}) {
    state.pitches_frozen = position;
  }
}

void evolve(State& state, Position position, MemberId actor, const VoteCast& event) {
  if (Round* round = find(state.rounds, event.round)) {
    round->voters[actor] = position;
  }
}

void evolve(State& state, Position position, MemberId, const RoundClosed& event) {
  if (Round* round = find(state.rounds, event.round)) {
    round->closed = position;
  }
}

void evolve(State& state, Position position, MemberId, const BallotsCounted& event) {
  if (Round* round = find(state.rounds, event.round)) {
    round->counted = position;
    round->result = event.result;
    round->leaders = event.leaders;
  }
}

} // namespace verdiep::vote
