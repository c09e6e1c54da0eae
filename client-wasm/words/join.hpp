#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace verdiep::words {

/// The door: an invitation is looked at and taken.
struct Join {
  std::string_view title, checking, invalid_title, invalid_text, lead, name_label, name_help, name_missing,
      button;
  std::string_view login_button, offline_text, try_again, no_token_title, no_token_text, privacy_title,
      privacy_text;
  std::string_view welcome_back, too_many_attempts, not_admitted, server_failed;

  std::string (*join_title)(std::string_view programme);
  std::string (*login_title)(std::string_view name);
};

[[nodiscard]] Join dutch_join();
[[nodiscard]] Join english_join();

} // namespace verdiep::words
