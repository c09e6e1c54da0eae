#include "client-wasm/words/navigation.hpp"

namespace verdiep::words {

Navigation english_navigation() {
  return {
      .home = "Start",
      .dingen = "Dingen",
      .forum = "Forum",
      .help = "Help",
      .groups = "Groups",
      .pitches = "Pitches",
      .coordinate = "Coordinate",
      .history = "History",
      .insights = "Insights",
      .more = "More",
      .more_lead = "Where else you can go.",
      .votes = "Vote",
      .people = "People",
      .invite = "Invite",
  };
}

} // namespace verdiep::words
