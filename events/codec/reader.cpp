#include "events/codec/reader.hpp"

#include "events/codec/canonical.hpp"
#include "events/codec/utf8.hpp"

#include <cstring>
#include <limits>

namespace verdiep::codec {
namespace {

constexpr std::uint8_t major_unsigned = 0;
constexpr std::uint8_t major_negative = 1;
constexpr std::uint8_t major_bytes = 2;
constexpr std::uint8_t major_text = 3;
constexpr std::uint8_t major_array = 4;
constexpr std::uint8_t major_map = 5;
constexpr std::uint8_t major_simple = 7;

constexpr std::uint8_t byte_false = 0xf4;
constexpr std::uint8_t byte_true = 0xf5;
constexpr std::uint8_t byte_null = 0xf6;

constexpr std::uint64_t int64_max = std::numeric_limits<std::int64_t>::max();

/// The least argument that needs a head with `width` bytes of it.
constexpr std::uint64_t least_of_width(unsigned width) {
  return width == 1 ? 24 : std::uint64_t{1} << (4 * width);
}

} // namespace

bool Reader::fail(DecodeFault fault, std::size_t offset, std::uint64_t limit) {
  error_ = {.fault = fault, .offset = offset, .limit = limit};
  return false;
}

/// The next byte does not begin what was wanted: something else of the profile, or something outside it?
bool Reader::refuse_initial_byte() {
  const std::uint8_t initial = *cursor_;
  const std::uint8_t additional = initial & 0x1f;
  const bool is_simple = initial == byte_false || initial == byte_true || initial == byte_null;
  const bool in_profile = (initial >> 5) <= major_map ? additional < 28 : is_simple;
  return fail(in_profile ? DecodeFault::wrong_type : DecodeFault::not_canonical);
}

bool Reader::long_argument(std::uint8_t major, std::uint64_t& out) {
  if (cursor_ == end_) {
    return fail(DecodeFault::truncated);
  }
  const std::uint8_t additional = *cursor_ & 0x1f;
  if ((*cursor_ >> 5) != major || additional > 27) {
    return refuse_initial_byte();
  }
  const unsigned width = 1U << (additional - 24);
  if (remaining() <= width) {
    return fail(DecodeFault::truncated);
  }
  std::uint64_t value = 0;
  for (unsigned index = 1; index <= width; ++index) {
    value = value << 8 | cursor_[index];
  }
  if (value < least_of_width(width)) {
    return fail(DecodeFault::not_canonical);
  }
  cursor_ += 1 + width;
  out = value;
  return true;
}

bool Reader::integer(std::int64_t& out) {
  const std::size_t start = offset();
  const bool negative = cursor_ != end_ && (*cursor_ >> 5) == major_negative;
  std::uint64_t value = 0;
  if (!argument(negative ? major_negative : major_unsigned, value)) {
    return false;
  }
  if (value > int64_max) {
    return fail(DecodeFault::over_limit, start, int64_max);
  }
  out = negative ? -1 - static_cast<std::int64_t>(value) : static_cast<std::int64_t>(value);
  return true;
}

bool Reader::string(std::uint8_t major, ByteView& out, std::uint64_t bytes_max) {
  const std::size_t start = offset();
  std::uint64_t length = 0;
  if (!argument(major, length)) {
    return false;
  }
  if (length > bytes_max) {
    return fail(DecodeFault::over_limit, start, bytes_max);
  }
  if (length > remaining()) {
    return fail(DecodeFault::truncated, start);
  }
  out = {cursor_, static_cast<std::size_t>(length)};
  cursor_ += length;
  return true;
}

bool Reader::bytes(ByteView& out, std::uint64_t bytes_max) {
  return string(major_bytes, out, bytes_max);
}

bool Reader::fixed_bytes(std::uint8_t* out, std::size_t size) {
  const std::size_t start = offset();
  ByteView view;
  if (!bytes(view, size)) {
    return false;
  }
  if (view.size() < size) {
    return fail(DecodeFault::under_limit, start, size);
  }
  std::memcpy(out, view.data(), size);
  return true;
}

bool Reader::text(std::string_view& out, std::uint64_t bytes_max) {
  const std::size_t start = offset();
  ByteView view;
  if (!string(major_text, view, bytes_max)) {
    return false;
  }
  out = {reinterpret_cast<const char*>(view.data()), view.size()};
  return is_utf8(out) || fail(DecodeFault::not_utf8, start);
}

bool Reader::container(std::uint8_t major, std::size_t& count, std::uint64_t count_max) {
  const std::size_t start = offset();
  std::uint64_t value = 0;
  if (!argument(major, value)) {
    return false;
  }
  if (value > count_max) {
    return fail(DecodeFault::over_limit, start, count_max);
  }
  const std::size_t items_left = major == major_map ? remaining() / 2 : remaining();
  if (value > items_left) { // each item takes a byte at least: nobody reserves for what cannot come
    return fail(DecodeFault::truncated, start);
  }
  count = static_cast<std::size_t>(value);
  return true;
}

bool Reader::array(std::size_t& count, std::uint64_t count_max) {
  return container(major_array, count, count_max);
}

bool Reader::map(std::size_t& count, std::uint64_t count_max) {
  return container(major_map, count, count_max);
}

bool Reader::boolean(bool& out) {
  if (cursor_ == end_) {
    return fail(DecodeFault::truncated);
  }
  if (*cursor_ != byte_false && *cursor_ != byte_true) {
    return refuse_initial_byte();
  }
  out = *cursor_++ == byte_true;
  return true;
}

bool Reader::null() {
  if (cursor_ == end_) {
    return fail(DecodeFault::truncated);
  }
  return take_null() || refuse_initial_byte();
}

bool Reader::take_null() {
  if (cursor_ == end_ || *cursor_ != byte_null) {
    return false;
  }
  ++cursor_;
  return true;
}

Kind Reader::kind() const {
  const std::uint8_t major = cursor_ == end_ ? major_simple : *cursor_ >> 5;
  return major <= major_map ? static_cast<Kind>(major)
                            : Kind::other; // enumerators stand in the order of CBOR
}

bool Reader::raw(ByteView& out) {
  const std::uint8_t* start = cursor_;
  if (!skip()) {
    return false;
  }
  out = {start, static_cast<std::size_t>(cursor_ - start)};
  return true;
}

bool Reader::finish() {
  return cursor_ == end_ || fail(DecodeFault::trailing_bytes);
}

bool Reader::skip_nested(unsigned depth_left) {
  if (cursor_ == end_) {
    return fail(DecodeFault::truncated);
  }
  std::uint64_t number = 0;
  ByteView bytes_view;
  std::string_view text_view;
  switch (*cursor_ >> 5) {
  case major_unsigned:
    return unsigned_integer(number);
  case major_negative:
    return skip_negative();
  case major_bytes:
    return bytes(bytes_view, unlimited);
  case major_text:
    return text(text_view, unlimited);
  case major_array:
    return skip_array(depth_left);
  case major_map:
    return skip_map(depth_left);
  case major_simple:
    return skip_simple();
  default: // tags
    return fail(DecodeFault::not_canonical);
  }
}

bool Reader::skip_negative() {
  std::int64_t number = 0;
  return integer(number);
}

bool Reader::skip_array(unsigned depth_left) {
  if (depth_left == 0) {
    return fail(DecodeFault::too_deep);
  }
  std::size_t count = 0;
  if (!array(count, unlimited)) {
    return false;
  }
  for (; count > 0; --count) {
    if (!skip_nested(depth_left - 1)) {
      return false;
    }
  }
  return true;
}

bool Reader::skip_map(unsigned depth_left) {
  if (depth_left == 0) {
    return fail(DecodeFault::too_deep);
  }
  std::size_t count = 0;
  if (!map(count, unlimited)) {
    return false;
  }
  std::string_view previous;
  for (bool first = true; count > 0; --count, first = false) {
    const std::size_t start = offset();
    std::string_view key;
    if (!text(key, key_bytes_max)) {
      return false;
    }
    if (!first && !canonical_less(previous, key)) {
      return fail(DecodeFault::not_canonical, start);
    }
    if (!skip_nested(depth_left - 1)) {
      return false;
    }
    previous = key;
  }
  return true;
}

bool Reader::skip_simple() {
  if (*cursor_ < byte_false || *cursor_ > byte_null) {
    return fail(DecodeFault::not_canonical);
  }
  ++cursor_;
  return true;
}

} // namespace verdiep::codec
