#include "tests/support/story.hpp"

#include <gtest/gtest.h>

namespace verdiep::test {
namespace {

using namespace pitch;

const PitchId seed = named<PitchId>("seed");
const RemarkId remark = named<RemarkId>("remark");

/// A programme without groups in which anna and bram take part, e1 to e8.
Story individual_programme() {
  Story story;
  programme::DraftProgramme draft;
  draft.title.entries = {{"nl", "Alleen"}};
  draft.kind = programme::Kind::individual;
  story.when(anna, draft);
  story.when(anna, programme::OpenEnrolment{});
  story.when(anna, people::Enrol{});
  story.when(bram, people::JoinProgramme{});
  story.when(bram, people::Enrol{});
  return story;
}

TEST(Pitches, are_submitted_for_the_group_of_the_author) {
  Story story = groups_under_way();
  story.when(ivo, WithdrawPitch{acorn});
  const auto decision = story.when(jana, SubmitPitch{seed, {{{1}}}, {{{2}}}, Personal<Url>{{{3}}}});
  ASSERT_EQ(said(decision), "PitchSubmitted");
  EXPECT_EQ((*decision)[0], EventBody(PitchSubmitted{seed, oak, {{{1}}}, {{{2}}}, Personal<Url>{{{3}}}}));
}

TEST(Pitches, are_one_a_group) {
  Story story = groups_under_way();
  EXPECT_EQ(
      said(story.when(jana, SubmitPitch{seed, {}, {}, {}})), "pitch_exists e48 pitch=" + to_text(acorn)
  );
  story.when(jana, WithdrawPitch{acorn});
  EXPECT_EQ(said(story.when(jana, SubmitPitch{seed, {}, {}, {}})), "PitchSubmitted");
}

TEST(Pitches, need_a_group_where_there_are_groups) {
  Story story = groups_under_way();
  EXPECT_EQ(said(story.when(bram, SubmitPitch{seed, {}, {}, {}})), "not_in_group");
}

TEST(Pitches, have_new_ids) {
  Story story = groups_under_way();
  story.when(ivo, WithdrawPitch{acorn});
  EXPECT_EQ(said(story.when(ivo, SubmitPitch{acorn, {}, {}, {}})), "id_taken e48")
      << "also of a withdrawn one";
  EXPECT_EQ(said(story.when(ivo, SubmitPitch{PitchId{}, {}, {}, {}})), "invalid_value field=pitch");
}

TEST(Pitches, are_revised_by_anybody_of_the_group_on_the_version_that_was_read) {
  Story story = groups_under_way();
  EXPECT_EQ(said(story.when(jana, RevisePitch{acorn, Position{48}, {}, {}, {}})), "PitchRevised"); // e52
  EXPECT_EQ(said(story.when(ivo, RevisePitch{acorn, Position{48}, {}, {}, {}})), "stale_version e52");
  EXPECT_EQ(said(story.when(ivo, RevisePitch{acorn, Position{52}, {}, {}, {}})), "PitchRevised");
}

TEST(Pitches, belong_to_the_group_and_not_to_who_wrote_them) {
  Story story = groups_under_way();
  story.when(ivo, groups::LeaveGroup{ivo});
  EXPECT_EQ(said(story.when(ivo, RevisePitch{acorn, Position{48}, {}, {}, {}})), "not_in_group");
  EXPECT_EQ(said(story.when(jana, RevisePitch{acorn, Position{48}, {}, {}, {}})), "PitchRevised");
  EXPECT_EQ(said(story.when(kees, WithdrawPitch{acorn})), "not_in_group");
}

TEST(Pitches, that_are_withdrawn_are_neither_revised_nor_presented_nor_remarked_on) {
  Story story = groups_under_way();
  story.when(ivo, WithdrawPitch{acorn}); // e52
  EXPECT_EQ(said(story.when(ivo, RevisePitch{acorn, Position{48}, {}, {}, {}})), "pitch_withdrawn e52");
  EXPECT_EQ(said(story.when(ivo, WithdrawPitch{acorn})), "pitch_withdrawn e52");
  EXPECT_EQ(said(story.when(anna, PresentPitch{acorn})), "pitch_withdrawn e52");
  EXPECT_EQ(said(story.when(hana, GiveRemark{remark, acorn, {}, {}})), "pitch_withdrawn e52");
}

TEST(Pitches, are_known) {
  Story story = groups_under_way();
  EXPECT_EQ(said(story.when(ivo, RevisePitch{seed, Position{48}, {}, {}, {}})), "unknown_pitch");
  EXPECT_EQ(said(story.when(ivo, WithdrawPitch{seed})), "unknown_pitch");
  EXPECT_EQ(said(story.when(anna, PresentPitch{seed})), "unknown_pitch");
  EXPECT_EQ(said(story.when(hana, GiveRemark{remark, seed, {}, {}})), "unknown_pitch");
}

TEST(Pitches, are_frozen_by_the_first_round) {
  Story story = vote_under_way(); // e52
  EXPECT_EQ(said(story.when(ivo, RevisePitch{acorn, Position{48}, {}, {}, {}})), "pitches_frozen e52");
  EXPECT_EQ(said(story.when(ivo, WithdrawPitch{acorn})), "pitches_frozen e52");
  EXPECT_EQ(said(story.when(bram, SubmitPitch{seed, {}, {}, {}})), "pitches_frozen e52");
}

TEST(Pitches, stay_frozen_after_the_vote) {
  Story story = vote_under_way();
  story.when(anna, vote::CloseRound{round_one});
  story.when(system_actor, vote::CountBallots{round_one, {}, {{{acorn, 0}, {leaf, 0}}}});
  EXPECT_EQ(said(story.when(ivo, WithdrawPitch{acorn})), "pitches_frozen e52");
}

TEST(Pitches, are_put_in_order_all_of_them_and_each_once) {
  Story story = groups_under_way();
  EXPECT_EQ(said(story.when(anna, OrderPitches{{{acorn}}})), "incomplete_order");
  EXPECT_EQ(said(story.when(anna, OrderPitches{{{acorn, acorn}}})), "incomplete_order");
  EXPECT_EQ(said(story.when(anna, OrderPitches{{{acorn, leaf, seed}}})), "incomplete_order");
  EXPECT_EQ(said(story.when(anna, OrderPitches{{{leaf, acorn}}})), "PitchesOrdered");
  EXPECT_EQ(standing(story.state().pitch), (std::vector{leaf, acorn}));
}

TEST(Pitches, that_come_after_the_order_come_last) {
  Story story = groups_under_way();
  story.when(kees, WithdrawPitch{leaf});
  EXPECT_EQ(said(story.when(anna, OrderPitches{{{acorn, leaf}}})), "incomplete_order") << "one is withdrawn";
  EXPECT_EQ(said(story.when(anna, OrderPitches{{{acorn}}})), "PitchesOrdered");
  story.when(kees, SubmitPitch{seed, {}, {}, {}});
  EXPECT_EQ(standing(story.state().pitch), (std::vector{acorn, seed}));
}

TEST(Pitches, have_their_turn_one_after_the_other) {
  Story story = groups_under_way();
  EXPECT_EQ(said(story.when(anna, PresentPitch{acorn})), "PitchPresented"); // e52
  EXPECT_EQ(said(story.when(anna, PresentPitch{acorn})), "nothing_changed e52");
  EXPECT_EQ(said(story.when(anna, PresentPitch{leaf})), "PitchPresented");
  EXPECT_EQ(said(story.when(anna, PresentPitch{acorn})), "PitchPresented") << "once more";
}

TEST(Pitches, that_were_withdrawn_leave_room_for_others) {
  Story story = groups_under_way();
  for (std::size_t count = 0; count < pitches_max; ++count) {
    const PitchId pitch = named<PitchId>("p" + std::to_string(count));
    story.given(ivo, {PitchSubmitted{pitch, oak, {}, {}, {}}, PitchWithdrawn{pitch}});
  }
  story.when(ivo, WithdrawPitch{acorn});
  EXPECT_EQ(said(story.when(ivo, SubmitPitch{seed, {}, {}, {}})), "PitchSubmitted");
}

TEST(Pitches, are_at_most_five_hundred) {
  Story story = groups_under_way();
  for (std::size_t count = standing(story.state().pitch).size(); count <= pitches_max; ++count) {
    story.given(anna, {PitchSubmitted{named<PitchId>("p" + std::to_string(count)), {}, {}, {}, {}}});
  }
  story.when(ivo, WithdrawPitch{acorn});
  EXPECT_EQ(said(story.when(ivo, SubmitPitch{seed, {}, {}, {}})), "limit_reached limit=pitches max=500");
}

TEST(Pitches, are_ones_own_in_an_individual_programme) {
  Story story = individual_programme();
  const auto decision = story.when(bram, SubmitPitch{seed, {}, {}, {}});
  ASSERT_EQ(said(decision), "PitchSubmitted");
  EXPECT_EQ((*decision)[0], EventBody(PitchSubmitted{seed, std::nullopt, {}, {}, {}}));
  const Position version = story.state().head;
  EXPECT_EQ(said(story.when(anna, RevisePitch{seed, version, {}, {}, {}})), "not_author");
  EXPECT_EQ(said(story.when(anna, WithdrawPitch{seed})), "not_author");
  EXPECT_EQ(said(story.when(bram, RevisePitch{seed, version, {}, {}, {}})), "PitchRevised");
}

TEST(Pitches, are_one_a_person_in_an_individual_programme) {
  Story story = individual_programme();
  story.when(bram, SubmitPitch{seed, {}, {}, {}});
  const std::string first = "e" + std::to_string(story.state().head.value);
  EXPECT_EQ(
      said(story.when(bram, SubmitPitch{leaf, {}, {}, {}})),
      "pitch_exists " + first + " pitch=" + to_text(seed)
  );
  EXPECT_EQ(said(story.when(anna, SubmitPitch{acorn, {}, {}, {}})), "PitchSubmitted");
}

TEST(Remarks, are_given_by_anybody_who_takes_part_also_on_ones_own) {
  Story story = groups_under_way();
  const auto decision = story.when(ivo, GiveRemark{remark, acorn, RemarkKind::question, {{{1}}}});
  ASSERT_EQ(said(decision), "RemarkGiven");
  EXPECT_EQ((*decision)[0], EventBody(RemarkGiven{remark, acorn, RemarkKind::question, {{{1}}}}));
  EXPECT_EQ(said(story.when(cem, GiveRemark{named<RemarkId>("2"), acorn, {}, {}})), "not_enrolled");
}

TEST(Remarks, have_new_ids) {
  Story story = groups_under_way();
  EXPECT_EQ(said(story.when(bram, GiveRemark{praise, acorn, {}, {}})), "id_taken e50");
  EXPECT_EQ(said(story.when(bram, GiveRemark{RemarkId{}, acorn, {}, {}})), "invalid_value field=remark");
}

TEST(Remarks, are_given_during_and_after_the_vote) {
  Story story = vote_under_way();
  EXPECT_EQ(said(story.when(bram, GiveRemark{remark, acorn, {}, {}})), "RemarkGiven");
}

TEST(Remarks, are_taken_back_by_who_gave_them_or_a_coordinator_once) {
  Story story = groups_under_way();
  EXPECT_EQ(said(story.when(ivo, RemoveRemark{praise})), "not_author") << "not by whom it is about";
  EXPECT_EQ(said(story.when(hana, RemoveRemark{praise})), "RemarkRemoved"); // e52
  EXPECT_EQ(said(story.when(anna, RemoveRemark{praise})), "remark_removed e52");
  EXPECT_EQ(said(story.when(anna, RemoveRemark{remark})), "unknown_remark");
}

TEST(Remarks, are_taken_back_after_withdrawing_too) {
  Story story = groups_under_way();
  story.when(hana, people::Withdraw{hana});
  EXPECT_EQ(said(story.when(hana, RemoveRemark{praise})), "RemarkRemoved");
}

} // namespace
} // namespace verdiep::test
