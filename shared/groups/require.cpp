#include "shared/groups/require.hpp"

#include "shared/stream/context.hpp"
#include "shared/stream/decision.hpp"
#include "shared/stream/state.hpp"

namespace verdiep::groups {

using people::Permission;
using stream::reject;
using enum RejectionCode;

Permission require_groups(const stream::State& state) {
  if (state.programme.kind == programme::Kind::individual) {
    return reject(no_groups, state.programme.drafted);
  }
  return {};
}

Permission require_in(const stream::State& programme, MemberId actor, GroupId group) {
  VERDIEP_REQUIRE(people::require_participant(programme.people, actor));
  if (!is_in(programme.groups, actor, group)) {
    return reject(not_in_group);
  }
  return {};
}

Permission require_room(const stream::Context& context, MemberId actor) {
  if (!context.is_group()) {
    return reject(wrong_stream, Position{}, {{"belongs", "group"}});
  }
  return people::without_position(require_in(*context.programme, actor, context.group));
}

} // namespace verdiep::groups
