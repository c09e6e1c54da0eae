#include "events/codec/described.hpp"
#include "tests/support/hex.hpp"
#include "tests/unit/events/decoding.hpp"

#include <gtest/gtest.h>

namespace verdiep::codec {
namespace {

using test::from_hex;
using test::is_refused;
using test::to_hex;

enum class Colour : std::uint8_t { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)

struct Point {
  std::uint8_t y = 0;
  std::int16_t x = 0;
  friend bool operator==(const Point&, const Point&) = default;
};
BOOST_DESCRIBE_STRUCT(Point, (), (y, x))

/// Fields out of order on purpose: in canonical order they are a, at, id, aa is after a… shorter first, then
/// bytewise.
struct Shape {
  std::optional<Colour> colour;
  Point b;
  bool aa = false;
  std::optional<Text<5>> a;
  List<Point, 2> points;
  friend bool operator==(const Shape&, const Shape&) = default;
};
BOOST_DESCRIBE_STRUCT(Shape, (), (colour, b, aa, a, points))

struct Empty {};
BOOST_DESCRIBE_STRUCT(Empty, (), ())

struct Limits {
  Blob<2> blob;
  Bounded<std::uint8_t, 11> bounded;
  Text<4, 2> text;
  friend bool operator==(const Limits&, const Limits&) = default;
};
BOOST_DESCRIBE_STRUCT(Limits, (), (blob, bounded, text))

struct Named {
  Translations<8> name;
  friend bool operator==(const Named&, const Named&) = default;
};
BOOST_DESCRIBE_STRUCT(Named, (), (name))

DecodeResult<Shape> shape(const char* hex, Mode mode = Mode::strict) {
  return decoded<Shape>(from_hex(hex), mode);
}

constexpr const char* small_shape = "a3 6162 a2 6178 00 6179 00 626161 f4 66706f696e7473 80";

TEST(Described, writes_keys_in_canonical_order_whatever_the_order_of_the_fields) {
  Shape value;
  value.a = Text<5>{"hoi"};
  value.aa = true;
  value.b = {.y = 1, .x = -2};
  value.colour = Colour::green;
  value.points.items = {{.y = 3, .x = 4}};
  EXPECT_EQ(
      to_hex(encoded(value)), "a5"
                              "6161"
                              "63686f69"
                              "6162"
                              "a2617821617901"
                              "626161"
                              "f5"
                              "66636f6c6f7572"
                              "65677265656e"
                              "66706f696e7473"
                              "81a2617804617903"
  );
  EXPECT_EQ(decoded<Shape>(encoded(value), Mode::strict), value);
}

TEST(Described, leaves_out_what_is_not_set) {
  EXPECT_EQ(encoded(Shape{}), from_hex(small_shape));
  EXPECT_EQ(shape(small_shape), Shape{});
}

TEST(Described, unsets_what_is_absent_when_it_decodes_into_a_used_value) {
  Shape value;
  value.colour = Colour::green;
  value.points.items.resize(2);
  const Bytes bytes = from_hex(small_shape);
  Reader reader(bytes);
  ASSERT_TRUE(decode(reader, value, Mode::strict));
  EXPECT_EQ(value, Shape{});
}

TEST(Described, writes_a_struct_without_fields_as_an_empty_map) {
  EXPECT_EQ(to_hex(encoded(Empty{})), "a0");
  EXPECT_TRUE(decoded<Empty>(from_hex("a0"), Mode::strict));
}

TEST(Described, refuses_an_unknown_key_when_strict_at_every_depth) {
  EXPECT_TRUE(is_refused(
      shape("a4 6162 a2 6178 00 6179 00 6163 00 626161 f4 66706f696e7473 80"), DecodeFault::unknown_key, 10
  ));
  EXPECT_TRUE(is_refused(
      shape("a3 6162 a3 6178 00 6179 00 617a 00 626161 f4 66706f696e7473 80"), DecodeFault::unknown_key, 10
  ));
  EXPECT_TRUE(is_refused(
      shape("a4 6162 a2 6178 00 6179 00 626161 f4 66706f696e7473 80 6778787878787878 00"),
      DecodeFault::unknown_key, 22
  ));
}

TEST(Described, passes_over_unknown_keys_when_tolerant_at_every_depth) {
  EXPECT_EQ(
      shape(
          "a5 6162 a3 6178 00 6179 00 617a a1 6161 80 6163 20 626161 f4 66706f696e7473 80 6778787878787878 "
          "00",
          Mode::tolerant
      ),
      Shape{}
  );
}

TEST(Described, refuses_non_canonical_bytes_in_what_it_passes_over) {
  EXPECT_TRUE(is_refused(
      shape("a4 6162 a2 6178 00 6179 00 6163 1801 626161 f4 66706f696e7473 80", Mode::tolerant),
      DecodeFault::not_canonical, 12
  ));
  EXPECT_TRUE(is_refused(
      shape("a4 6162 a2 6178 00 6179 00 6163 a2616200616100 626161 f4 66706f696e7473 80", Mode::tolerant),
      DecodeFault::not_canonical, 16
  ));
}

TEST(Described, refuses_keys_out_of_order_even_when_tolerant) {
  for (const Mode mode : {Mode::strict, Mode::tolerant}) {
    EXPECT_TRUE(is_refused(decoded<Point>(from_hex("a2 6179 00 6178 00"), mode), DecodeFault::missing_key, 1)
    );
    EXPECT_TRUE(is_refused(
        decoded<Point>(from_hex("a3 6178 00 6178 00 6179 00"), mode), DecodeFault::not_canonical, 4
    ));
    EXPECT_TRUE(is_refused(
        decoded<Point>(from_hex("a3 6178 00 6179 00 6178 00"), mode), DecodeFault::not_canonical, 7
    ));
  }
  EXPECT_TRUE(is_refused(
      decoded<Point>(from_hex("a4 6162 00 6161 00 6178 00 6179 00"), Mode::tolerant),
      DecodeFault::not_canonical, 4
  ));
}

TEST(Described, refuses_a_struct_that_misses_a_field) {
  EXPECT_TRUE(is_refused(decoded<Point>(from_hex("a1 6178 00"), Mode::strict), DecodeFault::missing_key, 4));
  EXPECT_TRUE(is_refused(decoded<Point>(from_hex("a1 6179 00"), Mode::strict), DecodeFault::missing_key, 1));
  EXPECT_TRUE(is_refused(decoded<Point>(from_hex("a0"), Mode::tolerant), DecodeFault::missing_key, 1));
}

TEST(Described, refuses_numbers_that_the_field_cannot_hold) {
  EXPECT_EQ(
      decoded<Point>(from_hex("a2 6178 00 6179 190100"), Mode::strict).error(),
      (DecodeError{DecodeFault::over_limit, 6, 255})
  );
  EXPECT_EQ(
      decoded<Point>(from_hex("a2 6178 398000 6179 00"), Mode::strict).error(),
      (DecodeError{DecodeFault::over_limit, 3, 32767})
  );
  EXPECT_EQ(decoded<Point>(from_hex("a2 6178 397fff 6179 00"), Mode::strict)->x, -32768);
}

TEST(Described, refuses_an_enumerator_that_does_not_exist) {
  EXPECT_TRUE(is_refused(decoded<Colour>(from_hex("64626c7565"), Mode::strict), DecodeFault::unknown_value, 0)
  );
  EXPECT_TRUE(is_refused(decoded<Colour>(from_hex("01"), Mode::strict), DecodeFault::wrong_type, 0));
}

TEST(Described, refuses_lists_and_texts_over_their_limits) {
  EXPECT_EQ(
      shape("a3 6162 a2 6178 00 6179 00 626161 f4 66706f696e7473 83 a0 a0 a0").error(),
      (DecodeError{DecodeFault::over_limit, 21, 2})
  );
  EXPECT_EQ(
      shape("a4 6161 66 616263646566 6162 a2 6178 00 6179 00 626161 f4 66706f696e7473 80").error(),
      (DecodeError{DecodeFault::over_limit, 3, 5})
  );
}

TEST(Described, holds_blobs_bounded_numbers_and_texts_to_both_their_limits) {
  const auto limits = [](const char* hex) { return decoded<Limits>(from_hex(hex), Mode::strict); };
  const Limits most{{{1, 2}}, {11}, {"abcd"}};
  EXPECT_EQ(limits("a3 64626c6f62 420102 6474657874 6461626364 67626f756e646564 0b"), most);
  EXPECT_EQ(
      limits("a3 64626c6f62 43010203 6474657874 6461626364 67626f756e646564 0b").error(),
      (DecodeError{DecodeFault::over_limit, 6, 2})
  );
  EXPECT_EQ(
      limits("a3 64626c6f62 420102 6474657874 6161 67626f756e646564 0b").error(),
      (DecodeError{DecodeFault::under_limit, 14, 2})
  );
  EXPECT_EQ(
      limits("a3 64626c6f62 420102 6474657874 6461626364 67626f756e646564 0c").error(),
      (DecodeError{DecodeFault::over_limit, 27, 11})
  );
}

TEST(Described, keeps_translations_in_canonical_order_and_refuses_others) {
  const auto named = [](const char* hex) { return decoded<Named>(from_hex(hex), Mode::strict); };
  const Named value{{{{"en", "Hi"}, {"nl", "Hoi"}, {"nl-BE", "Dag"}}}};
  const char* hex = "a1 646e616d65 a3 62656e 624869 626e6c 63486f69 656e6c2d4245 63446167";
  EXPECT_EQ(encoded(value), from_hex(hex));
  EXPECT_EQ(named(hex), value);
  EXPECT_TRUE(is_refused(named("a1 646e616d65 a2 626e6c 60 62656e 60"), DecodeFault::not_canonical, 11));
  EXPECT_TRUE(is_refused(named("a1 646e616d65 a2 626e6c 60 626e6c 60"), DecodeFault::not_canonical, 11));
  EXPECT_TRUE(is_refused(named("a1 646e616d65 a1 626e5f 60"), DecodeFault::unknown_value, 7));
  EXPECT_TRUE(is_refused(named("a1 646e616d65 a1 60 60"), DecodeFault::unknown_value, 7));
}

TEST(Described, is_read_in_the_order_of_the_bytes_and_reports_the_first_fault) {
  EXPECT_TRUE(
      is_refused(decoded<Point>(from_hex("a2 6178 61ff 6179 f7"), Mode::strict), DecodeFault::wrong_type, 3)
  );
}

} // namespace
} // namespace verdiep::codec
