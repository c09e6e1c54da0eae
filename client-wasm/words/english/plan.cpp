#include "client-wasm/words/plan.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Plan english_plan() {
  return {
      .idea_empty_title = "No idea yet",
      .idea_empty_text =
          "What can be better for your public? Write down a first proposal. Everyone in the group "
          "can revise it then.",
      .propose = "Propose an idea",
      .idea_title_label = "Your idea in a few words",
      .idea_title_missing = "Give your idea a short title.",
      .idea_text_label = "Tell about it",
      .idea_text_help = "What is it, and what does it do for the public?",
      .idea_text_missing = "Tell something about your idea first.",
      .idea_form = "Your idea",
      .lead = "Five questions, in the order you like. Everyone in the group can write.",
      .not_filled_in = "Not filled in yet.",
      .fill_in = "Fill in",
      .revise = "Revise",
      .save = "Save",
      .cancel = "Cancel",
      .section_missing = "Write something first.",
      .goal = "Goal",
      .audience = "For whom",
      .steps = "Steps",
      .means = "Means",
      .planning = "Planning",
      .goal_question = "What do you want to achieve?",
      .audience_question = "Who gains, and what will they notice?",
      .steps_question = "What will you do, and in which order?",
      .means_question = "What is needed: time, money, things, help?",
      .planning_question = "When is what ready, and who sees to it?",
      .merge = "Merge the texts",
      .merged_text = "Both texts are in the field; nothing is lost. Read them, make them one, and save.",
      .mine = "What you wrote",
      .under_way = "Your last version waits to be sent. You can save after that; what you type is kept.",
      .filled_in = [](std::size_t sections, std::size_t total
                   ) { return std::to_string(sections) + " of " + std::to_string(total) + " filled in"; },
      .versions = [](std::size_t count) { return "Earlier versions (" + std::to_string(count) + ")"; },
      .theirs = [](std::string_view who) { return "What " + std::string(who) + " wrote"; },
      .newer =
          [](std::string_view who) {
            return std::string(who) +
                   " has revised this meanwhile. When you save, we merge your texts first.";
          },
      .merged = [](std::string_view who) { return "Merged with the text of " + std::string(who); },
      .beaten =
          [](std::string_view who) {
            return std::string(who) +
                   " revised this before your version arrived. Your text is kept, but not saved yet.";
          },
  };
}

} // namespace verdiep::words
