#include "shared/dingen/decide.hpp"

#include "shared/forum/decide.hpp"
#include "shared/groups/decide.hpp"
#include "shared/ideas/decide.hpp"
#include "shared/people/decide.hpp"
#include "shared/pitch/decide.hpp"
#include "shared/programme/decide.hpp"
#include "shared/stream/decider.hpp"
#include "shared/vote/decide.hpp"

#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace verdiep::stream {

using enum RejectionCode;

namespace {

template <class Command>
constexpr bool drafts = std::is_same_v<Command, programme::DraftProgramme>;
template <class Command>
constexpr bool erases = std::is_same_v<Command, people::ErasePerson>;
/// The command may come in a group's stream: its rules look at the context.
template <class Command>
constexpr bool takes_context =
    requires(const State& state, MemberId actor, const Command& command, const Context& context) {
      decide(state, actor, command, context);
    };

/// The rules that stand before all others: whether this stream takes the command at all.
///
/// Erasing a person is a right that neither the end of a programme nor a limit takes away (decision 0004).
template <class Command>
tl::expected<void, Rejection> require_open_programme(const State& state) {
  if (!drafts<Command> && !state.programme.drafted) {
    return reject(programme_not_drafted);
  }
  if (drafts<Command> && state.programme.drafted) {
    return reject(programme_exists, state.programme.drafted);
  }
  if (!erases<Command> && state.programme.closed) {
    return reject(programme_closed, state.programme.closed);
  }
  return {};
}

/// A group's stream is open as long as its programme is. Of a programme that holds events unknown to this program
/// nobody can say here who is in which group.
template <class Command>
tl::expected<void, Rejection> require_open_group(const Context& context) {
  if (context.programme->read_only) {
    return reject(unknown_event);
  }
  if (!takes_context<Command>) {
    return reject(wrong_stream, Position{}, {{"belongs", "programme"}});
  }
  if (find(context.programme->groups.groups, context.group) == nullptr) {
    return reject(unknown_group);
  }
  if (!erases<Command> && context.programme->programme.closed) {
    return reject(programme_closed);
  }
  return {};
}

template <class Command>
tl::expected<void, Rejection> require_open(const State& state, const Context& context) {
  if (state.read_only) {
    return reject(unknown_event, state.head);
  }
  if (context.is_group()) {
    return require_open_group<Command>(context);
  }
  return require_open_programme<Command>(state);
}

/// Each area's own, by its namespace.
template <class Command>
Decision decide_in_area(const State& state, const Context& context, MemberId actor, const Command& command) {
  if constexpr (takes_context<Command>) {
    return decide(state, actor, command, context);
  } else {
    return decide(state, actor, command);
  }
}

/// Checked last: it is the answer to a command that would else be accepted.
Decision within_limits(const State& state, bool erases, Decision decision) {
  if (decision && !erases && state.head.value + decision->size() > events_max) {
    return reject(limit_reached, state.head, {{"limit", "events"}, {"max", std::to_string(events_max)}});
  }
  return decision;
}

} // namespace

Decision decide(const State& state, const Context& context, MemberId actor, const CommandBody& command) {
  return std::visit(
      [&]<class Command>(const Command& body) -> Decision {
        if (auto open = require_open<Command>(state, context); !open) {
          return tl::make_unexpected(std::move(open.error()));
        }
        return within_limits(state, erases<Command>, decide_in_area(state, context, actor, body));
      },
      command
  );
}

} // namespace verdiep::stream
