#include "server/pipeline/ballots.hpp"

#include "events/codec/described.hpp"
#include "server/pipeline/derived_id.hpp"
#include "shared/disclosures/audience.hpp"
#include "shared/vote/tally.hpp"

#include <sodium.h>

#include <algorithm>
#include <utility>

namespace verdiep::pipeline {
namespace {

bool by_tracker(const vote::Ballot& a, const vote::Ballot& b) {
  return a.tracker == b.tracker ? a.choice < b.choice : a.tracker < b.tracker;
}

/// Sorted by tracker, so that their order tells nothing of the voters.
Result<vote::Ballots> kept_ballots(const log::Log& log, StreamId stream, const vote::Round& round) {
  vote::Ballots ballots;
  for (const auto& [member, cast] : round.voters) {
    VERDIEP_TRY(kept, log.value(stream, {cast, ballot_field}));
    if (!kept)
      continue;
    const auto ballot = codec::decoded<vote::Ballot>(kept->value, codec::Mode::strict);
    if (!ballot) {
      return fail(
          ErrorCode::damaged,
          "stream " + to_text(stream) + ", position " + std::to_string(cast.value) +
              ": a ballot is not what was cast",
          "run `verdiep verify` on the store, and restore the last backup"
      );
    }
    ballots.items.push_back(*ballot);
  }
  std::sort(ballots.items.begin(), ballots.items.end(), by_tracker);
  return ballots;
}

} // namespace

void keep_ballot(
    const vote::CastVote& vote, Position cast, Position before, log::DisclosureChanges& changes
) {
  log::DisclosedValue kept{
      cast, ballot_field, disclosures::subject_of(vote.round), {}, codec::encoded(vote.ballot)
  };
  randombytes_buf(kept.salt.bytes.data(), kept.salt.bytes.size());
  changes.put.push_back(std::move(kept));
  if (before != Position{})
    changes.erase.push_back({before, ballot_field});
}

void erase_ballots(const vote::Round& round, log::DisclosureChanges& changes) {
  for (const auto& [member, cast] : round.voters)
    changes.erase.push_back({cast, ballot_field});
}

bool awaits_count(const stream::State& state) {
  const vote::Round* round = vote::latest(state.vote);
  return !state.read_only && round != nullptr && !round->is_open() && !round->is_counted();
}

Result<Command> counting_of(const log::Log& log, StreamId stream, const stream::State& state, Timestamp now) {
  const RoundId round = state.vote.latest;
  const vote::Round& closed = *vote::latest(state.vote);
  VERDIEP_TRY(ballots, kept_ballots(log, stream, closed));
  vote::Tally tally = vote::count(closed.pitches, ballots);
  return Command{
      stream, derived_command_id("verdiep.count.1", stream, round.bytes),
      now,    vote::CountBallots{round, std::move(ballots), std::move(tally)},
      {},
  };
}

} // namespace verdiep::pipeline
