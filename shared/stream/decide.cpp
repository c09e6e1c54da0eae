#include "shared/dingen/decide.hpp"

#include "shared/forum/decide.hpp"
#include "shared/people/decide.hpp"
#include "shared/programme/decide.hpp"
#include "shared/stream/decider.hpp"

#include <string>
#include <type_traits>
#include <variant>

namespace verdiep::stream {

using enum RejectionCode;

namespace {

/// The rules that stand before all others: whether this stream takes the command at all.
///
/// Erasing a person is a right that neither the end of a programme nor a limit takes away (decision 0004).
template <class Command>
tl::expected<void, Rejection> require_open(const State& state) {
  constexpr bool drafts = std::is_same_v<Command, programme::DraftProgramme>;
  constexpr bool erases = std::is_same_v<Command, people::ErasePerson>;
  if (state.read_only) {
    return reject(unknown_event, state.head);
  }
  if (!drafts && !state.programme.drafted) {
    return reject(programme_not_drafted);
  }
  if (drafts && state.programme.drafted) {
    return reject(programme_exists, state.programme.drafted);
  }
  if (!erases && state.programme.closed) {
    return reject(programme_closed, state.programme.closed);
  }
  return {};
}

/// Checked last: it is the answer to a command that would else be accepted.
Decision within_limits(const State& state, bool erases, Decision decision) {
  if (decision && !erases && state.head.value + decision->size() > events_max) {
    return reject(limit_reached, state.head, {{"limit", "events"}, {"max", std::to_string(events_max)}});
  }
  return decision;
}

} // namespace

Decision decide(const State& state, const Context&, MemberId actor, const CommandBody& command) {
  return std::visit(
      [&]<class Command>(const Command& body) -> Decision {
        if (auto open = require_open<Command>(state); !open) {
          return tl::make_unexpected(std::move(open.error()));
        }
        constexpr bool erases = std::is_same_v<Command, people::ErasePerson>;
        return within_limits(state, erases, decide(state, actor, body)); // each area's own, by its namespace
      },
      command
  );
}

} // namespace verdiep::stream
