#include "server/identity/token.hpp"

#include <gtest/gtest.h>

namespace verdiep::identity {
namespace {

TEST(Token, text_round_trips_and_is_safe_in_a_url) {
  const Token token = random_token();
  const std::string text = to_text(token);
  EXPECT_EQ(text.size(), 43U);
  EXPECT_EQ(
      text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
      std::string::npos
  );
  const auto parsed = parse_token(text);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->bytes, token.bytes);
}

TEST(Token, only_its_one_text_form_is_read) {
  std::string text = to_text(random_token());
  EXPECT_FALSE(parse_token(text + "="));
  EXPECT_FALSE(parse_token(text.substr(1)));
  EXPECT_FALSE(parse_token(std::string(43, '+')));
  // 43 characters hold 258 bits: the last two are not of the token and must be zero.
  EXPECT_TRUE(parse_token(std::string(43, 'A')));
  EXPECT_FALSE(parse_token(std::string(42, 'A') + "B"));
}

TEST(Token, its_key_is_sha_256_of_its_bytes) {
  // SHA-256 of 32 zero bytes.
  const Sha256 key = key_of(Token{});
  EXPECT_EQ(key.bytes[0], 0x66);
  EXPECT_EQ(key.bytes[1], 0x68);
  EXPECT_EQ(key.bytes[31], 0x25);
}

TEST(RandomUuid, is_version_7_and_sorts_by_time) {
  const auto first = random_uuid({1'700'000'000'000});
  const auto second = random_uuid({1'700'000'000'001});
  EXPECT_EQ(first[6] >> 4, 7);
  EXPECT_EQ(first[8] >> 6, 2);
  EXPECT_LT(first, second);
}

} // namespace
} // namespace verdiep::identity
