#pragma once

#include "events/people.hpp"
#include "events/pitch.hpp"
#include "events/types/id.hpp"
#include "events/types/text.hpp"

#include <boost/describe.hpp>

#include <cstdint>

/// The vote on the pitches, in rounds.
///
/// The log tells who voted and what was counted, never who chose what. A ballot travels with its command and is
/// kept outside the log until the round is counted; then the tie between voter and tracker is destroyed
/// (docs/decisions/0007-ballots.md).
namespace verdiep::vote {

/// A voter's random handle for their ballot, drawn on their device: with it they find it among those counted.
using Tracker = Id<struct TrackerTag>;

struct Ballot {
  PitchId choice;
  Tracker tracker;
  friend bool operator==(const Ballot&, const Ballot&) = default;
};
BOOST_DESCRIBE_STRUCT(Ballot, (), (choice, tracker))

struct Count {
  PitchId pitch;
  std::uint16_t votes = 0;
  friend bool operator==(const Count&, const Count&) = default;
};
BOOST_DESCRIBE_STRUCT(Count, (), (pitch, votes))

/// `unanimous`: every ballot for one pitch.
enum class Result : std::uint8_t { winner, unanimous, tie };
BOOST_DESCRIBE_ENUM(Result, winner, unanimous, tie)

using Pitches = List<PitchId, pitch::pitches_max>;
using Electorate = List<MemberId, people::members_max>;
/// Sorted by tracker, so that their order tells nothing.
using Ballots = List<Ballot, people::members_max>;
/// One a pitch of the round, in the round's order.
using Tally = List<Count, pitch::pitches_max>;

// Commands

/// After a tie: the runoff, among those that are tied.
struct OpenRound {
  static constexpr auto type_name = "OpenRound";
  RoundId round;
  Pitches pitches;
  friend bool operator==(const OpenRound&, const OpenRound&) = default;
};
BOOST_DESCRIBE_STRUCT(OpenRound, (), (round, pitches))

/// The ballot is not described on purpose: it is no part of `data`, so that neither the record nor the stored
/// hash of the command can hold it. It has a key of its own in the command (docs/formats/record.md).
struct CastVote {
  static constexpr auto type_name = "CastVote";
  RoundId round;
  Ballot ballot;
  friend bool operator==(const CastVote&, const CastVote&) = default;
};
BOOST_DESCRIBE_STRUCT(CastVote, (), (round))

struct CloseRound {
  static constexpr auto type_name = "CloseRound";
  RoundId round;
  friend bool operator==(const CloseRound&, const CloseRound&) = default;
};
BOOST_DESCRIBE_STRUCT(CloseRound, (), (round))

/// The server's, with the ballots that it kept.
struct CountBallots {
  static constexpr auto type_name = "CountBallots";
  RoundId round;
  Ballots ballots;
  Tally tally;
  friend bool operator==(const CountBallots&, const CountBallots&) = default;
};
BOOST_DESCRIBE_STRUCT(CountBallots, (), (round, ballots, tally))

// Events

/// `electorate` are those who take part at this moment, sorted; nobody comes in later.
struct RoundOpened {
  static constexpr auto type_name = "RoundOpened";
  RoundId round;
  Pitches pitches;
  Electorate electorate;
  friend bool operator==(const RoundOpened&, const RoundOpened&) = default;
};
BOOST_DESCRIBE_STRUCT(RoundOpened, (), (round, pitches, electorate))

/// The actor voted, or voted anew.
struct VoteCast {
  static constexpr auto type_name = "VoteCast";
  RoundId round;
  friend bool operator==(const VoteCast&, const VoteCast&) = default;
};
BOOST_DESCRIBE_STRUCT(VoteCast, (), (round))

struct RoundClosed {
  static constexpr auto type_name = "RoundClosed";
  RoundId round;
  friend bool operator==(const RoundClosed&, const RoundClosed&) = default;
};
BOOST_DESCRIBE_STRUCT(RoundClosed, (), (round))

/// `leaders` have the most votes: one, or those that are tied, in the round's order.
struct BallotsCounted {
  static constexpr auto type_name = "BallotsCounted";
  RoundId round;
  Ballots ballots;
  Tally tally;
  Result result = Result::winner;
  Pitches leaders;
  friend bool operator==(const BallotsCounted&, const BallotsCounted&) = default;
};
BOOST_DESCRIBE_STRUCT(BallotsCounted, (), (round, ballots, tally, result, leaders))

} // namespace verdiep::vote
