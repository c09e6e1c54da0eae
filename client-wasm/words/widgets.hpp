#pragma once

#include <string>
#include <string_view>

namespace verdiep::words {

/// What widgets say by themselves; `ui::Words` says of each where.
struct Widgets {
  std::string_view navigation, skip, messages, dismiss, loading, optional, new_tab;

  std::string (*characters_left)(int characters);
  std::string (*done_of)(int done, int total); ///< "3 van 8 klaar"
};

[[nodiscard]] Widgets dutch_widgets();
[[nodiscard]] Widgets english_widgets();

} // namespace verdiep::words
