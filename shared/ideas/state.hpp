#pragma once

#include "events/ideas.hpp"

#include <boost/describe.hpp>

#include <array>
#include <cstddef>

namespace verdiep::ideas {

inline constexpr std::size_t sections_count = 5;

/// Which version of what is the newest: the event that brought it, 0 while there is none. The words are for
/// projections.
struct State {
  Position idea;
  std::array<Position, sections_count> plan; ///< by `Section`

  [[nodiscard]] Position section(Section section) const { return plan[static_cast<std::size_t>(section)]; }
  [[nodiscard]] Position& section(Section section) { return plan[static_cast<std::size_t>(section)]; }

  friend bool operator==(const State&, const State&) = default;
};

BOOST_DESCRIBE_STRUCT(State, (), (idea, plan))

} // namespace verdiep::ideas
