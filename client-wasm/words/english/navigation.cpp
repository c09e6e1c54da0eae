#include "client-wasm/words/navigation.hpp"

namespace verdiep::words {

Navigation english_navigation() {
  return {
      .menu = "Main menu",
      .skip = "Skip to the content",
      .home = "Start",
      .dingen = "Dingen",
      .forum = "Forum",
  };
}

} // namespace verdiep::words
