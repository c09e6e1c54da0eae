#include "events/types/id.hpp"

namespace verdiep {
namespace {

constexpr std::size_t uuid_chars = 36;

constexpr bool is_hyphen_place(std::size_t index) {
  return index == 8 || index == 13 || index == 18 || index == 23;
}

/// The value of a hexadecimal digit; 16 for anything else.
constexpr unsigned digit_value(char digit) {
  if (digit >= '0' && digit <= '9') {
    return static_cast<unsigned>(digit - '0');
  }
  if (digit >= 'a' && digit <= 'f') {
    return static_cast<unsigned>(digit - 'a') + 10;
  }
  if (digit >= 'A' && digit <= 'F') {
    return static_cast<unsigned>(digit - 'A') + 10;
  }
  return 16;
}

} // namespace

std::string uuid_text(const std::array<std::uint8_t, 16>& bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(uuid_chars);
  for (const std::uint8_t byte : bytes) {
    if (is_hyphen_place(text.size())) {
      text += '-';
    }
    text += digits[byte >> 4];
    text += digits[byte & 0x0f];
  }
  return text;
}

std::optional<std::array<std::uint8_t, 16>> parse_uuid(std::string_view text) {
  if (text.size() != uuid_chars) {
    return std::nullopt;
  }
  std::array<std::uint8_t, 16> bytes{};
  std::size_t digits = 0;
  for (std::size_t index = 0; index < uuid_chars; ++index) {
    if (is_hyphen_place(index)) {
      if (text[index] != '-') {
        return std::nullopt;
      }
      continue;
    }
    const unsigned value = digit_value(text[index]);
    if (value > 15) {
      return std::nullopt;
    }
    std::uint8_t& byte = bytes[digits / 2];
    byte = static_cast<std::uint8_t>(byte * 16U + value);
    ++digits;
  }
  return bytes;
}

} // namespace verdiep
