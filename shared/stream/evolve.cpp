#include "shared/dingen/evolve.hpp"

#include "shared/forum/evolve.hpp"
#include "shared/people/evolve.hpp"
#include "shared/programme/evolve.hpp"
#include "shared/stream/decider.hpp"

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
