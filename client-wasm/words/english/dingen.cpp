#include "client-wasm/words/dingen.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Dingen english_dingen() {
  return {
      .title = "Dingen",
      .lead = "Things to try out for yourself. Start with the must do’s; the rest is up to you.",
      .must = "Must do",
      .must_note = "Everybody does these.",
      .can = "Can do",
      .can_note = "Choose what suits your work.",
      .free = "Free",
      .free_note = "Just because it is fun.",
      .done = "Completed",
      .open = "To do",
      .back = "All Dingen",
      .empty_title = "There are no Dingen yet",
      .empty_text = "Your coordinator puts them here. Come back later.",
      .why = "Why",
      .steps = "How to do it",
      .done_means = "Done when",
      .service = "What the public gains",
      .links = "Useful links",
      .time = "Time",
      .discuss = "Talk about it",
      .no_threads = "Nobody has written about this Ding yet. You can be the first.",
      .open_thread = "Start a conversation",
      .complete_title = "Done?",
      .reflection_label = "What did you notice?",
      .reflection_help = "What went well, what was disappointing, what will you do with it in your work?",
      .link_label = "Link to what you made",
      .link_help = "For example your video or post. Starts with https://",
      .link_wrong = "A link starts with https:// or http://",
      .sharing_label = "Who may read this?",
      .sharing_coordinators = "Only the coordinators",
      .sharing_coordinators_help = "Your colleagues do not see it.",
      .sharing_programme = "Everybody in the programme",
      .sharing_programme_help = "Your colleagues can learn from it.",
      .complete = "Complete this Ding",
      .completed_title = "Completed",
      .your_reflection = "Your reflection",
      .reopen = "Not finished after all",
      .reopen_question = "Reopen this Ding?",
      .reopen_explained = "It then no longer counts as completed. You can complete it again later.",
      .enrol_first = "Enrol first, then you can complete this Ding.",
      .cancel = "Cancel",
      .unknown_title = "This Ding does not exist",
      .unknown_text = "It may have been removed, or the link may be wrong.",
      .removed = "This Ding has been removed. What you did still counts.",
      .shared_reflections = "Shared reflections",
      .done_of = [](std::size_t done, std::size_t total
                 ) { return std::to_string(done) + " of " + std::to_string(total) + " done"; },
      .minutes = [](unsigned minutes) { return counted(minutes, "minute", "minutes"); },
      .step = [](std::size_t number) { return "Step " + std::to_string(number); },
  };
}

} // namespace verdiep::words
