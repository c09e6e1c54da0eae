#pragma once

#include "events/codec/decode_error.hpp"
#include "events/codec/key.hpp"
#include "events/types/bytes.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>

namespace verdiep::codec {

/// How deep an item that is passed over may nest.
inline constexpr unsigned depth_max = 16;
/// How long the key of a map may be.
inline constexpr std::size_t key_bytes_max = 64;
/// For what is bounded by the bytes at hand only.
inline constexpr std::uint64_t unlimited = std::numeric_limits<std::uint64_t>::max();

/// What the next item is, by its first byte; `other` holds false, true, null, and what is outside the
/// profile.
enum class Kind : std::uint8_t { unsigned_integer, negative_integer, bytes, text, array, map, other };

/// Reads canonical CBOR from front to back and refuses everything else; no copies, no allocation.
///
/// The profile is deterministic CBOR (RFC 8949 section 4.2.1) without floats, tags, `undefined` and other
/// simple values, with integers from -2^63 to 2^64 - 1, UTF-8 that is checked, and text keys in maps. So each
/// value has exactly one encoding.
///
/// Each `bool` function reads one item into `out`. At the first refusal it returns false, `error()` tells why
/// and where, and the cursor is of no more use: callers return false too, so that the first fault is the one
/// that is reported.
///
/// Owner    views point into the given bytes, which outlive the reader
class Reader {
public:
  /// `base_offset` is where `bytes` begin in the whole that errors are about.
  explicit Reader(ByteView bytes, std::size_t base_offset = 0)
      : begin_(bytes.data()),
        cursor_(bytes.data()),
        end_(bytes.data() + bytes.size()),
        base_offset_(base_offset) {}

  [[nodiscard]] bool unsigned_integer(std::uint64_t& out) { return argument(0, out); }
  [[nodiscard]] bool integer(std::int64_t& out);
  [[nodiscard]] bool bytes(ByteView& out, std::uint64_t bytes_max);
  /// Exactly `size` bytes, copied to `out`.
  [[nodiscard]] bool fixed_bytes(std::uint8_t* out, std::size_t size);
  template <std::size_t size>
  [[nodiscard]] bool fixed_bytes(std::array<std::uint8_t, size>& out) {
    constexpr std::size_t head_bytes = size < 24 ? 1 : 2;
    static_assert(size <= 0xff, "the head has one byte of length at most");
    const bool has_head =
        remaining() >= size + head_bytes &&
        (head_bytes == 1 ? cursor_[0] == (0x40 | size) : cursor_[0] == 0x58 && cursor_[1] == size);
    if (!has_head) {
      return fixed_bytes(out.data(), size); // which finds out what is wrong
    }
    std::memcpy(out.data(), cursor_ + head_bytes, size);
    cursor_ += head_bytes + size;
    return true;
  }
  [[nodiscard]] bool text(std::string_view& out, std::uint64_t bytes_max);
  /// The head of an array: `count` items follow, at most `count_max` and no more than there are bytes left.
  [[nodiscard]] bool array(std::size_t& count, std::uint64_t count_max);
  /// The head of a map: `count` pairs follow. Whoever reads the keys checks their order (MapReader does).
  [[nodiscard]] bool map(std::size_t& count, std::uint64_t count_max);
  [[nodiscard]] bool boolean(bool& out);
  [[nodiscard]] bool null();
  /// Takes `null` if it comes next; false, without fault, if something else does.
  [[nodiscard]] bool take_null();

  /// Without reading it; `other` at the end too.
  [[nodiscard]] Kind kind() const;
  /// Passes over one item of any kind, checking that all of it is canonical.
  [[nodiscard]] bool skip() { return skip_nested(depth_max); }
  /// The same, and gives the item's bytes.
  [[nodiscard]] bool raw(ByteView& out);
  /// Takes `key` if it comes next.
  template <std::size_t size>
  [[nodiscard]] bool take(const Key<size>& key) {
    if (remaining() <= size || !equal_bytes<size + 1>(cursor_, key.encoded.data())) {
      return false;
    }
    cursor_ += size + 1;
    return true;
  }
  /// Nothing may follow.
  [[nodiscard]] bool finish();

  [[nodiscard]] std::size_t remaining() const { return static_cast<std::size_t>(end_ - cursor_); }
  [[nodiscard]] std::size_t offset() const {
    return base_offset_ + static_cast<std::size_t>(cursor_ - begin_);
  }
  /// The unread bytes.
  [[nodiscard]] ByteView rest() const { return {cursor_, remaining()}; }

  /// Refuses the item at `offset`; always false, for `return reader.fail(…)`.
  bool fail(DecodeFault fault, std::size_t offset, std::uint64_t limit = 0);
  bool fail(DecodeFault fault) { return fail(fault, offset()); }
  /// The first fault; meaningful after a function returned false.
  [[nodiscard]] const DecodeError& error() const { return error_; }

private:
  [[nodiscard]] bool argument(std::uint8_t major, std::uint64_t& out) {
    if (cursor_ != end_) {
      const auto small = static_cast<std::uint8_t>(*cursor_ ^ (major << 5));
      if (small < 24) {
        ++cursor_;
        out = small;
        return true;
      }
    }
    return long_argument(major, out);
  }
  [[nodiscard]] bool long_argument(std::uint8_t major, std::uint64_t& out);
  [[nodiscard]] bool string(std::uint8_t major, ByteView& out, std::uint64_t bytes_max);
  [[nodiscard]] bool container(std::uint8_t major, std::size_t& count, std::uint64_t count_max);
  [[nodiscard]] bool refuse_initial_byte();
  [[nodiscard]] bool skip_nested(unsigned depth_left);
  [[nodiscard]] bool skip_negative();
  [[nodiscard]] bool skip_array(unsigned depth_left);
  [[nodiscard]] bool skip_map(unsigned depth_left);
  [[nodiscard]] bool skip_simple();

  const std::uint8_t* begin_;
  const std::uint8_t* cursor_;
  const std::uint8_t* end_;
  std::size_t base_offset_;
  DecodeError error_;
};

} // namespace verdiep::codec
