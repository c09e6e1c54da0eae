#include "events/types/id.hpp"
#include "events/types/position.hpp"

#include <gtest/gtest.h>

namespace verdiep {
namespace {

constexpr const char* rfc_example = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"; // RFC 9562, section 4

TEST(Id, has_the_text_form_of_the_rfc) {
  const auto id = parse_id<PostId>(rfc_example);
  ASSERT_TRUE(id);
  EXPECT_EQ(id->bytes[0], 0xf8);
  EXPECT_EQ(id->bytes[15], 0xf6);
  EXPECT_EQ(to_text(*id), rfc_example);
}

TEST(Id, is_read_in_upper_case_and_written_in_lower_case) {
  EXPECT_EQ(parse_id<PostId>("F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"), parse_id<PostId>(rfc_example));
}

TEST(Id, is_not_read_from_anything_else) {
  const std::string good = rfc_example;
  EXPECT_FALSE(parse_uuid(""));
  EXPECT_FALSE(parse_uuid(good + "0"));
  EXPECT_FALSE(parse_uuid("{" + good + "}"));
  EXPECT_FALSE(parse_uuid("f81d4fae7dec11d0a76500a0c91e6bf6"));
  for (std::size_t place = 0; place < good.size(); ++place) {
    std::string bad = good;
    bad[place] = 'g';
    EXPECT_FALSE(parse_uuid(bad)) << place;
  }
}

TEST(Id, of_nothing_is_nil_and_the_system) {
  EXPECT_TRUE(PostId{}.is_nil());
  EXPECT_TRUE(system_actor.is_nil());
  EXPECT_FALSE(parse_id<PostId>(rfc_example)->is_nil());
}

TEST(Id, is_ordered_bytewise) {
  PostId less;
  PostId greater;
  greater.bytes[0] = 0x80; // as a signed byte it would be less
  EXPECT_TRUE(less < greater);
  EXPECT_FALSE(greater < less);
  EXPECT_FALSE(less < less);
}

TEST(Position, counts_from_one) {
  EXPECT_EQ(Position{}.next(), Position{1});
}

} // namespace
} // namespace verdiep
