#pragma once

#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "shared/dingen/state.hpp"
#include "shared/forum/state.hpp"
#include "shared/groups/state.hpp"
#include "shared/ideas/state.hpp"
#include "shared/people/state.hpp"
#include "shared/pitch/state.hpp"
#include "shared/programme/state.hpp"
#include "shared/vote/state.hpp"

#include <boost/describe.hpp>

#include <cstdint>

/// The decider of a whole stream, put together from the deciders of its areas.
namespace verdiep::stream {

/// Raised with every change of `decide`, `evolve` or the state's encoding; predictions and state hashes are
/// compared at equal versions only.
inline constexpr std::uint32_t rules_version = 2;

/// How long a stream grows; warned at 80 %.
inline constexpr std::uint64_t events_max = 200'000;

/// What the rules know after `head` events of a programme's or a group's stream; from records only, never from
/// personal values.
///
/// Owner    a value; a copy shares nothing and costs a few blocks of memory, so that a client can decide on
/// one
struct State {
  Position head;
  programme::State programme;
  people::State people;
  dingen::State dingen;
  forum::State forum;
  groups::State groups;
  ideas::State ideas; ///< in a group's stream only
  pitch::State pitch;
  vote::State vote;
  /// An event was passed over because this program does not know its type: nothing may be decided here any
  /// more.
  bool read_only = false;

  friend bool operator==(const State&, const State&) = default;
};

BOOST_DESCRIBE_STRUCT(
    State, (), (head, programme, people, dingen, forum, groups, ideas, pitch, vote, read_only)
)

} // namespace verdiep::stream
