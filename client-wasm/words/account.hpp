#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace verdiep::words {

/// Logging in with a passphrase, and what belongs to one's own account.
struct Account {
  // At the door.
  std::string_view sign_in_title, sign_in_lead, name_label, name_help, passphrase_label, sign_in,
      shared_label, shared_help, help_title, help_forgotten, help_new, have_passphrase, name_missing,
      passphrase_missing;
  // The passphrase.
  std::string_view passphrase_title, passphrase_lead, passphrase_none, current_label, current_help, new_label,
      new_help, save, saved, remove, remove_question, remove_explained, removed, keep;
  // Where somebody is logged in.
  std::string_view sessions_title, sessions_lead, this_one, shared_one, unknown_device, end, ended,
      end_others, others_ended, no_others, try_again;
  // Why not.
  std::string_view wrong_login, wrong_current, invalid_name, name_taken, too_short, too_long, too_many,
      offline, signed_out, server_failed;

  std::string (*passphrase_set)(std::string_view login_name);               ///< what is set now
  std::string (*device)(std::string_view browser, std::string_view system); ///< "Firefox op Windows"
  std::string (*locked)(
      std::string_view name, std::size_t waiting
  ); ///< whose session ended, and what is kept of them
  std::string (*used)(std::string_view when, std::string_view since);
  std::string (*about_session)(std::string_view device); ///< said after the button's label
};

[[nodiscard]] Account dutch_account();
[[nodiscard]] Account english_account();

} // namespace verdiep::words
