#pragma once

#include <functional>
#include <string_view>

/// What people take with them.
///
/// Source   web/bridge/clipboard.js
namespace verdiep::platform {

/// Calls `done` once, later, with whether the browser took it; a frame follows. Only the last call is answered.
void copy_text(std::string_view text, std::function<void(bool copied)> done);

} // namespace verdiep::platform
