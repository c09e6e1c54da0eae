#pragma once

#include "events/codec/decode_error.hpp"
#include "events/types/bytes.hpp"

#include <tl/expected.hpp>

#include <cstddef>
#include <string>

/// How a row on the device shows that it is whole.
namespace verdiep::sync {

/// Shape    CBOR [1, first 8 bytes of SHA-256(entry), entry]; `entry` is a byte string
/// Source   docs/formats/sync.md
[[nodiscard]] Bytes seal_row(ByteView entry);

/// The entry's bytes, within `row`.
///
/// Errors   in one line what is wrong: damaged, or written by a newer version
[[nodiscard]] tl::expected<ByteView, std::string> open_row(ByteView row, std::size_t entry_bytes_max);

/// A fault in such a line.
[[nodiscard]] std::string damage(const codec::DecodeError& error);

} // namespace verdiep::sync
