#include "client-wasm/ui/text_layout.hpp"
#include "tests/unit/ui/square_font.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace verdiep::ui {
namespace {

constexpr float character = 8; // body text of the square font

std::vector<std::string> lines_of(std::string_view text, float characters) {
  const SquareFont font;
  const TextBlock block = break_lines(text, design::Type::body, characters * character, font);
  std::vector<std::string> lines;
  for (const Line& line : block.lines) {
    lines.push_back(block.text.substr(line.begin, line.end - line.begin));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(TextLayout, breaks_at_the_last_blank_that_fits) {
  EXPECT_EQ(lines_of("een twee drie", 8), (Lines{"een twee", "drie"}));
  EXPECT_EQ(lines_of("een twee drie", 7), (Lines{"een", "twee", "drie"}));
  EXPECT_EQ(lines_of("een twee drie", 13), (Lines{"een twee drie"}));
}

TEST(TextLayout, a_blank_at_the_end_of_a_full_line_takes_no_room) {
  EXPECT_EQ(lines_of("vier vier", 4), (Lines{"vier", "vier"}));
}

TEST(TextLayout, breaks_after_a_hyphen_and_keeps_it) {
  EXPECT_EQ(lines_of("e-mailadres", 4), (Lines{"e-", "mail", "adre", "s"}));
  EXPECT_EQ(lines_of("front-office", 8), (Lines{"front-", "office"}));
}

TEST(TextLayout, breaks_inside_a_word_only_if_it_is_alone_too_wide) {
  EXPECT_EQ(lines_of("ja abcdefgh", 5), (Lines{"ja", "abcde", "fgh"}));
}

TEST(TextLayout, ends_lines_where_the_author_did) {
  EXPECT_EQ(lines_of("een\n\ntwee", 20), (Lines{"een", "", "twee"}));
}

TEST(TextLayout, collapses_blanks_as_a_browser_does) {
  EXPECT_EQ(lines_of("  een \t twee \n  drie  \n", 20), (Lines{"een twee", "drie"}));
}

TEST(TextLayout, empty_text_is_one_empty_line) {
  const SquareFont font;
  const TextBlock block = break_lines("", design::Type::body, 100, font);
  ASSERT_EQ(block.lines.size(), 1U);
  EXPECT_EQ(block.height, 24);
  EXPECT_TRUE(block.covered);
}

TEST(TextLayout, a_character_that_the_font_lacks_leaves_the_block_to_the_browser) {
  const SquareFont font;
  const TextBlock plain = break_lines("café ë", design::Type::body, 1000, font);
  EXPECT_TRUE(plain.covered);
  const TextBlock party = break_lines("🎉", design::Type::body, 1000, font);
  EXPECT_FALSE(party.covered);
  EXPECT_FLOAT_EQ(party.width, std::ceil(16 * uncovered_em));
}

TEST(TextLayout, skin_tones_and_joiners_take_no_room) {
  const SquareFont font;
  const TextBlock one = break_lines("👩", design::Type::body, 1000, font);
  const TextBlock toned = break_lines("👩🏽\u200d", design::Type::body, 1000, font);
  EXPECT_EQ(one.width, toned.width);
}

TEST(TextLayout, broken_utf8_counts_bytes_and_ends) {
  const std::string broken = "a\xC3(\xF0\x9F"
                             "b\xFF";
  std::size_t at = 0;
  std::vector<char32_t> characters;
  while (at < broken.size()) {
    characters.push_back(next_character(broken, at));
  }
  EXPECT_EQ(characters, (std::vector<char32_t>{'a', 0xFFFD, '(', 0xFFFD, 0xFFFD, 'b', 0xFFFD}));
}

// Whatever the text and the width: nothing but blanks is lost, and no line is wider than it may be.
TEST(TextLayout, lines_hold_the_whole_text_and_fit) {
  const SquareFont font;
  const std::string text =
      "Vorige week heb ik met twee collega's een e-bookspreekuur gehouden; dat ging heel goed-ish.";
  for (int characters = 1; characters < 100; ++characters) {
    const float width = static_cast<float>(characters) * character;
    const TextBlock block = break_lines(text, design::Type::body, width, font);
    std::string joined;
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
      const Line& line = block.lines[i];
      EXPECT_LE(line.width, width);
      const std::size_t next = i + 1 < block.lines.size() ? block.lines[i + 1].begin : block.text.size();
      joined += block.text.substr(line.begin, next - line.begin);
    }
    EXPECT_EQ(joined, text) << "at width " << width;
  }
}

TEST(TextCache, gives_the_same_block_and_starts_afresh_when_full) {
  const SquareFont font;
  TextCache cache(font);
  EXPECT_EQ(cache.width("abc", design::Type::body), 24);
  for (int i = 0; i < 20000; ++i) {
    EXPECT_EQ(cache.block(std::to_string(i), design::Type::body, 800).lines.size(), 1U);
  }
  EXPECT_EQ(cache.width("abc", design::Type::body), 24);
}

} // namespace
} // namespace verdiep::ui
