#pragma once

#include "shared/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace verdiep::gateway {

/// A text as a QR code (ISO/IEC 18004), so that somebody can point a phone at a link on a screen or a wall.
///
/// Shape    square: each row a text of '0' (light) and '1' (dark), without the quiet zone of four modules
///          that must stand around it. Error correction M: 15 % may be covered
/// Errors   invalid_input: empty, or over the 2,331 bytes that fit
/// Threads  any
[[nodiscard]] Result<std::vector<std::string>> qr_rows(std::string_view text);

} // namespace verdiep::gateway
