#include "shared/vote/state.hpp"

#include <algorithm>

namespace verdiep::vote {

bool Round::admits(MemberId member) const {
  return std::binary_search(electorate.items.begin(), electorate.items.end(), member);
}

bool Round::offers(PitchId pitch) const {
  return std::find(pitches.items.begin(), pitches.items.end(), pitch) != pitches.items.end();
}

const Round* latest(const State& state) {
  return find(state.rounds, state.latest);
}

std::optional<PitchId> winner(const State& state) {
  const Round* round = latest(state);
  if (round == nullptr || !round->is_counted() || round->result == Result::tie ||
      round->leaders.items.empty()) {
    return std::nullopt;
  }
  return round->leaders.items.front();
}

} // namespace verdiep::vote
