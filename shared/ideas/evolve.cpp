#include "shared/ideas/evolve.hpp"

namespace verdiep::ideas {

void evolve(State& state, Position position, MemberId, const IdeaProposed&) {
  state.idea = position;
}

void evolve(State& state, Position position, MemberId, const PlanSectionRevised& event) {
  state.section(event.section) = position;
}

} // namespace verdiep::ideas
