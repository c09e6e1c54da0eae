#include "server/gateway/http.hpp"

#include <gtest/gtest.h>

namespace verdiep::gateway {
namespace {

TEST(DecodePath, drops_the_query_and_decodes) {
  EXPECT_EQ(decode_path("/forum/1?a=b"), "/forum/1");
  EXPECT_EQ(decode_path("/caf%C3%A9"), "/caf\xc3\xa9");
  EXPECT_EQ(decode_path("/%2e%2E/x"), "/../x");
}

TEST(DecodePath, refuses_what_does_not_decode) {
  for (const char* target : {"", "*", "http://example.org/", "/%", "/%1", "/%zz", "/a%00b", "/%-1", "/%+1"}) {
    EXPECT_EQ(decode_path(target), "") << target;
  }
}

TEST(AcceptsEncoding, reads_names_and_weights) {
  EXPECT_TRUE(accepts_encoding("br", "br"));
  EXPECT_TRUE(accepts_encoding("gzip,  br ; q=0.001", "br"));
  EXPECT_FALSE(accepts_encoding("", "br"));
  EXPECT_FALSE(accepts_encoding("gzip, brotli", "br"));
  EXPECT_FALSE(accepts_encoding("br;q=0", "br"));
  EXPECT_FALSE(accepts_encoding("br; q=0.000", "br"));
}

TEST(CookieValue, finds_one_among_many) {
  EXPECT_EQ(cookie_value("a=1; verdiep_session=xyz; b=2", "verdiep_session"), "xyz");
  EXPECT_EQ(cookie_value("verdiep_session=", "verdiep_session"), "");
  EXPECT_EQ(cookie_value("not_verdiep_session=1", "verdiep_session"), "");
  EXPECT_EQ(cookie_value("verdiep_sessions=1", "verdiep_session"), "");
  EXPECT_EQ(cookie_value("", "verdiep_session"), "");
}

TEST(ListHolds, compares_whole_elements) {
  EXPECT_TRUE(list_holds("a, b ,c", "b"));
  EXPECT_FALSE(list_holds("a, bc", "b"));
  EXPECT_FALSE(list_holds("", "b"));
}

} // namespace
} // namespace verdiep::gateway
