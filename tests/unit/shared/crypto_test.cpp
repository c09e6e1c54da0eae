#include "shared/crypto.hpp"
#include "tests/support/hex.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace verdiep::test {
namespace {

ByteView bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string sha256_hex(std::string_view text) {
  return to_hex(crypto::sha256(bytes_of(text)).bytes);
}

template <class Array>
Array array_of(std::string_view hex) {
  const Bytes bytes = from_hex(hex);
  Array array{};
  EXPECT_EQ(bytes.size(), array.size());
  std::copy(bytes.begin(), bytes.end(), array.begin());
  return array;
}

TEST(Sha256, is_that_of_fips_180_4) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(
      sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
  );
  EXPECT_EQ(
      sha256_hex(std::string(1'000'000, 'a')),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
  );
}

TEST(Sha256, of_parts_is_that_of_the_whole) {
  const std::string_view text = "the first, the second and the third part";
  for (std::size_t split = 0; split <= text.size(); ++split) {
    EXPECT_EQ(
        crypto::sha256(bytes_of(text.substr(0, split)), bytes_of(text.substr(split))),
        crypto::sha256(bytes_of(text))
    );
  }
  EXPECT_EQ(crypto::sha256(bytes_of("a"), bytes_of("b"), bytes_of("c")), crypto::sha256(bytes_of("abc")));
}

// RFC 4231 sections 4.2 to 4.4, 4.7 and 4.8
TEST(HmacSha256, is_that_of_rfc_4231) {
  const auto hmac = [](const Bytes& key, std::string_view message) {
    return to_hex(crypto::hmac_sha256(key, bytes_of(message)).bytes);
  };
  EXPECT_EQ(
      hmac(Bytes(20, 0x0b), "Hi There"), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
  );
  EXPECT_EQ(
      hmac(from_hex("4a656665"), "what do ya want for nothing?"),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
  );
  EXPECT_EQ(
      hmac(Bytes(20, 0xaa), std::string(50, '\xdd')),
      "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
  );
  EXPECT_EQ(
      hmac(Bytes(131, 0xaa), "Test Using Larger Than Block-Size Key - Hash Key First"),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
  );
  EXPECT_EQ(
      hmac(
          Bytes(131, 0xaa),
          "This is a test using a larger than block-size key and a larger than block-size data. "
          "The key needs to be hashed before being used by the HMAC algorithm."
      ),
      "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
  );
}

struct Ed25519Vector {
  const char* seed;
  const char* public_key;
  const char* message;
  const char* signature;
};

// RFC 8032 section 7.1, tests 1 to 3
const Ed25519Vector ed25519_vectors[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f"
     "0595bbe24"
     "655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2ea"
     "eb4302aee"
     "b00d291612bb0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e"
     "9716ed28d"
     "c027beceea1ec40a"},
};

TEST(Ed25519, is_that_of_rfc_8032) {
  for (const Ed25519Vector& vector : ed25519_vectors) {
    const auto seed = array_of<std::array<std::uint8_t, 32>>(vector.seed);
    const crypto::SecretKey secret_key = crypto::ed25519_from_seed(seed);
    const crypto::PublicKey public_key = crypto::ed25519_public(secret_key);
    const Bytes message = from_hex(vector.message);
    EXPECT_EQ(to_hex(public_key), vector.public_key);
    EXPECT_EQ(to_hex(crypto::ed25519_sign(secret_key, message)), vector.signature);
    EXPECT_TRUE(crypto::ed25519_verify(public_key, message, array_of<crypto::Signature>(vector.signature)));
  }
}

TEST(Ed25519, refuses_another_message_key_or_signature) {
  const Ed25519Vector& vector = ed25519_vectors[2];
  auto key = array_of<crypto::PublicKey>(vector.public_key);
  auto signature = array_of<crypto::Signature>(vector.signature);
  EXPECT_FALSE(crypto::ed25519_verify(key, from_hex("af83"), signature));
  signature[3] ^= 1;
  EXPECT_FALSE(crypto::ed25519_verify(key, from_hex("af82"), signature));
  signature[3] ^= 1;
  key[3] ^= 1;
  EXPECT_FALSE(crypto::ed25519_verify(key, from_hex("af82"), signature));
}

} // namespace
} // namespace verdiep::test
