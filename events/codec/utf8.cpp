#include "events/codec/utf8.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace verdiep::codec {
namespace {

using Cursor = const std::uint8_t*;

bool in_range(std::uint8_t byte, std::uint8_t low, std::uint8_t high) {
  return byte >= low && byte <= high;
}

bool is_continuation(std::uint8_t byte) {
  return (byte & 0xc0) == 0x80;
}

/// Eight bytes at a time: nearly all text is ASCII.
Cursor skip_ascii(Cursor cursor, Cursor end) {
  while (end - cursor >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, cursor, sizeof word);
    if ((word & 0x8080'8080'8080'8080U) != 0) {
      break;
    }
    cursor += sizeof word;
  }
  while (cursor != end && *cursor < 0x80) {
    ++cursor;
  }
  return cursor;
}

/// The length of the well-formed sequence that begins at `cursor` with a byte above 0x7f; 0 if it is none.
std::size_t sequence_bytes(Cursor cursor, Cursor end) {
  const auto left = static_cast<std::size_t>(end - cursor);
  const std::uint8_t lead = *cursor;
  if (in_range(lead, 0xc2, 0xdf)) {
    return left >= 2 && is_continuation(cursor[1]) ? 2 : 0;
  }
  if (in_range(lead, 0xe0, 0xef)) {
    const std::uint8_t low = lead == 0xe0 ? 0xa0 : 0x80;  // below: overlong
    const std::uint8_t high = lead == 0xed ? 0x9f : 0xbf; // above: surrogates
    return left >= 3 && in_range(cursor[1], low, high) && is_continuation(cursor[2]) ? 3 : 0;
  }
  if (in_range(lead, 0xf0, 0xf4)) {
    const std::uint8_t low = lead == 0xf0 ? 0x90 : 0x80;  // below: overlong
    const std::uint8_t high = lead == 0xf4 ? 0x8f : 0xbf; // above: beyond U+10FFFF
    return left >= 4 && in_range(cursor[1], low, high) && is_continuation(cursor[2]) &&
                   is_continuation(cursor[3])
               ? 4
               : 0;
  }
  return 0;
}

} // namespace

bool is_utf8(std::string_view text) {
  Cursor cursor = reinterpret_cast<Cursor>(text.data());
  const Cursor end = cursor + text.size();
  while ((cursor = skip_ascii(cursor, end)) != end) {
    const std::size_t length = sequence_bytes(cursor, end);
    if (length == 0) {
      return false;
    }
    cursor += length;
  }
  return true;
}

} // namespace verdiep::codec
