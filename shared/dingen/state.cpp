#include "shared/dingen/state.hpp"

#include <algorithm>

namespace verdiep::dingen {

std::size_t offered_count(const State& state) {
  return static_cast<std::size_t>(std::count_if(
      state.dingen.begin(), state.dingen.end(), [](const auto& entry) { return !entry.second.removed; }
  ));
}

bool is_completed(const State& state, MemberId member, DingId ding) {
  const Fact* completion = find(state.completions, Attempt{member, ding});
  return completion != nullptr && completion->holds;
}

} // namespace verdiep::dingen
