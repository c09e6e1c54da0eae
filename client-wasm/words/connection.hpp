#pragma once

#include <string_view>

namespace verdiep::words {

/// The line to the server, and what can be wrong with what came over it.
struct Connection {
  std::string_view offline, offline_short, update_needed, diverged, history_refused, started_over,
      other_member, revoked, damaged, healed;
};

[[nodiscard]] Connection dutch_connection();
[[nodiscard]] Connection english_connection();

} // namespace verdiep::words
