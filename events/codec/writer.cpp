#include "events/codec/writer.hpp"

#include <array>

namespace verdiep::codec {
namespace {

/// The initial byte's low bits say how many bytes of argument follow: 24 one, 25 two, 26 four, 27 eight.
struct Width {
  std::uint8_t additional;
  unsigned bytes;
};

Width width_of(std::uint64_t argument) {
  if (argument <= 0xff) {
    return {24, 1};
  }
  if (argument <= 0xffff) {
    return {25, 2};
  }
  if (argument <= 0xffff'ffff) {
    return {26, 4};
  }
  return {27, 8};
}

} // namespace

void Writer::long_head(std::uint8_t major, std::uint64_t argument) {
  const Width width = width_of(argument);
  std::array<std::uint8_t, 9> head;
  head[0] = static_cast<std::uint8_t>(major | width.additional);
  for (unsigned index = 0; index < width.bytes; ++index) {
    head[width.bytes - index] = static_cast<std::uint8_t>(argument >> (8 * index));
  }
  out_.insert(out_.end(), head.data(), head.data() + width.bytes + 1);
}

void Writer::integer(std::int64_t value) {
  if (value >= 0) {
    head(0x00, static_cast<std::uint64_t>(value));
  } else {
    head(0x20, ~static_cast<std::uint64_t>(value)); // -1 - value, without overflow
  }
}

void Writer::bytes(ByteView value) {
  head(0x40, value.size());
  out_.insert(out_.end(), value.begin(), value.end());
}

void Writer::text(std::string_view value) {
  head(0x60, value.size());
  const auto* begin = reinterpret_cast<const std::uint8_t*>(value.data());
  out_.insert(out_.end(), begin, begin + value.size());
}

} // namespace verdiep::codec
