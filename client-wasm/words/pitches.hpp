#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace verdiep::words {

/// The closing session: pitches, what colleagues say of them, presenting.
struct Pitches {
  std::string_view title, lead, none_title, none_text, back, read, vote, result, turn, presented;

  // The own pitch
  std::string_view own, write, revise, form, title_label, title_missing, text_label, text_help, text_missing,
      link_label, link_help, link_wrong, submit, save, cancel, frozen, no_group, enrol_first, under_way;
  std::string_view withdraw, withdraw_question, withdraw_explained, stay;

  // Remarks
  std::string_view unknown_title, unknown_text, withdrawn, link, remarks, no_remarks, give, kind_label,
      remark_label, remark_missing, place, remove, removed;
  std::string_view praise, critique, question, suggestion; ///< kinds, as one chooses them
  std::string_view praises, critiques, questions, suggestions;

  // Presenting
  std::string_view present, present_lead, only_coordinators, now, next, previous, show_next, first, timer,
      start, pause, reset, minutes_label, time_up, order, up, down, is_last;

  std::string (*by_group)(std::string_view group); ///< "van Team Noord"
  std::string (*remarks_count)(std::size_t count);
  std::string (*minutes)(std::size_t minutes);
  std::string (*minutes_left)(std::size_t minutes); ///< said now and then
  std::string (*place_of)(std::size_t place, std::size_t all);
};

[[nodiscard]] Pitches dutch_pitches();
[[nodiscard]] Pitches english_pitches();

} // namespace verdiep::words
