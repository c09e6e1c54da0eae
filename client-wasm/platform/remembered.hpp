#pragma once

/// Short texts that this browser remembers from visit to visit and has at hand at once, before any database is open:
/// whose database to open. Never a secret.
///
/// Errors   where storage is forbidden nothing is remembered
/// Source   web/bridge/remembered.js

#include <string>
#include <string_view>

namespace verdiep::platform {

/// Empty if there is none.
[[nodiscard]] std::string remembered(std::string_view key);
void remember(std::string_view key, std::string_view text);
void forget(std::string_view key);

} // namespace verdiep::platform
