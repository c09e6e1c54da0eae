#pragma once

#include <string_view>

namespace verdiep::codec {

/// Whether `text` is well-formed UTF-8: no overlong form, no surrogate, nothing above U+10FFFF.
///
/// Source   Unicode 15, table 3-7
[[nodiscard]] bool is_utf8(std::string_view text);

} // namespace verdiep::codec
