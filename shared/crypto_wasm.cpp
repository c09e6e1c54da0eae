#include "shared/crypto.hpp"

#include <sodium.h>

#include <initializer_list>

/// SHA-256 and HMAC by libsodium's portable C.
namespace verdiep::crypto {

namespace {

Sha256 hash(std::initializer_list<ByteView> parts) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  for (const ByteView part : parts) {
    crypto_hash_sha256_update(&state, part.data(), part.size());
  }
  Sha256 hash;
  crypto_hash_sha256_final(&state, hash.bytes.data());
  return hash;
}

} // namespace

Sha256 sha256(ByteView bytes) {
  return hash({bytes});
}

Sha256 sha256(ByteView first, ByteView second, ByteView third) {
  return hash({first, second, third});
}

Sha256 hmac_sha256(ByteView key, ByteView message) {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, key.data(), key.size());
  crypto_auth_hmacsha256_update(&state, message.data(), message.size());
  Sha256 hash;
  crypto_auth_hmacsha256_final(&state, hash.bytes.data());
  return hash;
}

} // namespace verdiep::crypto
