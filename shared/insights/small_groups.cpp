#include "shared/insights/small_groups.hpp"

#include <algorithm>
#include <cstddef>

namespace verdiep::insights {

namespace {

bool is_safe(std::uint32_t people) {
  return people == 0 || people >= people_min;
}

} // namespace

bool is_telling_safe(std::uint32_t part, std::uint32_t whole) {
  return whole >= people_min && part <= whole && is_safe(part) && is_safe(whole - part);
}

Count told(std::uint32_t part, std::uint32_t whole) {
  return is_telling_safe(part, whole) ? Count(part) : std::nullopt;
}

std::vector<Count> told_nested(const std::vector<std::uint32_t>& counts) {
  std::vector<Count> result(counts.size());
  if (counts.empty() || counts.front() < people_min) {
    return result;
  }
  std::uint32_t last = counts.front();
  for (std::size_t step = 0; step < counts.size(); ++step) {
    if (is_safe(counts[step]) && is_safe(last - counts[step])) {
      result[step] = last = counts[step];
    }
  }
  return result;
}

void hide_what_sums_tell(std::vector<Count*> one, std::vector<Count*> other) {
  one.insert(one.end(), other.begin(), other.end());
  if (std::count_if(one.begin(), one.end(), [](const Count* count) { return !count->has_value(); }) != 1) {
    return;
  }
  Count* least = nullptr;
  for (Count* count : one) {
    const bool better =
        count->has_value() && (least == nullptr || **least == 0 || (**count != 0 && **count < **least));
    least = better ? count : least;
  }
  if (least != nullptr) {
    least->reset();
  }
}

} // namespace verdiep::insights
