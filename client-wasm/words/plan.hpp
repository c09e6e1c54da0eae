#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace verdiep::words {

/// What a group writes together: its idea and its plan of action.
struct Plan {
  std::string_view idea_empty_title, idea_empty_text, propose, idea_title_label, idea_title_missing,
      idea_text_label, idea_text_help, idea_text_missing, idea_form;
  std::string_view lead, not_filled_in, fill_in, revise, save, cancel, section_missing;
  std::string_view goal, audience, steps, means, planning; ///< the sections
  std::string_view goal_question, audience_question, steps_question, means_question, planning_question;
  std::string_view merge, merged_text, mine, under_way;

  std::string (*filled_in)(std::size_t sections, std::size_t total); ///< "2 van 5 ingevuld"
  std::string (*versions)(std::size_t count);                        ///< "Eerdere versies (3)"
  std::string (*theirs)(std::string_view who);                       ///< "Wat Anna schreef"
  std::string (*newer)(std::string_view who);  ///< while writing: somebody saved another version
  std::string (*merged)(std::string_view who); ///< "Samengevoegd met de tekst van Anna"
  std::string (*beaten)(std::string_view who); ///< of a refused version: somebody was first
};

[[nodiscard]] Plan dutch_plan();
[[nodiscard]] Plan english_plan();

} // namespace verdiep::words
