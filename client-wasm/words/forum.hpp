#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace verdiep::words {

/// The list of conversations and one of them.
struct Forum {
  std::string_view title, lead, all, general, about_dingen, new_thread, empty_title, empty_text, back, locked,
      removed, erased, not_for_you, revised;
  std::string_view title_label, title_missing, text_label, text_help, text_missing, about_label,
      about_general, place, write, write_label, write_button;
  std::string_view revise, revise_label, save, cancel, remove, remove_question, remove_explained, lock,
      unlock, locked_text, unknown_title, unknown_text;
  std::string_view you, unread, erased_person, pending, enrol_first, coordinator;

  std::string (*posts)(std::size_t posts);        ///< "4 berichten"
  std::string (*unread_posts)(std::size_t posts); ///< "2 ongelezen"
};

[[nodiscard]] Forum dutch_forum();
[[nodiscard]] Forum english_forum();

} // namespace verdiep::words
