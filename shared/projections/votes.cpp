#include "shared/projections/votes.hpp"

#include <algorithm>

namespace verdiep::projections {

namespace {

Round* edit(std::vector<Round>& rounds, RoundId id) {
  const auto found =
      std::find_if(rounds.begin(), rounds.end(), [&](const Round& round) { return round.id == id; });
  return found == rounds.end() ? nullptr : &*found;
}

} // namespace

void Votes::apply(const Record& record, const vote::RoundOpened& event) {
  Round& round = rounds.emplace_back();
  round.id = event.round;
  round.opened_at = record.at;
}

void Votes::apply(const Record& record, const vote::RoundClosed& event) {
  if (Round* round = edit(rounds, event.round)) {
    round->closed_at = record.at;
  }
}

void Votes::apply(const Record& record, const vote::BallotsCounted& event) {
  if (Round* round = edit(rounds, event.round)) {
    round->counted_at = record.at;
    round->ballots = event.ballots;
    round->tally = event.tally;
  }
}

const Round* Votes::find(RoundId id) const {
  const auto found =
      std::find_if(rounds.begin(), rounds.end(), [&](const Round& round) { return round.id == id; });
  return found == rounds.end() ? nullptr : &*found;
}

std::optional<PitchId> choice_of(const Round& round, vote::Tracker tracker) {
  for (const vote::Ballot& ballot : round.ballots.items) {
    if (ballot.tracker == tracker) {
      return ballot.choice;
    }
  }
  return std::nullopt;
}

} // namespace verdiep::projections
