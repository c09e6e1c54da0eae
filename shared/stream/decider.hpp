#pragma once

#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "events/vocabulary.hpp"
#include "shared/stream/context.hpp"
#include "shared/stream/decision.hpp"
#include "shared/stream/state.hpp"

namespace verdiep::stream {

/// Pure, total, deterministic: rules and permissions live here and nowhere else.
///
/// Shape    `actor` is who asks, as the session says; `system_actor` for the scheduler and the operator
[[nodiscard]] Decision
decide(const State& state, const Context& context, MemberId actor, const CommandBody& command);

/// Folds the event at `position` (which is `state.head.next()`) into the state. Never fails: what was
/// recorded happened.
void evolve(State& state, Position position, MemberId actor, const EventBody& event);

/// An event this program does not know: keeps the position, makes the state read-only.
void evolve_unknown(State& state, Position position);

} // namespace verdiep::stream
