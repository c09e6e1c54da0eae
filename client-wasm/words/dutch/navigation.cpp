#include "client-wasm/words/navigation.hpp"

namespace verdiep::words {

Navigation dutch_navigation() {
  return {
      .home = "Begin",
      .dingen = "Dingen",
      .forum = "Forum",
      .help = "Hulp",
      .groups = "Groepen",
      .pitches = "Pitches",
      .coordinate = "Coördineren",
      .history = "Geschiedenis",
      .insights = "Inzicht",
      .more = "Meer",
      .more_lead = "Waar je nog meer terechtkunt.",
      .votes = "Stemmen",
      .people = "Mensen",
      .invite = "Uitnodigen",
  };
}

} // namespace verdiep::words
