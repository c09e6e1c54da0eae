#pragma once

#include "events/types/id.hpp"
#include "events/types/position.hpp"

namespace verdiep::stream {

struct State;

/// What deciding in a group's stream may know of its programme: who is in which group, with which role, at that
/// moment. Empty for a programme's own stream. `evolve` never needs it.
///
/// Shape    `position` is the head of `programme`; predictions are compared at equal ones only
/// Owner    the programme's state outlives the decision
struct Context {
  const State* programme = nullptr;
  Position position;
  GroupId group; ///< whose stream it is

  [[nodiscard]] bool is_group() const { return programme != nullptr; }
};

} // namespace verdiep::stream
