#include "tests/support/story.hpp"

#include <gtest/gtest.h>

namespace verdiep::test {
namespace {

using namespace people;

TEST(People, join_as_themselves) {
  Story story = programme_under_way();
  const auto decision = story.when(zeno, JoinProgramme{Personal<Name>{{{7}}}, Personal<Avatar>{{{8}}}});
  ASSERT_EQ(said(decision), "MemberJoined");
  EXPECT_EQ((*decision)[0], EventBody(MemberJoined{zeno, {{{7}}}, {{{8}}}}));
}

TEST(People, join_once) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(bram, JoinProgramme{})), "already_member e4");
}

TEST(People, do_not_join_again_once_erased) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(gus, JoinProgramme{})), "person_erased e18");
}

TEST(People, are_at_most_five_hundred) {
  Story story = programme_under_way();
  const std::size_t present = present_count(story.state().people);
  for (std::size_t count = present; count < members_max; ++count) {
    const MemberId member = named<MemberId>("m" + std::to_string(count));
    ASSERT_EQ(said(story.when(member, JoinProgramme{})), "MemberJoined");
  }
  EXPECT_EQ(said(story.when(zeno, JoinProgramme{})), "limit_reached limit=members max=500");
}

TEST(People, who_are_erased_make_room) {
  Story story = programme_under_way();
  const std::size_t present = present_count(story.state().people);
  story.when(anna, ErasePerson{bram});
  EXPECT_EQ(present_count(story.state().people), present - 1);
}

TEST(People, rename_only_themselves) {
  Story story = programme_under_way();
  const auto decision = story.when(cem, RenameMember{});
  ASSERT_EQ(said(decision), "MemberRenamed");
  EXPECT_EQ((*decision)[0], EventBody(MemberRenamed{cem, {}, {}}));
}

TEST(People, enrol_once) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(cem, Enrol{})), "ParticipantEnrolled");
  EXPECT_EQ(said(story.when(cem, Enrol{})), "already_enrolled e32");
}

TEST(People, enrol_while_enrolment_is_open) {
  Story story = programme_under_way();
  story.when(anna, programme::CloseEnrolment{});
  EXPECT_EQ(said(story.when(cem, Enrol{})), "enrolment_closed e32");
}

TEST(People, cannot_enrol_before_it_was_ever_open) {
  Story story;
  programme::DraftProgramme draft;
  draft.title.entries = {{"nl", "VerdiepDingen"}};
  story.when(anna, draft);
  EXPECT_EQ(said(story.when(anna, Enrol{})), "enrolment_closed");
}

TEST(People, withdraw_and_enrol_again) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(bram, Withdraw{bram})), "ParticipantWithdrew");
  EXPECT_EQ(said(story.when(bram, Withdraw{bram})), "not_enrolled e32 member=" + to_text(bram));
  EXPECT_EQ(said(story.when(bram, Enrol{})), "ParticipantEnrolled");
}

TEST(People, are_withdrawn_by_a_coordinator_but_by_nobody_else) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(hana, Withdraw{bram})), "not_allowed needs=coordinator");
  EXPECT_EQ(said(story.when(anna, Withdraw{bram})), "ParticipantWithdrew");
}

TEST(People, hold_a_role_once) {
  Story story = programme_under_way();
  EXPECT_EQ(
      said(story.when(anna, GrantRole{dora, Role::management})), "role_held e15 member=" + to_text(dora)
  );
  EXPECT_EQ(said(story.when(anna, GrantRole{dora, Role::auditor})), "RoleGranted");
}

TEST(People, lose_only_a_role_that_they_hold) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(anna, RevokeRole{bram, Role::auditor})), "role_not_held member=" + to_text(bram));
  EXPECT_EQ(said(story.when(anna, RevokeRole{eva, Role::auditor})), "RoleRevoked");
  EXPECT_EQ(
      said(story.when(anna, RevokeRole{eva, Role::auditor})), "role_not_held e32 member=" + to_text(eva)
  );
}

TEST(People, get_roles_only_as_members) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(anna, GrantRole{zeno, Role::auditor})), "not_a_member member=" + to_text(zeno));
  EXPECT_EQ(
      said(story.when(anna, GrantRole{gus, Role::auditor})), "person_erased e18 member=" + to_text(gus)
  );
}

TEST(People, keep_a_coordinator_who_hands_over_first) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(anna, RevokeRole{anna, Role::coordinator})), "last_coordinator");
  EXPECT_EQ(said(story.when(anna, ErasePerson{anna})), "last_coordinator");
  EXPECT_EQ(said(story.when(system_actor, ErasePerson{anna})), "last_coordinator");
  story.when(anna, GrantRole{bram, Role::coordinator});
  EXPECT_EQ(said(story.when(anna, RevokeRole{anna, Role::coordinator})), "RoleRevoked");
}

TEST(People, hear_which_event_took_their_role) {
  Story story = programme_under_way();
  story.when(anna, GrantRole{bram, Role::coordinator});
  story.when(bram, RevokeRole{anna, Role::coordinator});
  EXPECT_EQ(said(story.when(anna, programme::CloseEnrolment{})), "not_allowed e33 needs=coordinator");
}

TEST(People, are_erased_once_and_do_nothing_afterwards) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(anna, ErasePerson{bram})), "PersonErased");
  EXPECT_EQ(said(story.when(anna, ErasePerson{bram})), "person_erased e32 member=" + to_text(bram));
  EXPECT_EQ(said(story.when(bram, forum::WritePost{chat, named<PostId>("p"), {}})), "person_erased e32");
}

TEST(People, lose_enrolment_and_roles_when_erased) {
  Story story = programme_under_way();
  story.when(anna, GrantRole{bram, Role::coordinator});
  story.when(anna, ErasePerson{bram});
  EXPECT_FALSE(is_enrolled(story.state().people, bram));
  EXPECT_FALSE(leads(story.state().people, bram));
  EXPECT_EQ(coordinators_count(story.state().people), 1U);
}

} // namespace
} // namespace verdiep::test
