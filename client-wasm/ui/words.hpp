#pragma once

#include <string>
#include <string_view>

namespace verdiep::ui {

/// The few words that widgets say by themselves, in the reader's language. The app hands them over with
/// `Ui::speak`; views and functions live as long as the program.
struct Words {
  std::string_view navigation; ///< name of the main menu
  std::string_view skip;       ///< the link to the content, seen by who comes by keyboard
  std::string_view messages;   ///< name of the place where toasts stand
  std::string_view dismiss;    ///< closes a toast
  std::string_view loading;
  std::string_view optional; ///< after the label of a field that may stay empty: "niet verplicht"
  std::string_view new_tab;  ///< said after a link to elsewhere
  std::string (*characters_left)(int characters) = nullptr;
  std::string (*done_of)(int done, int total) = nullptr; ///< "3 van 8 klaar"
};

} // namespace verdiep::ui
