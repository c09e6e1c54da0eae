#include "shared/merge/three_way.hpp"

#include <gtest/gtest.h>

#include <string>

namespace verdiep::merge {
namespace {

std::string merged(std::string_view base, std::string_view mine, std::string_view theirs) {
  return merge(base, mine, theirs).text;
}

TEST(ThreeWay, takes_over_what_one_side_changed) {
  EXPECT_EQ(
      merged("wij bellen terug", "wij bellen altijd terug", "wij bellen terug"), "wij bellen altijd terug"
  );
  EXPECT_EQ(merged("wij bellen terug", "wij bellen terug", "wij appen terug"), "wij appen terug");
}

TEST(ThreeWay, takes_over_changes_of_both_in_different_places) {
  const Merged both = merge(
      "Elke dinsdag is er spreekuur in de hal.", "Elke woensdag is er spreekuur in de hal.",
      "Elke dinsdag is er spreekuur in de grote hal."
  );
  EXPECT_EQ(both.text, "Elke woensdag is er spreekuur in de grote hal.");
  EXPECT_FALSE(both.has_conflict);
}

TEST(ThreeWay, puts_one_behind_the_other_what_both_wrote_in_the_same_place) {
  const Merged both = merge("wij beginnen in mei", "wij beginnen in juni", "wij beginnen in april");
  EXPECT_EQ(both.text, "wij beginnen in april juni");
  EXPECT_TRUE(both.has_conflict);
}

TEST(ThreeWay, keeps_words_apart_that_both_added_at_the_end) {
  EXPECT_EQ(merged("een twee", "een twee drie", "een twee vier"), "een twee vier drie");
}

TEST(ThreeWay, keeps_lines_apart_that_both_added_at_the_end) {
  EXPECT_EQ(merged("eerst", "eerst\ndan dit", "eerst\ndan dat"), "eerst\ndan dat dit");
  EXPECT_EQ(
      merged("- a\n- b", "- a\n- b\n- mijn punt\n- nog een", "- a\n- b\n* hun punt\n* nog iets"),
      "- a\n- b\n* hun punt\n* nog iets\n- mijn punt\n- nog een"
  );
}

TEST(ThreeWay, writes_once_what_both_wrote_alike) {
  EXPECT_EQ(merged("a d", "a b c d", "a b x d"), "a b x c d");
  EXPECT_EQ(merged("a", "a b", "a b"), "a b");
}

TEST(ThreeWay, leaves_out_what_one_side_took_out) {
  EXPECT_EQ(merged("een twee drie vier", "een drie vier", "een twee drie vier vijf"), "een drie vier vijf");
}

TEST(ThreeWay, keeps_what_was_changed_when_the_other_side_took_it_out) {
  EXPECT_EQ(merged("een twee drie", "een drie", "een TWEE drie"), "een TWEE drie");
}

TEST(ThreeWay, begins_from_nothing_with_both) {
  const Merged both = merge("", "mijn idee", "hun idee");
  EXPECT_EQ(both.text, "hun mijn idee");
  EXPECT_TRUE(both.has_conflict);
}

TEST(ThreeWay, takes_over_how_one_side_divided_the_text) {
  EXPECT_EQ(merged("een twee drie", "een\n\ntwee drie", "een twee vier drie"), "een\n\ntwee vier drie");
}

TEST(ThreeWay, is_bounded_by_taking_two_wholly_other_texts_as_one_conflict) {
  const auto words = [](char letter) {
    std::string text;
    for (int count = 0; count < 2667; ++count) {
      text += std::string(1, letter) + std::to_string(count % 7) + " ";
    }
    return text + "einde";
  };
  const Merged both = merge(words('a'), words('b'), words('c'));
  EXPECT_TRUE(both.has_conflict);
  EXPECT_NE(both.text.find("c0 c1"), std::string::npos);
  EXPECT_NE(both.text.find("b0 b1"), std::string::npos);
}

} // namespace
} // namespace verdiep::merge
