#pragma once

#include <cstddef>
#include <cstdint>

#include <tl/expected.hpp>

namespace verdiep::codec {

/// Why bytes were refused.
enum class DecodeFault : std::uint8_t {
  truncated,         ///< the bytes end inside an item
  trailing_bytes,    ///< something follows the item
  wrong_type,        ///< another CBOR type than the field has
  not_canonical,     ///< RFC 8949 section 4.2.1: longer head than needed, indefinite length, float, tag, unsorted or double keys
  not_utf8,          ///< a text string that is not UTF-8
  over_limit,        ///< longer or larger than the field's limit; `limit` tells which
  unknown_key,       ///< a key that this version of the type does not have (refused on submit, kept on read)
  missing_key,       ///< a field without which the type is not whole
  unknown_value,     ///< an enumerator that does not exist
  unknown_type,      ///< a command or event type that this program does not know
  newer_version,     ///< a format or type version that this program does not know
};

/// Shape    `offset` is the byte at which the decoder stood; `limit` is set for `over_limit` only
struct DecodeError {
  DecodeFault fault = DecodeFault::truncated;
  std::size_t offset = 0;
  std::size_t limit = 0;
};

template <class T>
using DecodeResult = tl::expected<T, DecodeError>;

/// A sentence part for logs and messages, such as "not canonical CBOR".
[[nodiscard]] const char* describe(DecodeFault fault);

}  // namespace verdiep::codec
