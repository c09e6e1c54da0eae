#pragma once

#include <string>
#include <string_view>

namespace verdiep::words {

/// What stands on more than one page, and what says that something is not there.
struct General {
  std::string_view product, close, loading, me, not_found_title, not_found_text, to_home, log_out,
      signed_out_title, signed_out_text, error_title, storage_failed;

  /// Somebody whose name is not for this reader, by a few signs of their id: "Lid 3F2A".
  std::string (*nameless)(std::string_view code);
};

[[nodiscard]] General dutch_general();
[[nodiscard]] General english_general();

} // namespace verdiep::words
