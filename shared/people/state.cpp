#include "shared/people/state.hpp"

#include <algorithm>

namespace verdiep::people {

std::size_t present_count(const State& state) {
  return static_cast<std::size_t>(std::count_if(
      state.members.begin(), state.members.end(), [](const auto& entry) { return !entry.second.erased; }
  ));
}

std::size_t coordinators_count(const State& state) {
  return static_cast<std::size_t>(std::count_if(
      state.members.begin(), state.members.end(),
      [](const auto& entry) { return entry.second.role(Role::coordinator).holds; }
  ));
}

bool leads(const State& state, MemberId member) {
  return member == system_actor || holds_role(state, member, Role::coordinator);
}

bool is_present(const State& state, MemberId member) {
  const Member* entry = find(state.members, member);
  return entry != nullptr && !entry->erased;
}

bool is_enrolled(const State& state, MemberId member) {
  const Member* entry = find(state.members, member);
  return entry != nullptr && entry->enrolled;
}

bool holds_role(const State& state, MemberId member, Role role) {
  const Member* entry = find(state.members, member);
  return entry != nullptr && entry->role(role);
}

} // namespace verdiep::people
