#include "server/identity/token.hpp"

#include <sodium.h>

namespace verdiep::identity {
namespace {

constexpr std::size_t token_text_bytes = 43;
constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

template <std::size_t size>
void fill_random(std::array<std::uint8_t, size>& bytes) {
  randombytes_buf(bytes.data(), bytes.size());
}

} // namespace

Token random_token() {
  Token token;
  fill_random(token.bytes);
  return token;
}

std::string to_text(const Token& token) {
  std::string text(token_text_bytes + 1, '\0');
  sodium_bin2base64(text.data(), text.size(), token.bytes.data(), token.bytes.size(), variant);
  text.resize(token_text_bytes);
  return text;
}

std::optional<Token> parse_token(std::string_view text) {
  if (text.size() != token_text_bytes)
    return std::nullopt;
  Token token;
  std::size_t size = 0;
  const int failed = sodium_base642bin(
      token.bytes.data(), token.bytes.size(), text.data(), text.size(), nullptr, &size, nullptr, variant
  );
  if (failed != 0 || size != token.bytes.size())
    return std::nullopt;
  return token;
}

Sha256 key_of(const Token& token) {
  return crypto::sha256(token.bytes);
}

Salt random_salt() {
  Salt salt;
  fill_random(salt.bytes);
  return salt;
}

std::array<std::uint8_t, 16> random_uuid(Timestamp now) {
  std::array<std::uint8_t, 16> bytes{};
  fill_random(bytes);
  const auto ms = static_cast<std::uint64_t>(now.ms);
  for (std::size_t i = 0; i < 6; ++i)
    bytes[i] = static_cast<std::uint8_t>(ms >> (8 * (5 - i)));
  bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x70);
  bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
  return bytes;
}

} // namespace verdiep::identity
