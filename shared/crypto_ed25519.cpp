#include "shared/crypto.hpp"

#include <sodium.h>

/// Ed25519 by libsodium, in both builds.
namespace verdiep::crypto {

bool ed25519_verify(const PublicKey& key, ByteView message, const Signature& signature) {
  return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
}

Signature ed25519_sign(const SecretKey& key, ByteView message) {
  Signature signature{};
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), key.data());
  return signature;
}

SecretKey ed25519_from_seed(const std::array<std::uint8_t, 32>& seed) {
  PublicKey public_key{};
  SecretKey secret_key{};
  crypto_sign_seed_keypair(public_key.data(), secret_key.data(), seed.data());
  return secret_key;
}

PublicKey ed25519_public(const SecretKey& key) {
  PublicKey public_key{};
  crypto_sign_ed25519_sk_to_pk(public_key.data(), key.data());
  return public_key;
}

} // namespace verdiep::crypto
