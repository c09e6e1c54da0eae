#pragma once

#include "events/types/bytes.hpp"

#include <string>
#include <string_view>

namespace verdiep::test {

/// Lower-case hexadecimal digits.
[[nodiscard]] std::string to_hex(ByteView bytes);
/// Reads hexadecimal digits; blanks between them are passed over. Anything else is a mistake in the test: it
/// aborts.
[[nodiscard]] Bytes from_hex(std::string_view text);

} // namespace verdiep::test
