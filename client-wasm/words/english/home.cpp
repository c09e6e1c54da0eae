#include "client-wasm/words/home.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Home english_home() {
  return {
      .title = "Start",
      .enrol_title = "Are you taking part?",
      .enrol_text = "Enrol. You can then complete Dingen and join in on the forum.",
      .enrol = "Count me in",
      .enrolment_closed_title = "Enrolment is closed",
      .enrolment_closed_text =
          "You can still read everything. Would you like to take part? Ask your coordinator.",
      .progress = "My progress",
      .must_progress = "Must do",
      .all_progress = "All Dingen",
      .next = "What you can do now",
      .next_note = "Your next Ding",
      .all_done_title = "All done!",
      .all_done_text =
          "You have completed every Ding. Help a colleague on the forum, or look back at what you did.",
      .news = "New",
      .no_news_title = "Nothing new yet",
      .no_news_text =
          "This is where you see what your colleagues write. Start a conversation on the forum yourself.",
      .goal = "Our goal",
      .to_dingen = "See all Dingen",
      .hello = [](std::string_view name) { return "Hello " + std::string(name); },
      .news_completed = [](std::string_view who,
                           std::string_view ding) { return std::string(who) + " completed " + quoted(ding); },
      .news_thread = [](std::string_view who, std::string_view title
                     ) { return std::string(who) + " started a conversation: " + quoted(title); },
      .news_post = [](std::string_view who,
                      std::string_view title) { return std::string(who) + " wrote in " + quoted(title); },
      .news_joined = [](std::string_view who) { return std::string(who) + " is taking part"; },
  };
}

} // namespace verdiep::words
