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

void hide_what_sums_tell(std::vector<Cell> cells, std::uint32_t whole) {
  std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) {
    return (a.people == 0) != (b.people == 0) ? b.people == 0 : a.people < b.people;
  });
  std::uint64_t hidden = 0;
  std::uint64_t people = 0;
  for (const Cell& cell : cells) {
    hidden += cell.told->has_value() ? 0 : 1;
    people += cell.told->has_value() ? 0 : cell.people;
  }
  for (const Cell& cell : cells) {
    const bool tells = hidden == 1 || people < people_min || hidden * whole - people < people_min;
    if (hidden == 0 || !tells) {
      return;
    }
    if (cell.told->has_value()) {
      cell.told->reset();
      hidden += 1;
      people += cell.people;
    }
  }
}

} // namespace verdiep::insights
