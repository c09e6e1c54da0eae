#include "tests/support/story.hpp"

#include <gtest/gtest.h>

namespace verdiep::test {
namespace {

using namespace ideas;

RevisePlanSection revise(Section section, std::optional<Position> replaces) {
  return {section, replaces, {}};
}

TEST(Ideas, are_proposed_and_rewritten_on_the_version_that_was_read) {
  GroupStory room = room_of_oak();
  const auto decision = room.when(jana, ProposeIdea{Position{3}, {{{1}}}, {{{2}}}});
  ASSERT_EQ(said(decision), "IdeaProposed");
  EXPECT_EQ((*decision)[0], EventBody(IdeaProposed{Position{3}, {{{1}}}, {{{2}}}}));
}

TEST(Ideas, are_never_overwritten_unread) {
  GroupStory room = room_of_oak();
  ASSERT_EQ(said(room.when(jana, ProposeIdea{Position{3}, {}, {}})), "IdeaProposed"); // e5
  EXPECT_EQ(said(room.when(ivo, ProposeIdea{Position{3}, {}, {}})), "stale_version e5")
      << "the newest is named";
  EXPECT_EQ(said(room.when(ivo, ProposeIdea{{}, {}, {}})), "stale_version e5");
  EXPECT_EQ(said(room.when(ivo, ProposeIdea{Position{9}, {}, {}})), "stale_version e5");
  EXPECT_EQ(said(room.when(ivo, ProposeIdea{Position{5}, {}, {}})), "IdeaProposed");
}

TEST(Ideas, of_two_first_versions_only_the_first_is_first) {
  GroupStory room(groups_under_way(), oak);
  EXPECT_EQ(said(room.when(ivo, ProposeIdea{{}, {}, {}})), "IdeaProposed");
  EXPECT_EQ(said(room.when(jana, ProposeIdea{{}, {}, {}})), "stale_version e1");
}

TEST(Ideas, that_replace_something_need_something_to_replace) {
  GroupStory room(groups_under_way(), oak);
  EXPECT_EQ(said(room.when(ivo, ProposeIdea{Position{1}, {}, {}})), "stale_version");
  EXPECT_EQ(said(room.when(ivo, revise(Section::goal, Position{1}))), "stale_version");
}

TEST(Plans, have_a_version_for_each_section) {
  GroupStory room = room_of_oak();
  EXPECT_EQ(said(room.when(ivo, revise(Section::means, {}))), "PlanSectionRevised"); // e5
  EXPECT_EQ(said(room.when(ivo, revise(Section::goal, Position{4}))), "PlanSectionRevised")
      << "another section does not make this one stale";
  EXPECT_EQ(said(room.when(jana, revise(Section::goal, Position{4}))), "stale_version e6");
  EXPECT_EQ(said(room.when(jana, revise(Section::means, Position{5}))), "PlanSectionRevised");
}

TEST(Plans, are_written_by_several_members_in_turn) {
  GroupStory room = room_of_oak();
  EXPECT_EQ(said(room.when(ivo, revise(Section::goal, Position{4}))), "PlanSectionRevised");
  EXPECT_EQ(said(room.when(jana, revise(Section::goal, Position{5}))), "PlanSectionRevised");
  EXPECT_EQ(said(room.when(kees, revise(Section::goal, Position{6}))), "not_in_group");
}

TEST(Plans, are_for_the_stream_of_a_group) {
  Story story = groups_under_way();
  EXPECT_EQ(said(story.when(ivo, ProposeIdea{{}, {}, {}})), "wrong_stream belongs=group");
  EXPECT_EQ(said(story.when(ivo, revise(Section::goal, {}))), "wrong_stream belongs=group");
}

} // namespace
} // namespace verdiep::test
