#pragma once

#include "events/ideas.hpp"
#include "events/types/id.hpp"
#include "shared/ideas/state.hpp"

/// What each event changes in the state of this area. Total: an event about a thing that is not there changes
/// nothing.
namespace verdiep::ideas {

void evolve(State& state, Position position, MemberId actor, const IdeaProposed& event);
void evolve(State& state, Position position, MemberId actor, const PlanSectionRevised& event);

} // namespace verdiep::ideas
