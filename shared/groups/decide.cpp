#include "shared/groups/decide.hpp"

#include "shared/groups/require.hpp"
#include "shared/stream/state.hpp"
#include "shared/stream/subject.hpp"

#include <string>

namespace verdiep::groups {

using people::Permission;
using stream::accept;
using stream::Decision;
using stream::reject;
using enum RejectionCode;

namespace {

Permission require_known(const State& state, GroupId id) {
  if (find(state.groups, id) == nullptr) {
    return reject(unknown_group);
  }
  return {};
}

Permission require_in_none(const State& state, MemberId member) {
  if (const Membership* membership = find(state.memberships, member)) {
    return reject(already_in_group, membership->joined, {{"group", to_text(membership->group)}});
  }
  return {};
}

Permission require_place(const stream::State& state, GroupId id) {
  const Group& group = *find(state.groups.groups, id);
  const std::uint8_t max = state.programme.group_members_max;
  if (group.members >= max) {
    return reject(group_full, group.moved, {{"max", std::to_string(max)}});
  }
  return {};
}

/// The group itself decides about its name and its vraagbaak; a coordinator may too.
Permission require_in_or_leader(const stream::State& state, MemberId actor, GroupId group) {
  return people::leads(state.people, actor) ? Permission{} : require_in(state, actor, group);
}

} // namespace

Decision decide(const stream::State& state, MemberId actor, const FormGroup& command) {
  VERDIEP_REQUIRE(require_groups(state));
  VERDIEP_REQUIRE(people::require_participant(state.people, actor));
  VERDIEP_REQUIRE(require_in_none(state.groups, actor));
  if (command.group.is_nil()) {
    return reject(invalid_value, Position{}, {{"field", "group"}});
  }
  VERDIEP_REQUIRE(stream::require_new_subject(state, command.group.bytes));
  if (state.groups.groups.size() >= groups_max) {
    return reject(limit_reached, Position{}, {{"limit", "groups"}, {"max", std::to_string(groups_max)}});
  }
  return accept(GroupFormed{command.group, command.name}, GroupJoined{command.group, actor});
}

Decision decide(const stream::State& state, MemberId actor, const RenameGroup& command) {
  VERDIEP_REQUIRE(require_groups(state));
  VERDIEP_REQUIRE(
      people::leads(state.people, actor) ? Permission{} : people::require_member(state.people, actor)
  );
  VERDIEP_REQUIRE(require_known(state.groups, command.group));
  VERDIEP_REQUIRE(require_in_or_leader(state, actor, command.group));
  return accept(GroupRenamed{command.group, command.name});
}

Decision decide(const stream::State& state, MemberId actor, const JoinGroup& command) {
  VERDIEP_REQUIRE(require_groups(state));
  VERDIEP_REQUIRE(people::require_participant(state.people, actor));
  VERDIEP_REQUIRE(require_known(state.groups, command.group));
  VERDIEP_REQUIRE(require_in_none(state.groups, actor));
  VERDIEP_REQUIRE(require_place(state, command.group));
  return accept(GroupJoined{command.group, actor});
}

Decision decide(const stream::State& state, MemberId actor, const LeaveGroup& command) {
  if (actor != command.member) {
    VERDIEP_REQUIRE(people::require_leader(state.people, actor));
  }
  VERDIEP_REQUIRE(people::require_subject(state.people, command.member));
  const auto group = group_of(state.groups, command.member);
  if (!group) {
    return reject(not_in_group, Position{}, {{"member", to_text(command.member)}});
  }
  return accept(GroupLeft{*group, command.member});
}

Decision decide(const stream::State& state, MemberId actor, const AppointHelper& command) {
  VERDIEP_REQUIRE(require_groups(state));
  VERDIEP_REQUIRE(
      people::leads(state.people, actor) ? Permission{} : people::require_member(state.people, actor)
  );
  VERDIEP_REQUIRE(require_known(state.groups, command.group));
  VERDIEP_REQUIRE(require_in_or_leader(state, actor, command.group));
  VERDIEP_REQUIRE(people::require_subject(state.people, command.member));
  if (!is_in(state.groups, command.member, command.group)) {
    return reject(not_in_group, Position{}, {{"member", to_text(command.member)}});
  }
  const Group& group = *find(state.groups.groups, command.group);
  if (group.helper == command.member) {
    return reject(already_helper, group.appointed, {{"member", to_text(command.member)}});
  }
  return accept(HelperAppointed{command.group, command.member});
}

} // namespace verdiep::groups
