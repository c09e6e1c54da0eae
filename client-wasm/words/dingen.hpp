#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace verdiep::words {

/// The list of Dingen and one Ding.
struct Dingen {
  std::string_view title, lead, must, must_note, can, can_note, free, free_note, done, open, back,
      empty_title, empty_text;
  std::string_view why, steps, done_means, service, links, time, discuss, no_threads, open_thread;
  std::string_view complete_title, reflection_label, reflection_help, link_label, link_help, link_wrong,
      sharing_label;
  std::string_view sharing_coordinators, sharing_coordinators_help, sharing_programme, sharing_programme_help;
  std::string_view complete, completed_title, your_reflection, reopen, reopen_question, reopen_explained,
      enrol_first, cancel;
  std::string_view unknown_title, unknown_text, removed, shared_reflections;

  std::string (*done_of)(std::size_t done, std::size_t total); ///< "3 van 5 klaar"
  std::string (*minutes)(unsigned minutes);                    ///< "45 minuten"
  std::string (*step)(std::size_t number);
};

[[nodiscard]] Dingen dutch_dingen();
[[nodiscard]] Dingen english_dingen();

} // namespace verdiep::words
