#include "tests/support/hex.hpp"

#include <cstdlib>

namespace verdiep::test {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

} // namespace

std::string to_hex(ByteView bytes) {
  std::string text;
  for (const std::uint8_t byte : bytes) {
    text += digits[byte >> 4];
    text += digits[byte & 0x0f];
  }
  return text;
}

Bytes from_hex(std::string_view text) {
  Bytes bytes;
  bool is_high = true;
  for (const char character : text) {
    if (character == ' ' || character == '\n') {
      continue;
    }
    const std::size_t value = digits.find(character);
    if (value == std::string_view::npos) {
      std::abort();
    }
    if (is_high) {
      bytes.push_back(static_cast<std::uint8_t>(value << 4));
    } else {
      bytes.back() = static_cast<std::uint8_t>(bytes.back() | value);
    }
    is_high = !is_high;
  }
  if (!is_high) {
    std::abort();
  }
  return bytes;
}

} // namespace verdiep::test
