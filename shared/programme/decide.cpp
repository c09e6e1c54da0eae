#include "shared/programme/decide.hpp"

#include "shared/people/require.hpp"
#include "shared/stream/state.hpp"

namespace verdiep::programme {

using stream::accept;
using stream::Decision;
using stream::reject;
using enum RejectionCode;

Decision decide(const stream::State&, MemberId actor, const DraftProgramme& command) {
  if (actor == system_actor) {
    return reject(not_allowed, Position{}, {{"needs", "person"}});
  }
  if (command.title.entries.empty()) {
    return reject(invalid_value, Position{}, {{"field", "title"}});
  }
  if (command.group_members_max < 1 || command.group_members_max > group_members_max) {
    return reject(invalid_value, Position{}, {{"field", "group_members_max"}});
  }
  return accept(
      ProgrammeDrafted{command.title, command.kind, command.group_members_max},
      people::MemberJoined{actor, command.name, command.avatar},
      people::RoleGranted{actor, people::Role::coordinator}
  );
}

Decision decide(const stream::State& state, MemberId actor, const AgreeGoal& command) {
  VERDIEP_REQUIRE(people::require_leader(state.people, actor));
  if (command.goal.entries.empty()) {
    return reject(invalid_value, Position{}, {{"field", "goal"}});
  }
  return accept(GoalAgreed{command.goal});
}

Decision decide(const stream::State& state, MemberId actor, const OpenEnrolment&) {
  VERDIEP_REQUIRE(people::require_leader(state.people, actor));
  if (state.programme.enrolment_open) {
    return reject(enrolment_open, state.programme.enrolment_open);
  }
  return accept(EnrolmentOpened{});
}

Decision decide(const stream::State& state, MemberId actor, const CloseEnrolment&) {
  VERDIEP_REQUIRE(people::require_leader(state.people, actor));
  if (!state.programme.enrolment_open) {
    return reject(enrolment_closed, state.programme.enrolment_open);
  }
  return accept(EnrolmentClosed{});
}

Decision decide(const stream::State& state, MemberId actor, const StartPhase& command) {
  VERDIEP_REQUIRE(people::require_leader(state.people, actor));
  if (command.phase == state.programme.phase) {
    return reject(nothing_changed, state.programme.phase_started);
  }
  return accept(PhaseStarted{command.phase});
}

// Not while ballots are kept: a closed programme takes no count, and who voted what would be kept for ever.
Decision decide(const stream::State& state, MemberId actor, const CloseProgramme&) {
  VERDIEP_REQUIRE(people::require_leader(state.people, actor));
  const vote::Round* round = vote::latest(state.vote);
  if (round != nullptr && round->is_open()) {
    return reject(round_open, round->opened);
  }
  if (round != nullptr && !round->is_counted()) {
    return reject(round_not_counted, round->closed);
  }
  return accept(ProgrammeClosed{});
}

} // namespace verdiep::programme
