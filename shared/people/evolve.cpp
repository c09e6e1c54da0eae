#include "shared/people/evolve.hpp"

namespace verdiep::people {

void evolve(State& state, Position position, MemberId, const MemberJoined& event) {
  state.members[event.member].joined = position;
}

void evolve(State&, Position, MemberId, const MemberRenamed&) {}

void evolve(State& state, Position position, MemberId, const ParticipantEnrolled& event) {
  if (Member* member = find(state.members, event.member)) {
    member->enrolled.set(position);
  }
}

void evolve(State& state, Position position, MemberId, const ParticipantWithdrew& event) {
  if (Member* member = find(state.members, event.member)) {
    member->enrolled.clear(position);
  }
}

void evolve(State& state, Position position, MemberId, const RoleGranted& event) {
  if (Member* member = find(state.members, event.member)) {
    member->role(event.role).set(position);
  }
}

void evolve(State& state, Position position, MemberId, const RoleRevoked& event) {
  if (Member* member = find(state.members, event.member)) {
    member->role(event.role).clear(position);
  }
}

void evolve(State& state, Position position, MemberId, const PersonErased& event) {
  Member* member = find(state.members, event.member);
  if (member == nullptr) {
    return;
  }
  member->erased.set(position);
  if (member->enrolled) {
    member->enrolled.clear(position);
  }
  for (Fact& role : member->roles) {
    if (role) {
      role.clear(position);
    }
  }
}

} // namespace verdiep::people
