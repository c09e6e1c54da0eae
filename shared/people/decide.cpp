#include "shared/people/decide.hpp"

#include "shared/people/require.hpp"
#include "shared/stream/context.hpp"
#include "shared/stream/state.hpp"

#include <string>

namespace verdiep::people {

using stream::accept;
using stream::Decision;
using stream::reject;
using enum RejectionCode;

namespace {

/// Somebody must be left who can lead. Of a closed programme nobody need.
Permission require_another_coordinator(const stream::State& state, MemberId member) {
  const bool is_last =
      holds_role(state.people, member, Role::coordinator) && coordinators_count(state.people) == 1;
  if (is_last && !state.programme.closed) {
    return reject(last_coordinator);
  }
  return {};
}

/// Who goes leaves their group, so that the place is free and the group knows.
Decision leaving(const stream::State& state, MemberId member, EventBody event) {
  if (const auto group = groups::group_of(state.groups, member)) {
    return accept(groups::GroupLeft{*group, member}, std::move(event));
  }
  return accept(std::move(event));
}

} // namespace

Decision decide(const stream::State& state, MemberId actor, const JoinProgramme& command) {
  if (actor == system_actor) {
    return reject(not_allowed, Position{}, {{"needs", "person"}});
  }
  if (const Member* member = find(state.people.members, actor)) {
    return member->erased ? reject(person_erased, member->erased) : reject(already_member, member->joined);
  }
  if (present_count(state.people) >= members_max) {
    return reject(limit_reached, Position{}, {{"limit", "members"}, {"max", std::to_string(members_max)}});
  }
  return accept(MemberJoined{actor, command.name, command.avatar});
}

Decision decide(const stream::State& state, MemberId actor, const RenameMember& command) {
  VERDIEP_REQUIRE(require_member(state.people, actor));
  return accept(MemberRenamed{actor, command.name, command.avatar});
}

Decision decide(const stream::State& state, MemberId actor, const Enrol&) {
  VERDIEP_REQUIRE(require_member(state.people, actor));
  const Fact& enrolled = find(state.people.members, actor)->enrolled;
  if (enrolled) {
    return reject(already_enrolled, enrolled);
  }
  if (!state.programme.enrolment_open) {
    return reject(enrolment_closed, state.programme.enrolment_open);
  }
  return accept(ParticipantEnrolled{actor});
}

Decision decide(const stream::State& state, MemberId actor, const Withdraw& command) {
  if (actor != command.member) {
    VERDIEP_REQUIRE(require_leader(state.people, actor));
  }
  VERDIEP_REQUIRE(require_subject(state.people, command.member));
  const Fact& enrolled = find(state.people.members, command.member)->enrolled;
  if (!enrolled) {
    return reject(not_enrolled, enrolled, {{"member", to_text(command.member)}});
  }
  return leaving(state, command.member, ParticipantWithdrew{command.member});
}

Decision decide(const stream::State& state, MemberId actor, const GrantRole& command) {
  VERDIEP_REQUIRE(require_leader(state.people, actor));
  VERDIEP_REQUIRE(require_subject(state.people, command.member));
  const Fact& held = find(state.people.members, command.member)->role(command.role);
  if (held) {
    return reject(role_held, held, {{"member", to_text(command.member)}});
  }
  return accept(RoleGranted{command.member, command.role});
}

Decision decide(const stream::State& state, MemberId actor, const RevokeRole& command) {
  VERDIEP_REQUIRE(require_leader(state.people, actor));
  VERDIEP_REQUIRE(require_subject(state.people, command.member));
  const Fact& held = find(state.people.members, command.member)->role(command.role);
  if (!held) {
    return reject(role_not_held, held, {{"member", to_text(command.member)}});
  }
  if (command.role == Role::coordinator) {
    VERDIEP_REQUIRE(require_another_coordinator(state, command.member));
  }
  return accept(RoleRevoked{command.member, command.role});
}

// In a group's stream it takes away what the person wrote there; the programme's own event ends the membership.
Decision decide(
    const stream::State& state, MemberId actor, const ErasePerson& command, const stream::Context& context
) {
  if (context.is_group()) {
    VERDIEP_REQUIRE(without_position(require_leader(context.programme->people, actor)));
    if (find(context.programme->people.members, command.member) == nullptr) {
      return reject(not_a_member, Position{}, {{"member", to_text(command.member)}});
    }
    return accept(PersonErased{command.member});
  }
  VERDIEP_REQUIRE(require_leader(state.people, actor));
  VERDIEP_REQUIRE(require_subject(state.people, command.member));
  VERDIEP_REQUIRE(require_another_coordinator(state, command.member));
  return leaving(state, command.member, PersonErased{command.member});
}

} // namespace verdiep::people
