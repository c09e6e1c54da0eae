#pragma once

#include "events/types/id.hpp"
#include "events/types/personal.hpp"
#include "events/types/timestamp.hpp"
#include "shared/crypto.hpp"

#include <optional>
#include <string>
#include <string_view>

/// The server's random: tokens, salts and ids of what the server itself makes.
namespace verdiep::identity {

/// Whoever shows it is let in. 256 random bits; only its hash is ever stored.
///
/// Shape    text form: 43 characters base64url without padding (RFC 4648 section 5)
struct Token {
  std::array<std::uint8_t, 32> bytes{};
};

[[nodiscard]] Token random_token();
[[nodiscard]] std::string to_text(const Token& token);
/// Reads exactly what `to_text` writes.
[[nodiscard]] std::optional<Token> parse_token(std::string_view text);
/// What is stored and looked up. A plain hash will do: there is nothing to guess in 256 random bits.
[[nodiscard]] Sha256 key_of(const Token& token);

[[nodiscard]] Salt random_salt();

/// RFC 9562 version 7.
[[nodiscard]] std::array<std::uint8_t, 16> random_uuid(Timestamp now);

template <class AnyId>
[[nodiscard]] AnyId random_id(Timestamp now) {
  return AnyId{random_uuid(now)};
}

} // namespace verdiep::identity
