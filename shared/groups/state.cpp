#include "shared/groups/state.hpp"

namespace verdiep::groups {

std::optional<GroupId> group_of(const State& state, MemberId member) {
  const Membership* membership = find(state.memberships, member);
  if (membership == nullptr) {
    return std::nullopt;
  }
  return membership->group;
}

bool is_in(const State& state, MemberId member, GroupId group) {
  return group_of(state, member) == group;
}

bool is_helper(const State& state, MemberId member) {
  const Membership* membership = find(state.memberships, member);
  if (membership == nullptr) {
    return false;
  }
  const Group* group = find(state.groups, membership->group);
  return group != nullptr && group->helper == member;
}

} // namespace verdiep::groups
