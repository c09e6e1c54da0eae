#include "shared/programme/evolve.hpp"

namespace verdiep::programme {

void evolve(State& state, Position position, MemberId, const ProgrammeDrafted& event) {
  state.drafted.set(position);
  state.kind = event.kind;
  state.group_members_max = event.group_members_max;
}

void evolve(State&, Position, MemberId, const GoalAgreed&) {}

void evolve(State& state, Position position, MemberId, const EnrolmentOpened&) {
  state.enrolment_open.set(position);
}

void evolve(State& state, Position position, MemberId, const EnrolmentClosed&) {
  state.enrolment_open.clear(position);
}

void evolve(State& state, Position position, MemberId, const PhaseStarted& event) {
  state.phase = event.phase;
  state.phase_started = position;
}

void evolve(State& state, Position position, MemberId, const ProgrammeClosed&) {
  state.closed.set(position);
}

} // namespace verdiep::programme
