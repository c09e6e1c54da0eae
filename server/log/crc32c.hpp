#pragma once

#include "events/types/bytes.hpp"

#include <cstdint>

namespace verdiep::log {

/// CRC-32C (Castagnoli) of `bytes`; give the result of earlier bytes as `before` to continue.
///
/// Why a CRC and not a hash: it finds every changed byte for certain, costs little beside reading, and
/// RocksDB's write-ahead log uses the same one. It protects against faults, not against people: those meet
/// the Merkle tree.
///
/// Source   RFC 3720 appendix B.4
[[nodiscard]] std::uint32_t crc32c(ByteView bytes, std::uint32_t before = 0);

} // namespace verdiep::log
