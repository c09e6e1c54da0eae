#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace verdiep::words {

/// Questions for the helpers: the queue, asking, and what stands at a question in the forum.
struct Help {
  std::string_view title, lead, lead_helper, ask, open, answered, filter;
  std::string_view open_empty_title, open_empty_text, answered_empty_title, answered_empty_text;
  std::string_view yours, helpers_title, helpers_text, no_helpers_text, back;

  // Asking
  std::string_view title_label, title_help, title_missing, text_label, text_help, text_missing, about,
      about_label, about_none, place, enrol_first;

  // At a question in the forum
  std::string_view question, is_answered, answer, mark, reopen;
  std::string_view waits_title, waits_text, waits_text_asker, waits_text_settler, answered_title;

  std::string (*asked)(std::string_view when);          ///< "gevraagd gisteren 9:30"
  std::string (*answers)(std::size_t posts);            ///< "nog geen reactie", "2 reacties"
  std::string (*open_questions)(std::size_t questions); ///< "3 open vragen"
  std::string (*answer_of)(std::string_view who);       ///< "Het antwoord van Anna"
  std::string (*about_ding)(std::string_view title);    ///< on the closed choice: "Over ‘…’"
};

[[nodiscard]] Help dutch_help();
[[nodiscard]] Help english_help();

} // namespace verdiep::words
