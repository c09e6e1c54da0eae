#include "shared/crypto.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <memory>

/// SHA-256 by OpenSSL, which uses the processor's instructions.
namespace verdiep::crypto {

namespace {

/// Fetching the digest and making a context costs more than hashing a record: both happen once a thread.
class Hasher {
public:
  Hasher() : digest_(EVP_MD_fetch(nullptr, "SHA256", nullptr)), context_(EVP_MD_CTX_new()) {
    require(digest_ != nullptr && context_ != nullptr);
  }

  Sha256 hash(std::initializer_list<ByteView> parts) {
    require(EVP_DigestInit_ex2(context_.get(), digest_.get(), nullptr) == 1);
    for (const ByteView part : parts) {
      require(EVP_DigestUpdate(context_.get(), part.data(), part.size()) == 1);
    }
    Sha256 hash;
    require(EVP_DigestFinal_ex(context_.get(), hash.bytes.data(), nullptr) == 1);
    return hash;
  }

private:
  /// A machine without SHA-256 or memory can neither verify nor write anything.
  static void require(bool succeeded) {
    if (!succeeded) {
      std::abort();
    }
  }

  struct Free {
    void operator()(EVP_MD* digest) const { EVP_MD_free(digest); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  std::unique_ptr<EVP_MD, Free> digest_;
  std::unique_ptr<EVP_MD_CTX, Free> context_;
};

Sha256 hash(std::initializer_list<ByteView> parts) {
  thread_local Hasher hasher;
  return hasher.hash(parts);
}

constexpr std::size_t block_bytes = 64;
using Block = std::array<std::uint8_t, block_bytes>;

Block padded_key(ByteView key) {
  Block block{};
  if (key.size() > block_bytes) {
    const Sha256 hashed = sha256(key);
    std::copy(hashed.bytes.begin(), hashed.bytes.end(), block.begin());
  } else {
    std::copy(key.begin(), key.end(), block.begin());
  }
  return block;
}

Block each_xor(Block block, std::uint8_t mask) {
  for (std::uint8_t& byte : block) {
    byte = static_cast<std::uint8_t>(byte ^ mask);
  }
  return block;
}

} // namespace

Sha256 sha256(ByteView bytes) {
  return hash({bytes});
}

Sha256 sha256(ByteView first, ByteView second, ByteView third) {
  return hash({first, second, third});
}

// By hand on the fast hash above: OpenSSL's own HMAC would fetch and allocate at every call.
Sha256 hmac_sha256(ByteView key, ByteView message) {
  const Block block = padded_key(key);
  const Sha256 inner = hash({each_xor(block, 0x36), message});
  return hash({each_xor(block, 0x5c), inner.bytes});
}

} // namespace verdiep::crypto
