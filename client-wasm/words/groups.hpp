#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace verdiep::words {

/// The groups, and the people in one.
struct Groups {
  std::string_view title, lead, own_title, all_title, others_title, own, to_own, back;
  std::string_view none_title, none_text, individual_title, individual_text, unknown_title, unknown_text;

  // Joining, forming and leaving
  std::string_view join, full, full_reason, already_in_one, enrol_first;
  std::string_view form_title, name_label, name_help, name_missing, form;
  std::string_view leave, leave_question, leave_explained, stay;
  std::string_view take_out, take_out_explained, without_title, without_text, cancel;

  // The people of one
  std::string_view people_title, helper, helper_vacant, helper_explained, choose_helper, appoint;
  std::string_view rename, rename_label, save, you;

  // The room of one's own
  std::string_view tabs, talk, idea, plan, people, only_us;
  std::string_view absent_title, absent_text, room_empty_title, room_empty_text, room_text_help;

  std::string (*places_left)(std::size_t places);         ///< "nog 2 plaatsen"
  std::string (*form_text)(std::size_t others_max);       ///< "… nog 4 collega’s bij"
  std::string (*of_group)(std::string_view name);         ///< said after 'Doe mee': "met Screencasts"
  std::string (*take_out_question)(std::string_view who); ///< "Anna uit de groep halen?"
  std::string (*appointed)(std::string_view who);         ///< "Anna is nu jullie vraagbaak"
  std::string (*joined)(std::string_view name);           ///< "Je doet mee met Screencasts"
};

[[nodiscard]] Groups dutch_groups();
[[nodiscard]] Groups english_groups();

} // namespace verdiep::words
