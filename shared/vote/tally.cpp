#include "shared/vote/tally.hpp"

#include <algorithm>

namespace verdiep::vote {

namespace {

std::uint16_t most(const Tally& tally) {
  std::uint16_t most = 0;
  for (const Count& count : tally.items) {
    most = std::max(most, count.votes);
  }
  return most;
}

} // namespace

Tally count(const Pitches& pitches, const Ballots& ballots) {
  Tally tally;
  for (const PitchId pitch : pitches.items) {
    const auto votes = std::count_if(ballots.items.begin(), ballots.items.end(), [&](const Ballot& ballot) {
      return ballot.choice == pitch;
    });
    tally.items.push_back({pitch, static_cast<std::uint16_t>(votes)});
  }
  return tally;
}

Pitches leaders(const Tally& tally) {
  Pitches leaders;
  for (const Count& count : tally.items) {
    if (count.votes == most(tally)) {
      leaders.items.push_back(count.pitch);
    }
  }
  return leaders;
}

Result result(const Tally& tally) {
  if (leaders(tally).items.size() != 1) {
    return Result::tie;
  }
  const auto chosen = std::count_if(tally.items.begin(), tally.items.end(), [](const Count& count) {
    return count.votes > 0;
  });
  return chosen == 1 ? Result::unanimous : Result::winner;
}

} // namespace verdiep::vote
