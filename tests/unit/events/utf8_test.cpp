#include "events/codec/utf8.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace verdiep::codec {
namespace {

/// The plain definition: the encoding of one scalar value, to compare with.
std::string encoded_scalar(std::uint32_t scalar) {
  const auto part = [&](unsigned shift, unsigned mask, unsigned lead) {
    return static_cast<char>(lead | ((scalar >> shift) & mask));
  };
  if (scalar < 0x80) {
    return {static_cast<char>(scalar)};
  }
  if (scalar < 0x800) {
    return {part(6, 0x1f, 0xc0), part(0, 0x3f, 0x80)};
  }
  if (scalar < 0x10000) {
    return {part(12, 0x0f, 0xe0), part(6, 0x3f, 0x80), part(0, 0x3f, 0x80)};
  }
  return {part(18, 0x07, 0xf0), part(12, 0x3f, 0x80), part(6, 0x3f, 0x80), part(0, 0x3f, 0x80)};
}

TEST(Utf8, accepts_every_scalar_value_and_no_surrogate) {
  for (std::uint32_t value = 0; value <= 0x10ffff; ++value) {
    const bool is_surrogate = value >= 0xd800 && value <= 0xdfff;
    ASSERT_EQ(is_utf8(encoded_scalar(value)), !is_surrogate) << std::hex << value;
  }
  EXPECT_FALSE(is_utf8(encoded_scalar(0x110000)));
}

TEST(Utf8, accepts_exactly_the_two_byte_sequences_of_the_definition) {
  std::size_t accepted = 0;
  for (unsigned first = 0x80; first <= 0xff; ++first) {
    for (unsigned second = 0; second <= 0xff; ++second) {
      accepted += is_utf8(std::string{static_cast<char>(first), static_cast<char>(second)}) ? 1 : 0;
    }
  }
  EXPECT_EQ(accepted, 0x800U - 0x80U);
}

TEST(Utf8, accepts_exactly_the_three_byte_sequences_of_the_definition) {
  std::size_t accepted = 0;
  for (unsigned first = 0xe0; first <= 0xff; ++first) {
    for (unsigned second = 0x80; second <= 0xff; ++second) {
      for (unsigned third = 0; third <= 0xff; ++third) {
        accepted +=
            is_utf8(std::string{static_cast<char>(first), static_cast<char>(second), static_cast<char>(third)}
            )
                ? 1
                : 0;
      }
    }
  }
  EXPECT_EQ(accepted, 0x10000U - 0x800U - 0x800U);
}

TEST(Utf8, refuses_overlong_forms) {
  EXPECT_FALSE(is_utf8("\xc0\x80"));
  EXPECT_FALSE(is_utf8("\xc1\xbf"));
  EXPECT_FALSE(is_utf8("\xe0\x9f\xbf"));
  EXPECT_FALSE(is_utf8("\xf0\x8f\xbf\xbf"));
}

TEST(Utf8, finds_a_fault_at_every_place_around_a_word_of_eight_bytes) {
  for (std::size_t place = 0; place < 40; ++place) {
    std::string text(40, 'a');
    EXPECT_TRUE(is_utf8(text));
    text[place] = '\xff';
    EXPECT_FALSE(is_utf8(text)) << place;
  }
}

TEST(Utf8, refuses_a_sequence_that_is_cut_off) {
  const std::string whole = "vier \xf0\x9f\x91\x8d";
  EXPECT_TRUE(is_utf8(whole));
  for (std::size_t size = 6; size < whole.size(); ++size) {
    EXPECT_FALSE(is_utf8(std::string_view(whole).substr(0, size))) << size;
  }
}

} // namespace
} // namespace verdiep::codec
