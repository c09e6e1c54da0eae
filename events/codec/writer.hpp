#pragma once

#include "events/types/bytes.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace verdiep::codec {

/// Appends deterministic CBOR (RFC 8949 section 4.2.1) to a buffer: shortest heads, definite lengths, no
/// floats, no tags.
///
/// Whoever writes a map writes its keys in canonical order: shorter encoded key first, then bytewise.
/// Owner    appends to the given buffer, which outlives the writer
class Writer {
public:
  explicit Writer(Bytes& out) : out_(out) {}

  void unsigned_integer(std::uint64_t value) { head(0x00, value); }
  void integer(std::int64_t value);
  void bytes(ByteView value);
  /// The same, for a size known to the compiler: head and bytes at once.
  template <std::size_t size>
  void fixed_bytes(const std::array<std::uint8_t, size>& value) {
    static_assert(size <= 0xff, "the head has one byte of length at most");
    constexpr std::size_t head_bytes = size < 24 ? 1 : 2;
    std::array<std::uint8_t, head_bytes + size> item;
    item[0] = size < 24 ? static_cast<std::uint8_t>(0x40 | size) : 0x58;
    item[head_bytes - 1] = size < 24 ? item[0] : static_cast<std::uint8_t>(size);
    std::memcpy(item.data() + head_bytes, value.data(), size);
    out_.insert(out_.end(), item.begin(), item.end());
  }
  void text(std::string_view value);
  void array(std::size_t count) { head(0x80, count); }
  void map(std::size_t count) { head(0xa0, count); }
  void boolean(bool value) { out_.push_back(value ? 0xf5 : 0xf4); }
  void null() { out_.push_back(0xf6); }
  /// One item that is canonical CBOR already.
  void raw(ByteView item) { out_.insert(out_.end(), item.begin(), item.end()); }
  /// The same, for a key that the compiler made (fields.hpp).
  void raw(std::string_view encoded_key) { out_.insert(out_.end(), encoded_key.begin(), encoded_key.end()); }

private:
  /// `major` is the major type in its place: the upper three bits.
  void head(std::uint8_t major, std::uint64_t argument) {
    if (argument < 24) {
      out_.push_back(static_cast<std::uint8_t>(major | argument));
    } else {
      long_head(major, argument);
    }
  }
  void long_head(std::uint8_t major, std::uint64_t argument);

  Bytes& out_;
};

} // namespace verdiep::codec
