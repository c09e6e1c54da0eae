#include "shared/dingen/evolve.hpp"

#include "shared/forum/evolve.hpp"
#include "shared/groups/evolve.hpp"
#include "shared/ideas/evolve.hpp"
#include "shared/people/evolve.hpp"
#include "shared/pitch/evolve.hpp"
#include "shared/programme/evolve.hpp"
#include "shared/stream/decider.hpp"
#include "shared/vote/evolve.hpp"

#include <variant>

namespace verdiep::stream {

namespace {

/// The part of the state that an event belongs to: found by the event's own area.
struct AreaOf {
  State& state;
  Position position;
  MemberId actor;

  template <class Event>
  void operator()(const Event& event) const {
    if constexpr (requires(programme::State& area) { programme::evolve(area, position, actor, event); }) {
      programme::evolve(state.programme, position, actor, event);
    } else if constexpr (requires(people::State& area) { people::evolve(area, position, actor, event); }) {
      people::evolve(state.people, position, actor, event);
    } else if constexpr (requires(dingen::State& area) { dingen::evolve(area, position, actor, event); }) {
      dingen::evolve(state.dingen, position, actor, event);
    } else if constexpr (requires(groups::State& area) { groups::evolve(area, position, actor, event); }) {
      groups::evolve(state.groups, position, actor, event);
    } else if constexpr (requires(ideas::State& area) { ideas::evolve(area, position, actor, event); }) {
      ideas::evolve(state.ideas, position, actor, event);
    } else if constexpr (requires(pitch::State& area) { pitch::evolve(area, position, actor, event); }) {
      pitch::evolve(state.pitch, position, actor, event);
    } else if constexpr (requires(vote::State& area) { vote::evolve(area, position, actor, event); }) {
      vote::evolve(state.vote, position, actor, event);
    } else {
      forum::evolve(state.forum, position, actor, event);
    }
  }
};

} // namespace

void evolve(State& state, Position position, MemberId actor, const EventBody& event) {
  std::visit(AreaOf{state, position, actor}, event);
  state.head = position;
}

void evolve_unknown(State& state, Position position) {
  state.read_only = true;
  state.head = position;
}

} // namespace verdiep::stream
