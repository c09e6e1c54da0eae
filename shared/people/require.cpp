#include "shared/people/require.hpp"

#include "shared/stream/decision.hpp"

namespace verdiep::people {

using stream::reject;
using enum RejectionCode;

Permission require_member(const State& state, MemberId actor) {
  const Member* member = find(state.members, actor);
  if (member == nullptr) {
    return reject(not_a_member);
  }
  if (member->erased) {
    return reject(person_erased, member->erased);
  }
  return {};
}

Permission require_leader(const State& state, MemberId actor) {
  if (actor == system_actor) {
    return {};
  }
  VERDIEP_REQUIRE(require_member(state, actor));
  const Fact& coordinates = find(state.members, actor)->role(Role::coordinator);
  if (!coordinates) {
    return reject(not_allowed, coordinates, {{"needs", "coordinator"}});
  }
  return {};
}

Permission require_participant(const State& state, MemberId actor) {
  VERDIEP_REQUIRE(require_member(state, actor));
  const Fact& enrolled = find(state.members, actor)->enrolled;
  if (!enrolled) {
    return reject(not_enrolled, enrolled);
  }
  return {};
}

Permission require_writer(const State& state, MemberId actor) {
  VERDIEP_REQUIRE(require_member(state, actor));
  if (holds_role(state, actor, Role::coordinator)) {
    return {};
  }
  return require_participant(state, actor);
}

Permission without_position(Permission permission) {
  if (!permission) {
    permission.error().beaten_by = {};
  }
  return permission;
}

Permission require_subject(const State& state, MemberId subject) {
  Permission permission = require_member(state, subject);
  if (!permission) {
    permission.error().arguments.items.push_back({{"member"}, {to_text(subject)}});
  }
  return permission;
}

} // namespace verdiep::people
