#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace verdiep::words {

/// What waits to be sent, and what came back refused.
struct Outbox {
  std::string_view saving, saved_here, under_way, accepted, refused, forecast;
  std::string_view retry, drop, edit, drop_question, drop_explained, keep;
  std::string_view refused_title, not_taken, unreadable, unreadable_rows, waiting_title;
  // Leaving while something is not sent.
  std::string_view leave_title, leave_stay, leave_save, leave_saved, leave_discard, leave_offline;
  std::string_view file_name, file_title, file_waits, file_drafts, file_commands;

  std::string (*waiting)(std::size_t commands);                        ///< "2 wachten op verbinding"
  std::string_view (*field)(std::string_view name);                    ///< of what was typed: "Titel"
  std::string (*leave_text)(std::size_t commands, std::size_t drafts); ///< what would be lost
};

[[nodiscard]] Outbox dutch_outbox();
[[nodiscard]] Outbox english_outbox();

} // namespace verdiep::words
