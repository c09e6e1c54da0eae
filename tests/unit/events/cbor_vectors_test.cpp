// The examples of RFC 8949, appendix A: those of our profile are written and read as they stand there, the
// others are refused at the byte where they leave it.
#include "events/codec/reader.hpp"
#include "events/codec/writer.hpp"
#include "tests/support/hex.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <ostream>
#include <string>

namespace verdiep::codec {
namespace {

using test::from_hex;
using test::to_hex;

struct Admitted {
  const char* name;
  const char* hex;
  std::function<void(Writer&)> write;
};

void PrintTo(const Admitted& example, std::ostream* out) {
  *out << example.name;
}

class AdmittedExample : public testing::TestWithParam<Admitted> {};

TEST_P(AdmittedExample, is_written_as_in_the_rfc) {
  Bytes bytes;
  Writer writer(bytes);
  GetParam().write(writer);
  EXPECT_EQ(to_hex(bytes), GetParam().hex);
}

TEST_P(AdmittedExample, is_passed_over_as_one_item) {
  const Bytes bytes = from_hex(GetParam().hex);
  Reader reader(bytes);
  EXPECT_TRUE(reader.skip() && reader.finish()) << describe(reader.error().fault);
}

TEST_P(AdmittedExample, is_refused_when_any_of_its_last_bytes_is_missing) {
  const Bytes bytes = from_hex(GetParam().hex);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    Reader reader(ByteView(bytes).first(size));
    EXPECT_FALSE(reader.skip()) << size;
    EXPECT_EQ(reader.error().fault, DecodeFault::truncated) << size;
  }
}

auto number(std::uint64_t value) {
  return [value](Writer& writer) { writer.unsigned_integer(value); };
}
auto negative(std::int64_t value) {
  return [value](Writer& writer) { writer.integer(value); };
}
auto text(const char* value) {
  return [value](Writer& writer) { writer.text(value); };
}

void one_two_three(Writer& writer) {
  writer.array(3);
  writer.integer(1);
  writer.integer(2);
  writer.integer(3);
}

void nested_arrays(Writer& writer) {
  writer.array(3);
  writer.integer(1);
  writer.array(2);
  writer.integer(2);
  writer.integer(3);
  writer.array(2);
  writer.integer(4);
  writer.integer(5);
}

void twenty_five_numbers(Writer& writer) {
  writer.array(25);
  for (std::uint64_t value = 1; value <= 25; ++value) {
    writer.unsigned_integer(value);
  }
}

void map_with_array(Writer& writer) {
  writer.map(2);
  writer.text("a");
  writer.integer(1);
  writer.text("b");
  writer.array(2);
  writer.integer(2);
  writer.integer(3);
}

void array_with_map(Writer& writer) {
  writer.array(2);
  writer.text("a");
  writer.map(1);
  writer.text("b");
  writer.text("c");
}

void five_pairs(Writer& writer) {
  writer.map(5);
  for (const char* pair : {"aA", "bB", "cC", "dD", "eE"}) {
    writer.text(std::string_view(pair, 1));
    writer.text(std::string_view(pair + 1, 1));
  }
}

INSTANTIATE_TEST_SUITE_P(
    AppendixA,
    AdmittedExample,
    testing::Values(
        Admitted{"0", "00", number(0)},
        Admitted{"1", "01", number(1)},
        Admitted{"10", "0a", number(10)},
        Admitted{"23", "17", number(23)},
        Admitted{"24", "1818", number(24)},
        Admitted{"25", "1819", number(25)},
        Admitted{"100", "1864", number(100)},
        Admitted{"1000", "1903e8", number(1000)},
        Admitted{"1000000", "1a000f4240", number(1000000)},
        Admitted{"1000000000000", "1b000000e8d4a51000", number(1000000000000)},
        Admitted{"18446744073709551615", "1bffffffffffffffff", number(18446744073709551615U)},
        Admitted{"-1", "20", negative(-1)},
        Admitted{"-10", "29", negative(-10)},
        Admitted{"-100", "3863", negative(-100)},
        Admitted{"-1000", "3903e7", negative(-1000)},
        Admitted{"false", "f4", [](Writer& writer) { writer.boolean(false); }},
        Admitted{"true", "f5", [](Writer& writer) { writer.boolean(true); }},
        Admitted{"null", "f6", [](Writer& writer) { writer.null(); }},
        Admitted{"empty bytes", "40", [](Writer& writer) { writer.bytes({}); }},
        Admitted{"four bytes", "4401020304", [](Writer& writer) { writer.bytes(from_hex("01020304")); }},
        Admitted{"empty text", "60", text("")},
        Admitted{"a", "6161", text("a")},
        Admitted{"IETF", "6449455446", text("IETF")},
        Admitted{"quote and backslash", "62225c", text("\"\\")},
        Admitted{"u with diaeresis", "62c3bc", text("\u00fc")},
        Admitted{"water", "63e6b0b4", text("\u6c34")},
        Admitted{"beyond the basic plane", "64f0908591", text("\U00010151")},
        Admitted{"[]", "80", [](Writer& writer) { writer.array(0); }},
        Admitted{"[1, 2, 3]", "83010203", one_two_three},
        Admitted{"[1, [2, 3], [4, 5]]", "8301820203820405", nested_arrays},
        Admitted{
            "[1 to 25]", "98190102030405060708090a0b0c0d0e0f101112131415161718181819", twenty_five_numbers
        },
        Admitted{"{}", "a0", [](Writer& writer) { writer.map(0); }},
        Admitted{"a map with an array", "a26161016162820203", map_with_array},
        Admitted{"an array with a map", "826161a161626163", array_with_map},
        Admitted{"five pairs", "a56161614161626142616361436164614461656145", five_pairs}
    )
);

struct Refused {
  const char* name;
  const char* hex;
  DecodeFault fault;
  std::size_t offset;
};

void PrintTo(const Refused& example, std::ostream* out) {
  *out << example.name;
}

class RefusedExample : public testing::TestWithParam<Refused> {};

TEST_P(RefusedExample, is_refused_where_it_leaves_the_profile) {
  const Bytes bytes = from_hex(GetParam().hex);
  Reader reader(bytes);
  ASSERT_FALSE(reader.skip() && reader.finish());
  EXPECT_STREQ(describe(reader.error().fault), describe(GetParam().fault));
  EXPECT_EQ(reader.error().offset, GetParam().offset);
}

constexpr auto not_canonical = DecodeFault::not_canonical;

INSTANTIATE_TEST_SUITE_P(
    AppendixA,
    RefusedExample,
    testing::Values(
        Refused{"18446744073709551616", "c249010000000000000000", not_canonical, 0},
        Refused{"-18446744073709551616", "3bffffffffffffffff", DecodeFault::over_limit, 0},
        Refused{"-18446744073709551617", "c349010000000000000000", not_canonical, 0},
        Refused{"0.0 in two bytes", "f90000", not_canonical, 0},
        Refused{"1.1 in eight bytes", "fb3ff199999999999a", not_canonical, 0},
        Refused{"100000.0 in four bytes", "fa47c35000", not_canonical, 0},
        Refused{"infinity", "f97c00", not_canonical, 0},
        Refused{"not a number", "f97e00", not_canonical, 0},
        Refused{"undefined", "f7", not_canonical, 0},
        Refused{"simple(16)", "f0", not_canonical, 0},
        Refused{"simple(255)", "f8ff", not_canonical, 0},
        Refused{"a date", "c074323031332d30332d32315432303a30343a30305a", not_canonical, 0},
        Refused{"seconds since 1970", "c11a514b67b0", not_canonical, 0},
        Refused{"CBOR in CBOR", "d818456449455446", not_canonical, 0},
        Refused{"an address", "d82076687474703a2f2f7777772e6578616d706c652e636f6d", not_canonical, 0},
        Refused{"a map with numbers as keys", "a201020304", DecodeFault::wrong_type, 1},
        Refused{"bytes in parts", "5f42010243030405ff", not_canonical, 0},
        Refused{"text in parts", "7f657374726561646d696e67ff", not_canonical, 0},
        Refused{"an array without length", "9fff", not_canonical, 0},
        Refused{"an array without length in one with", "83018202039f0405ff", not_canonical, 5},
        Refused{"a map without length", "bf61610161629f0203ffff", not_canonical, 0},
        Refused{"an array with a map without length", "826161bf61626163ff", not_canonical, 3}
    )
);

INSTANTIATE_TEST_SUITE_P(
    OtherForms,
    RefusedExample,
    testing::Values(
        Refused{"23 in two bytes", "1817", not_canonical, 0},
        Refused{"24 in three bytes", "190018", not_canonical, 0},
        Refused{"255 in three bytes", "1900ff", not_canonical, 0},
        Refused{"65535 in five bytes", "1a0000ffff", not_canonical, 0},
        Refused{"2^32 - 1 in nine bytes", "1b00000000ffffffff", not_canonical, 0},
        Refused{"-1 in two bytes", "3800", not_canonical, 0},
        Refused{"a long head for one byte of text", "780161", not_canonical, 0},
        Refused{"a long head for bytes", "580101", not_canonical, 0},
        Refused{"a long head for an array", "980101", not_canonical, 0},
        Refused{"a long head for a map", "b801616101", not_canonical, 0},
        Refused{"a reserved length", "1c", not_canonical, 0},
        Refused{"a break by itself", "ff", not_canonical, 0},
        Refused{"a reserved simple value", "f818", not_canonical, 0},
        Refused{"keys in the wrong order", "a2616201616101", not_canonical, 4},
        Refused{"a longer key before a shorter", "a2626161016162f6", not_canonical, 5},
        Refused{"a key twice", "a2616101616102", not_canonical, 4},
        Refused{"text that is not UTF-8", "61ff", DecodeFault::not_utf8, 0},
        Refused{"a key that is not UTF-8", "a161ff00", DecodeFault::not_utf8, 1},
        Refused{"something behind the item", "0001", DecodeFault::trailing_bytes, 1},
        Refused{"an array that promises more than there is", "9a00ffffff01", DecodeFault::truncated, 0},
        Refused{
            "a map that promises more than there is", "bb00ffffffffffffff6161", DecodeFault::truncated, 0
        },
        Refused{"text that promises more than there is", "7b7fffffffffffffff61", DecodeFault::truncated, 0}
    )
);

} // namespace
} // namespace verdiep::codec
