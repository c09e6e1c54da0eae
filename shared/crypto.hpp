#pragma once

#include "events/types/bytes.hpp"

#include <array>
#include <cstdint>
#include <optional>

/// The few cryptographic functions that the core needs; natively OpenSSL and libsodium, in WebAssembly
/// libsodium's C source.
namespace verdiep {

struct Sha256 {
  std::array<std::uint8_t, 32> bytes{};
  friend bool operator==(const Sha256&, const Sha256&) = default;
};

namespace crypto {

using PublicKey = std::array<std::uint8_t, 32>;
using SecretKey = std::array<std::uint8_t, 64>; ///< libsodium's form: seed, then public key
using Signature = std::array<std::uint8_t, 64>;

/// FIPS 180-4. Any thread, at any time.
[[nodiscard]] Sha256 sha256(ByteView bytes);
/// SHA-256 of the concatenation, without copying; Merkle leaves and nodes.
[[nodiscard]] Sha256 sha256(ByteView first, ByteView second, ByteView third = {});
/// RFC 2104 with SHA-256.
[[nodiscard]] Sha256 hmac_sha256(ByteView key, ByteView message);

/// RFC 8032. Signing is the server's; a client only verifies.
[[nodiscard]] bool ed25519_verify(const PublicKey& key, ByteView message, const Signature& signature);
[[nodiscard]] Signature ed25519_sign(const SecretKey& key, ByteView message);
[[nodiscard]] SecretKey ed25519_from_seed(const std::array<std::uint8_t, 32>& seed);
[[nodiscard]] PublicKey ed25519_public(const SecretKey& key);

} // namespace crypto
} // namespace verdiep
