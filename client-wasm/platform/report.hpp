#pragma once

#include <string_view>

namespace verdiep::platform {

/// Writes a line for developers to the browser's console: something that should not happen, did. Never
/// content.
void report(std::string_view what);

} // namespace verdiep::platform
