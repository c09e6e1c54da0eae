#pragma once

#include <string_view>

namespace verdiep::words {

/// The rail and the bottom bar.
struct Navigation {
  std::string_view menu, skip, home, dingen, forum;
};

[[nodiscard]] Navigation dutch_navigation();
[[nodiscard]] Navigation english_navigation();

} // namespace verdiep::words
