#include "shared/ideas/decide.hpp"

#include "shared/groups/require.hpp"
#include "shared/stream/context.hpp"
#include "shared/stream/state.hpp"

namespace verdiep::ideas {

using stream::accept;
using stream::Decision;
using stream::reject;
using enum RejectionCode;

namespace {

/// Who writes has read the newest version: else words of somebody else would go unseen.
people::Permission require_newest(Position newest, const std::optional<Position>& replaces) {
  if (replaces.value_or(Position{}) != newest) {
    return reject(stale_version, newest);
  }
  return {};
}

} // namespace

Decision decide(
    const stream::State& state, MemberId actor, const ProposeIdea& command, const stream::Context& context
) {
  VERDIEP_REQUIRE(groups::require_room(context, actor));
  VERDIEP_REQUIRE(require_newest(state.ideas.idea, command.replaces));
  return accept(IdeaProposed{command.replaces, command.title, command.text});
}

Decision decide(
    const stream::State& state,
    MemberId actor,
    const RevisePlanSection& command,
    const stream::Context& context
) {
  VERDIEP_REQUIRE(groups::require_room(context, actor));
  VERDIEP_REQUIRE(require_newest(state.ideas.section(command.section), command.replaces));
  return accept(PlanSectionRevised{command.section, command.replaces, command.text});
}

} // namespace verdiep::ideas
