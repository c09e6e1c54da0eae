#include "shared/merkle/base64.hpp"

#include <algorithm>
#include <cstdint>

namespace verdiep::merkle {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

} // namespace

std::string base64(ByteView bytes) {
  std::string text;
  for (std::size_t start = 0; start < bytes.size(); start += 3) {
    const ByteView group = bytes.subspan(start, std::min<std::size_t>(3, bytes.size() - start));
    std::uint32_t bits = 0;
    for (std::size_t index = 0; index < 3; ++index) {
      bits = bits << 8 | (index < group.size() ? group[index] : 0U);
    }
    for (std::size_t index = 0; index < 4; ++index) {
      text += index <= group.size() ? alphabet[bits >> (18 - 6 * index) & 63] : '=';
    }
  }
  return text;
}

std::optional<Bytes> parse_base64(std::string_view text) {
  Bytes bytes;
  std::uint32_t bits = 0;
  std::size_t digits = 0;
  for (const char letter : text) {
    const std::size_t digit = alphabet.find(letter);
    if (digit == std::string_view::npos) {
      break;
    }
    bits = bits << 6 | static_cast<std::uint32_t>(digit);
    if (++digits % 4 != 1) {
      bytes.push_back(static_cast<std::uint8_t>(bits >> (6 - 2 * ((digits - 1) % 4))));
    }
  }
  // What is not exactly our own writing (padding, unused bits, foreign letters) shows by writing it again.
  if (base64(bytes) != text) {
    return std::nullopt;
  }
  return bytes;
}

} // namespace verdiep::merkle
