#include "client-wasm/words/navigation.hpp"

namespace verdiep::words {

Navigation dutch_navigation() {
  return {
      .menu = "Hoofdmenu",
      .skip = "Naar de inhoud",
      .home = "Begin",
      .dingen = "Dingen",
      .forum = "Forum",
  };
}

} // namespace verdiep::words
