#include "client-wasm/words/widgets.hpp"

namespace verdiep::words {

Widgets english_widgets() {
  return {
      .navigation = "Main menu",
      .skip = "Skip to the content",
      .messages = "Messages",
      .dismiss = "Close message",
      .loading = "One moment …",
      .optional = "optional",
      .new_tab = "opens in a new tab",
      .characters_left =
          [](int characters) {
            return std::to_string(characters) + (characters == 1 ? " character left" : " characters left");
          },
      .done_of = [](int done,
                    int total) { return std::to_string(done) + " of " + std::to_string(total) + " done"; },
  };
}

} // namespace verdiep::words
