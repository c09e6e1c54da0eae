#include "tests/support/story.hpp"

#include <gtest/gtest.h>

namespace verdiep::test {
namespace {

using namespace programme;

DraftProgramme draft() {
  DraftProgramme command;
  command.title.entries = {{"nl", "VerdiepDingen"}};
  return command;
}

TEST(Programme, begins_with_a_draft_that_makes_its_author_coordinator) {
  Story story;
  const auto decision = story.when(anna, draft());
  ASSERT_EQ(said(decision), "ProgrammeDrafted MemberJoined RoleGranted");
  EXPECT_EQ((*decision)[1], EventBody(people::MemberJoined{anna, {}, {}}));
  EXPECT_EQ((*decision)[2], EventBody(people::RoleGranted{anna, people::Role::coordinator}));
}

TEST(Programme, takes_nothing_before_the_draft) {
  Story story;
  EXPECT_EQ(said(story.when(anna, OpenEnrolment{})), "programme_not_drafted");
  EXPECT_EQ(said(story.when(bram, people::JoinProgramme{})), "programme_not_drafted");
}

TEST(Programme, is_drafted_once) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(zeno, draft())), "programme_exists e1");
}

TEST(Programme, needs_a_title) {
  Story story;
  EXPECT_EQ(said(story.when(anna, DraftProgramme{})), "invalid_value field=title");
}

TEST(Programme, has_groups_of_one_to_five) {
  for (const std::uint8_t size : {std::uint8_t{0}, std::uint8_t{6}}) {
    DraftProgramme command = draft();
    command.group_members_max = size;
    EXPECT_EQ(said(Story().when(anna, command)), "invalid_value field=group_members_max");
  }
}

TEST(Programme, is_not_drafted_by_the_system_which_is_nobody) {
  EXPECT_EQ(said(Story().when(system_actor, draft())), "not_allowed needs=person");
}

TEST(Programme, agrees_on_a_goal_that_says_something) {
  Story story = programme_under_way();
  AgreeGoal command;
  EXPECT_EQ(said(story.when(anna, command)), "invalid_value field=goal");
  command.goal.entries = {{"nl", "Beter helpen"}};
  EXPECT_EQ(said(story.when(anna, command)), "GoalAgreed");
}

TEST(Programme, opens_and_closes_enrolment_in_turn) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(anna, OpenEnrolment{})), "enrolment_open e5");
  EXPECT_EQ(said(story.when(anna, CloseEnrolment{})), "EnrolmentClosed");
  EXPECT_EQ(said(story.when(anna, CloseEnrolment{})), "enrolment_closed e32");
  EXPECT_EQ(said(story.when(anna, OpenEnrolment{})), "EnrolmentOpened");
}

TEST(Programme, does_not_start_the_phase_it_is_in) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(anna, StartPhase{Phase::running})), "nothing_changed e30");
  EXPECT_EQ(said(story.when(anna, StartPhase{Phase::voting})), "PhaseStarted");
}

TEST(Programme, takes_nothing_when_closed) {
  Story story = programme_under_way();
  ASSERT_EQ(said(story.when(anna, CloseProgramme{})), "ProgrammeClosed");
  EXPECT_EQ(said(story.when(anna, CloseProgramme{})), "programme_closed e32");
  EXPECT_EQ(
      said(story.when(bram, forum::WritePost{chat, named<PostId>("late"), {}})), "programme_closed e32"
  );
}

TEST(Programme, erases_a_person_also_when_closed) {
  Story story = programme_under_way();
  story.given(anna, {ProgrammeClosed{}});
  EXPECT_EQ(said(story.when(anna, people::ErasePerson{bram})), "PersonErased");
}

TEST(Programme, lets_the_last_coordinator_be_erased_when_closed) {
  Story story = programme_under_way();
  story.given(anna, {ProgrammeClosed{}});
  EXPECT_EQ(said(story.when(system_actor, people::ErasePerson{anna})), "PersonErased");
}

TEST(Programme, holds_at_most_two_hundred_thousand_events) {
  Story story = programme_under_way();
  story.state().head = Position{stream::events_max - 1};
  EXPECT_EQ(
      said(story.when(bram, forum::OpenThread{named<ThreadId>("last"), named<PostId>("last"), {}, {}, {}})),
      "limit_reached e199999 limit=events max=200000"
  );
  EXPECT_EQ(said(story.when(bram, forum::WritePost{chat, named<PostId>("last"), {}})), "PostWritten");
  EXPECT_EQ(
      said(story.when(bram, forum::WritePost{chat, named<PostId>("more"), {}})),
      "limit_reached e200000 limit=events max=200000"
  );
}

TEST(Programme, erases_a_person_also_when_full) {
  Story story = programme_under_way();
  story.state().head = Position{stream::events_max};
  EXPECT_EQ(said(story.when(anna, people::ErasePerson{bram})), "PersonErased");
}

TEST(Programme, decides_nothing_behind_an_event_it_does_not_know) {
  Story story = programme_under_way();
  stream::evolve_unknown(story.state(), story.state().head.next());
  EXPECT_EQ(said(story.when(anna, OpenEnrolment{})), "unknown_event e32");
  EXPECT_EQ(said(story.when(anna, people::ErasePerson{bram})), "unknown_event e32");
}

} // namespace
} // namespace verdiep::test
