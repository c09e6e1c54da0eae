#include "client-wasm/words/words.hpp"

#include "client-wasm/words/commands.hpp"
#include "client-wasm/words/moment.hpp"
#include "client-wasm/words/rejections.hpp"

namespace verdiep::words {

const Words& dutch() {
  static const Words words{
      .tag = "nl",
      .general = dutch_general(),
      .widgets = dutch_widgets(),
      .settings = dutch_settings(),
      .navigation = dutch_navigation(),
      .connection = dutch_connection(),
      .device = dutch_device(),
      .outbox = dutch_outbox(),
      .join = dutch_join(),
      .account = dutch_account(),
      .notice = dutch_notice(),
      .home = dutch_home(),
      .dingen = dutch_dingen(),
      .forum = dutch_forum(),
      .groups = dutch_groups(),
      .plan = dutch_plan(),
      .help = dutch_help(),
      .pitches = dutch_pitches(),
      .vote = dutch_vote(),
      .coordinate = dutch_coordinate(),
      .history = dutch_history(),
      .insights = dutch_insights(),
      .when = dutch_moment,
      .day = dutch_day,
      .rejection = dutch_rejection,
      .command = dutch_command,
  };
  return words;
}

const Words& english() {
  static const Words words{
      .tag = "en",
      .general = english_general(),
      .widgets = english_widgets(),
      .settings = english_settings(),
      .navigation = english_navigation(),
      .connection = english_connection(),
      .device = english_device(),
      .outbox = english_outbox(),
      .join = english_join(),
      .account = english_account(),
      .notice = english_notice(),
      .home = english_home(),
      .dingen = english_dingen(),
      .forum = english_forum(),
      .groups = english_groups(),
      .plan = english_plan(),
      .help = english_help(),
      .pitches = english_pitches(),
      .vote = english_vote(),
      .coordinate = english_coordinate(),
      .history = english_history(),
      .insights = english_insights(),
      .when = english_moment,
      .day = english_day,
      .rejection = english_rejection,
      .command = english_command,
  };
  return words;
}

const Words& speaking(std::string_view tag) {
  return tag.substr(0, tag.find('-')) == english().tag ? english() : dutch();
}

} // namespace verdiep::words
