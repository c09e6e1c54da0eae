#include "shared/insights/small_groups.hpp"

#include <algorithm>
#include <cstddef>

namespace verdiep::insights {

namespace {

bool is_safe(std::uint32_t people) {
  return people == 0 || people >= people_min;
}

/// The numbers of a list that are not told, together.
struct Hidden {
  std::uint64_t count = 0;
  std::uint64_t people = 0;
};

Hidden hidden_of(const std::vector<Cell>& cells) {
  Hidden hidden;
  for (const Cell& cell : cells) {
    hidden.count += cell.told->has_value() ? 0 : 1;
    hidden.people += cell.told->has_value() ? 0 : cell.people;
  }
  return hidden;
}

/// Whether their sum says something about a few people.
bool tells(const Hidden& hidden, std::uint32_t whole) {
  return hidden.count == 1 || (hidden.count > 1 && (hidden.people < people_min ||
                                                    hidden.count * whole - hidden.people < people_min));
}

void hide_least(const std::vector<Cell>& cells) {
  const auto least = std::min_element(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) {
    return (a.people == 0) != (b.people == 0) ? b.people == 0 : a.people < b.people;
  });
  if (least != cells.end()) {
    least->told->reset();
  }
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

void hide_what_sums_tell(const std::vector<Cell>& one, const std::vector<Cell>& other, std::uint32_t whole) {
  const Hidden first = hidden_of(one);
  const Hidden second = hidden_of(other);
  if (second.count == 0 && tells(first, whole)) {
    hide_least(other);
  } else if (first.count == 0 && tells(second, whole)) {
    hide_least(one);
  }
}

} // namespace verdiep::insights
