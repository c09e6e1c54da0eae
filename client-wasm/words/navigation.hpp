#pragma once

#include <string_view>

namespace verdiep::words {

/// The rail and the bottom bar.
struct Navigation {
  std::string_view home, dingen, forum, help, groups, pitches, coordinate, history, insights, more;
  std::string_view more_lead, votes, people, invite; ///< on the page More
};

[[nodiscard]] Navigation dutch_navigation();
[[nodiscard]] Navigation english_navigation();

} // namespace verdiep::words
