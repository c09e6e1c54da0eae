#include "shared/pitch/state.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace verdiep::pitch {

namespace {

auto sort_key(const Pitch& pitch) {
  constexpr unsigned last = std::numeric_limits<std::uint16_t>::max() + 1U;
  return std::tuple(pitch.order == 0 ? last : pitch.order, pitch.submitted.value);
}

} // namespace

std::vector<PitchId> standing(const State& state) {
  std::vector<PitchId> ids;
  for (const auto& [id, pitch] : state.pitches) {
    if (!pitch.withdrawn) {
      ids.push_back(id);
    }
  }
  std::sort(ids.begin(), ids.end(), [&](PitchId a, PitchId b) {
    return sort_key(*find(state.pitches, a)) < sort_key(*find(state.pitches, b));
  });
  return ids;
}

} // namespace verdiep::pitch
