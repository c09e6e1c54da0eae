#pragma once

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>

namespace verdiep::codec {

/// Why bytes were refused.
enum class DecodeFault : std::uint8_t {
  truncated,      ///< the bytes end inside an item
  trailing_bytes, ///< something follows the item
  wrong_type,     ///< another CBOR type than the field has
  /// Outside the profile: a longer head than needed, indefinite length, float, tag, unsorted or double keys.
  not_canonical,
  not_utf8,      ///< a text string that is not UTF-8
  over_limit,    ///< longer or larger than the field's limit; `limit` tells which
  under_limit,   ///< shorter or smaller than the field's least; `limit` tells which
  too_deep,      ///< nested deeper than `depth_max`
  unknown_key,   ///< a key that this version of the type does not have (refused on submit, kept on read)
  missing_key,   ///< a field without which the type is not whole
  unknown_value, ///< an enumerator that does not exist, or text of a form the field does not have
  unknown_type,  ///< a command or event type that this program does not know
  newer_version, ///< a format or type version that this program does not know
};

/// Shape    `offset` is the byte at which the refused item begins; `limit` is set for `over_limit` and
/// `under_limit` only
struct DecodeError {
  DecodeFault fault = DecodeFault::truncated;
  std::size_t offset = 0;
  std::uint64_t limit = 0;
  friend bool operator==(const DecodeError&, const DecodeError&) = default;
};

template <class T>
using DecodeResult = tl::expected<T, DecodeError>;

/// A sentence part for logs and messages, such as "not canonical CBOR".
[[nodiscard]] const char* describe(DecodeFault fault);

} // namespace verdiep::codec
