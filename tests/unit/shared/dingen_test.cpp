#include "tests/support/story.hpp"

#include <gtest/gtest.h>

namespace verdiep::test {
namespace {

using namespace dingen;

const DingId film = named<DingId>("film");

TEST(Dingen, are_added_under_a_new_id) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(anna, AddDing{walk, content("Nog eens")})), "id_taken e19");
  EXPECT_EQ(said(story.when(anna, AddDing{talk, content("Nog eens")})), "id_taken e20");
  EXPECT_EQ(said(story.when(anna, AddDing{DingId{}, content("Niets")})), "invalid_value field=ding");
  EXPECT_EQ(said(story.when(anna, AddDing{film, content("Filmen")})), "DingAdded");
}

TEST(Dingen, have_a_title) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(anna, AddDing{film, {}})), "invalid_value field=title");
  EXPECT_EQ(said(story.when(anna, ReviseDing{walk, {}})), "invalid_value field=title");
}

TEST(Dingen, link_to_the_web_only) {
  Story story = programme_under_way();
  Content shady = content("Klik hier");
  shady.links.items = {{{}, {"https://voorbeeld.nl"}}, {{}, {"javascript:alert(1)"}}};
  EXPECT_EQ(said(story.when(anna, AddDing{film, shady})), "invalid_value field=links");
}

TEST(Dingen, are_at_most_two_hundred_that_are_offered) {
  Story story = programme_under_way();
  for (std::size_t count = 1; count < dingen_max; ++count) {
    ASSERT_EQ(
        said(story.when(anna, AddDing{named<DingId>(std::to_string(count)), content("Ding")})), "DingAdded"
    );
  }
  EXPECT_EQ(said(story.when(anna, AddDing{film, content("Filmen")})), "limit_reached limit=dingen max=200");
  story.when(anna, RemoveDing{walk});
  EXPECT_EQ(said(story.when(anna, AddDing{film, content("Filmen")})), "DingAdded");
}

TEST(Dingen, are_not_revised_or_removed_once_removed) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(anna, ReviseDing{talk, content("Praten")})), "ding_removed e21");
  EXPECT_EQ(said(story.when(anna, RemoveDing{talk})), "ding_removed e21");
  EXPECT_EQ(said(story.when(anna, RemoveDing{film})), "unknown_ding");
}

TEST(Dingen, are_completed_once_by_each_person) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(hana, CompleteDing{walk, {}, {}, {}})), "already_completed e31");
  EXPECT_EQ(said(story.when(bram, CompleteDing{walk, {}, {}, {}})), "DingCompleted");
}

TEST(Dingen, are_completed_by_participants) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(anna, CompleteDing{walk, {}, {}, {}})), "not_enrolled");
  story.when(bram, people::Withdraw{bram});
  EXPECT_EQ(said(story.when(bram, CompleteDing{walk, {}, {}, {}})), "not_enrolled e32");
}

TEST(Dingen, that_were_removed_take_no_completion) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(bram, CompleteDing{talk, {}, {}, {}})), "ding_removed e21");
  EXPECT_EQ(said(story.when(bram, CompleteDing{film, {}, {}, {}})), "unknown_ding");
}

TEST(Dingen, carry_reflection_and_link_into_the_event) {
  Story story = programme_under_way();
  const CompleteDing command{walk, Sharing::programme, Personal<Reflection>{{{1}}}, Personal<Url>{{{2}}}};
  const auto decision = story.when(bram, command);
  ASSERT_TRUE(decision);
  EXPECT_EQ(
      decision->front(),
      EventBody(DingCompleted{walk, Sharing::programme, Personal<Reflection>{{{1}}}, Personal<Url>{{{2}}}})
  );
}

TEST(Dingen, are_reopened_by_who_completed_them_and_then_completed_again) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(bram, ReopenDing{walk})), "not_completed");
  EXPECT_EQ(said(story.when(hana, ReopenDing{walk})), "DingReopened");
  EXPECT_EQ(said(story.when(hana, ReopenDing{walk})), "not_completed e32");
  EXPECT_EQ(said(story.when(hana, CompleteDing{walk, {}, {}, {}})), "DingCompleted");
}

TEST(Dingen, can_be_reopened_after_removal_and_withdrawal_so_that_words_can_be_taken_back) {
  Story story = programme_under_way();
  story.when(anna, RemoveDing{walk});
  story.when(hana, people::Withdraw{hana});
  EXPECT_EQ(said(story.when(hana, ReopenDing{walk})), "DingReopened");
}

} // namespace
} // namespace verdiep::test
