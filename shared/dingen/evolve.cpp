#include "shared/dingen/evolve.hpp"

namespace verdiep::dingen {

void evolve(State& state, Position position, MemberId, const DingAdded& event) {
  state.dingen[event.ding].added = position;
}

void evolve(State&, Position, MemberId, const DingRevised&) {}

void evolve(State& state, Position position, MemberId, const DingRemoved& event) {
  if (Ding* ding = find(state.dingen, event.ding)) {
    ding->removed.set(position);
  }
}

void evolve(State& state, Position position, MemberId actor, const DingCompleted& event) {
  state.completions[Attempt{actor, event.ding}].set(position);
}

void evolve(State& state, Position position, MemberId actor, const DingReopened& event) {
  if (Fact* completion = find(state.completions, Attempt{actor, event.ding})) {
    completion->clear(position);
  }
}

} // namespace verdiep::dingen
