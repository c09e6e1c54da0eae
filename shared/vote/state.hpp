#pragma once

#include "events/types/position.hpp"
#include "events/vote.hpp"
#include "shared/table.hpp"

#include <boost/describe.hpp>

#include <optional>

namespace verdiep::vote {

struct Round {
  Position opened;
  Position closed;  ///< 0: open
  Position counted; ///< 0: not yet
  Pitches pitches;
  Electorate electorate;
  Table<MemberId, Position> voters; ///< who voted, and by which event last
  Result result = Result::winner;   ///< once counted
  Pitches leaders;                  ///< once counted

  [[nodiscard]] bool is_open() const { return closed == Position{}; }
  [[nodiscard]] bool is_counted() const { return counted != Position{}; }
  [[nodiscard]] bool admits(MemberId member) const;
  [[nodiscard]] bool offers(PitchId pitch) const;

  friend bool operator==(const Round&, const Round&) = default;
};

BOOST_DESCRIBE_STRUCT(Round, (), (opened, closed, counted, pitches, electorate, voters, result, leaders))

/// What the rules know of the vote. One round follows another: the latest is the one that matters.
struct State {
  Table<RoundId, Round> rounds;
  RoundId latest;          ///< nil: none was opened
  Position pitches_frozen; ///< the first round that was opened

  friend bool operator==(const State&, const State&) = default;
};

BOOST_DESCRIBE_STRUCT(State, (), (rounds, latest, pitches_frozen))

/// The latest round, null before the first.
[[nodiscard]] const Round* latest(const State& state);
/// The pitch that won, once the last round is counted without a tie.
[[nodiscard]] std::optional<PitchId> winner(const State& state);

} // namespace verdiep::vote
