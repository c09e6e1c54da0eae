#include "shared/groups/evolve.hpp"

namespace verdiep::groups {

void evolve(State& state, Position position, MemberId, const GroupFormed& event) {
  state.groups[event.group].formed = position;
}

void evolve(State&, Position, MemberId, const GroupRenamed&) {}

void evolve(State& state, Position position, MemberId, const GroupJoined& event) {
  if (Group* group = find(state.groups, event.group)) {
    ++group->members;
    group->moved = position;
    state.memberships[event.member] = {event.group, position};
  }
}

void evolve(State& state, Position position, MemberId, const GroupLeft& event) {
  Group* group = find(state.groups, event.group);
  if (group == nullptr || !is_in(state, event.member, event.group)) {
    return;
  }
  --group->members;
  group->moved = position;
  state.memberships.erase(event.member);
  if (group->helper == event.member) {
    group->helper = {};
    group->appointed = position;
  }
}

void evolve(State& state, Position position, MemberId, const HelperAppointed& event) {
  if (Group* group = find(state.groups, event.group)) {
    group->helper = event.member;
    group->appointed = position;
  }
}

} // namespace verdiep::groups
