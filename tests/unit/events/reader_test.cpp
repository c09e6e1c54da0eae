#include "events/codec/reader.hpp"
#include "events/codec/writer.hpp"
#include "tests/support/hex.hpp"
#include "tests/unit/events/decoding.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace verdiep::codec {
namespace {

using test::from_hex;

TEST(Reader, reads_the_least_and_the_greatest_integer) {
  for (const std::int64_t value :
       {std::numeric_limits<std::int64_t>::min(), std::int64_t{-1}, std::int64_t{0},
        std::numeric_limits<std::int64_t>::max()}) {
    Bytes bytes;
    Writer(bytes).integer(value);
    Reader reader(bytes);
    std::int64_t read = 1;
    EXPECT_TRUE(reader.integer(read) && reader.finish());
    EXPECT_EQ(read, value);
  }
}

TEST(Reader, refuses_an_integer_that_does_not_fit_in_64_signed_bits) {
  for (const char* hex : {"1b8000000000000000", "3b8000000000000000"}) {
    const Bytes bytes = from_hex(hex);
    Reader reader(bytes);
    std::int64_t read = 0;
    EXPECT_FALSE(reader.integer(read));
    EXPECT_EQ(reader.error().fault, DecodeFault::over_limit) << hex;
  }
}

TEST(Reader, refuses_another_type_than_was_asked_for) {
  const Bytes bytes = from_hex("6161");
  std::uint64_t number = 0;
  bool flag = false;
  std::size_t count = 0;
  ByteView view;
  const auto expect_wrong_type = [&](auto read) {
    Reader reader(bytes);
    EXPECT_FALSE(read(reader));
    EXPECT_EQ(reader.error(), (DecodeError{DecodeFault::wrong_type, 0, 0}));
  };
  expect_wrong_type([&](Reader& reader) { return reader.unsigned_integer(number); });
  expect_wrong_type([&](Reader& reader) { return reader.boolean(flag); });
  expect_wrong_type([&](Reader& reader) { return reader.null(); });
  expect_wrong_type([&](Reader& reader) { return reader.array(count, 10); });
  expect_wrong_type([&](Reader& reader) { return reader.map(count, 10); });
  expect_wrong_type([&](Reader& reader) { return reader.bytes(view, 10); });
}

TEST(Reader, names_the_limit_that_was_passed_and_where) {
  const Bytes bytes = from_hex("01 6568616c6c6f");
  Reader reader(bytes);
  std::uint64_t number = 0;
  std::string_view text;
  ASSERT_TRUE(reader.unsigned_integer(number));
  EXPECT_FALSE(reader.text(text, 4));
  EXPECT_EQ(reader.error(), (DecodeError{DecodeFault::over_limit, 1, 4}));
}

TEST(Reader, adds_the_offset_of_the_whole_to_that_of_a_part) {
  const Bytes bytes = from_hex("01");
  Reader reader(bytes, 100);
  EXPECT_TRUE(reader.skip());
  EXPECT_FALSE(reader.skip());
  EXPECT_EQ(reader.error().offset, 101U);
}

TEST(Reader, refuses_a_list_that_is_longer_than_the_bytes_that_are_left) {
  const Bytes bytes = from_hex("9affffffff00");
  Reader reader(bytes);
  std::size_t count = 0;
  EXPECT_FALSE(reader.array(count, unlimited));
  EXPECT_EQ(reader.error().fault, DecodeFault::truncated);
}

TEST(Reader, passes_over_items_as_deep_as_the_limit_and_no_deeper) {
  Bytes nested(depth_max, 0x81);
  nested.push_back(0x00);
  Reader deep(nested);
  EXPECT_TRUE(deep.skip() && deep.finish());

  nested.insert(nested.begin(), 0x81);
  Reader too_deep(nested);
  EXPECT_FALSE(too_deep.skip());
  EXPECT_EQ(too_deep.error(), (DecodeError{DecodeFault::too_deep, depth_max, 0}));
}

TEST(Reader, refuses_fixed_bytes_that_are_too_few_or_too_many) {
  std::array<std::uint8_t, 4> out{};
  const Bytes few = from_hex("43010203");
  Reader short_reader(few);
  EXPECT_FALSE(short_reader.fixed_bytes(out.data(), out.size()));
  EXPECT_EQ(short_reader.error(), (DecodeError{DecodeFault::under_limit, 0, 4}));

  const Bytes many = from_hex("450102030405");
  Reader long_reader(many);
  EXPECT_FALSE(long_reader.fixed_bytes(out.data(), out.size()));
  EXPECT_EQ(long_reader.error(), (DecodeError{DecodeFault::over_limit, 0, 4}));
}

TEST(Reader, takes_null_only_where_it_stands) {
  const Bytes bytes = from_hex("f601");
  Reader reader(bytes);
  EXPECT_TRUE(reader.take_null());
  EXPECT_FALSE(reader.take_null());
  std::uint64_t number = 0;
  EXPECT_TRUE(reader.unsigned_integer(number));
  EXPECT_FALSE(reader.take_null());
}

TEST(Reader, gives_the_bytes_of_an_item_that_it_passes_over) {
  const Bytes bytes = from_hex("82 01 a1 6161 02 03");
  Reader reader(bytes);
  ByteView first;
  ByteView second;
  ASSERT_TRUE(reader.raw(first) && reader.raw(second) && reader.finish());
  EXPECT_EQ(test::to_hex(first), "8201a1616102");
  EXPECT_EQ(test::to_hex(second), "03");
}

} // namespace
} // namespace verdiep::codec
