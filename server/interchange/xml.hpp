#pragma once

#include <string>
#include <string_view>

namespace verdiep::interchange {

/// Appends text as the value of an attribute in double quotes: escaped, and without what XML 1.0 cannot hold
/// (control characters, U+FFFE and U+FFFF), which becomes U+FFFD.
///
/// Shape    `text` is UTF-8
void append_escaped(std::string& out, std::string_view text);

} // namespace verdiep::interchange
