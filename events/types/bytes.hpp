#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace verdiep {

/// Owned bytes: an encoded record, command, frame or value.
using Bytes = std::vector<std::uint8_t>;

/// Borrowed bytes; valid as long as their owner.
using ByteView = std::span<const std::uint8_t>;

} // namespace verdiep
