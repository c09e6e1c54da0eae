#pragma once

#include "events/types/bytes.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace verdiep::merkle {

/// Base64 with padding, as notes and checkpoints write hashes and signatures.
///
/// Source   RFC 4648 section 4
[[nodiscard]] std::string base64(ByteView bytes);
/// Reads exactly what `base64` writes: no line breaks, padding required, unused bits zero.
[[nodiscard]] std::optional<Bytes> parse_base64(std::string_view text);

} // namespace verdiep::merkle
