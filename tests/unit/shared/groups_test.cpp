#include "shared/stream/state_codec.hpp"
#include "tests/support/story.hpp"

#include <gtest/gtest.h>

namespace verdiep::test {
namespace {

using namespace groups;

const GroupId birch = named<GroupId>("birch");

/// Enrols somebody new.
MemberId newcomer(Story& story, const std::string& name) {
  const MemberId member = named<MemberId>(name);
  story.given(member, {people::MemberJoined{member, {}, {}}, people::ParticipantEnrolled{member}});
  return member;
}

/// Five people in `oak` since e57; the last who came is "lea".
Story full_group() {
  Story story = groups_under_way();
  for (const char* name : {"jip", "kim", "lea"}) {
    const MemberId member = newcomer(story, name);
    EXPECT_EQ(said(story.when(member, JoinGroup{oak})), "GroupJoined");
  }
  return story;
}

TEST(Groups, have_their_founder_as_first_member) {
  Story story = groups_under_way();
  const auto decision = story.when(bram, FormGroup{birch, {{{7}}}});
  ASSERT_EQ(said(decision), "GroupFormed GroupJoined");
  EXPECT_EQ((*decision)[0], EventBody(GroupFormed{birch, {{{7}}}}));
  EXPECT_EQ((*decision)[1], EventBody(GroupJoined{birch, bram}));
}

TEST(Groups, are_one_a_person) {
  Story story = groups_under_way();
  EXPECT_EQ(said(story.when(ivo, JoinGroup{elm})), "already_in_group e39 group=" + to_text(oak));
  EXPECT_EQ(said(story.when(ivo, JoinGroup{oak})), "already_in_group e39 group=" + to_text(oak));
  EXPECT_EQ(said(story.when(ivo, FormGroup{birch, {}})), "already_in_group e39 group=" + to_text(oak));
}

TEST(Groups, have_at_most_five_members_and_say_who_was_first) {
  Story story = full_group();
  ASSERT_EQ(find(story.state().groups.groups, oak)->members, 5);
  const Position last = story.state().head;
  EXPECT_EQ(said(story.when(bram, JoinGroup{oak})), "group_full e" + std::to_string(last.value) + " max=5")
      << "the event that took the last place";
}

TEST(Groups, give_the_last_place_to_whoever_comes_first) {
  Story story = groups_under_way();
  for (const char* name : {"jip", "kim"}) {
    ASSERT_EQ(said(story.when(newcomer(story, name), JoinGroup{oak})), "GroupJoined");
  }
  EXPECT_EQ(said(story.when(bram, JoinGroup{oak})), "GroupJoined");
  const std::string beaten_by = " e" + std::to_string(story.state().head.value);
  EXPECT_EQ(said(story.when(hana, JoinGroup{oak})), "group_full" + beaten_by + " max=5");
}

TEST(Groups, have_fewer_members_where_the_programme_says_so) {
  Story story = groups_under_way();
  programme::ProgrammeDrafted drafted;
  drafted.group_members_max = 2;
  story.given(anna, {drafted});
  EXPECT_EQ(said(story.when(bram, JoinGroup{oak})), "group_full e40 max=2");
}

TEST(Groups, have_a_place_again_when_somebody_leaves_withdraws_or_is_erased) {
  for (const CommandBody& leaving :
       {CommandBody(LeaveGroup{jana}), CommandBody(people::Withdraw{jana}),
        CommandBody(people::ErasePerson{jana})}) {
    Story story = full_group();
    ASSERT_TRUE(story.when(anna, leaving));
    EXPECT_EQ(said(story.when(bram, JoinGroup{oak})), "GroupJoined");
  }
}

TEST(Groups, are_left_by_who_withdraws_or_is_erased) {
  Story story = groups_under_way();
  EXPECT_EQ(said(story.when(jana, people::Withdraw{jana})), "GroupLeft ParticipantWithdrew");
  EXPECT_EQ(said(story.when(anna, people::ErasePerson{kees})), "GroupLeft PersonErased");
  EXPECT_FALSE(group_of(story.state().groups, jana));
  EXPECT_FALSE(group_of(story.state().groups, kees));
}

TEST(Groups, are_entered_again_after_leaving) {
  Story story = groups_under_way();
  EXPECT_EQ(said(story.when(jana, LeaveGroup{jana})), "GroupLeft");
  EXPECT_EQ(said(story.when(jana, LeaveGroup{jana})), "not_in_group member=" + to_text(jana));
  EXPECT_EQ(said(story.when(jana, JoinGroup{elm})), "GroupJoined");
}

TEST(Groups, stay_when_the_last_has_left_and_may_be_joined) {
  Story story = groups_under_way();
  story.when(kees, LeaveGroup{kees});
  EXPECT_EQ(find(story.state().groups.groups, elm)->members, 0);
  EXPECT_EQ(said(story.when(bram, JoinGroup{elm})), "GroupJoined");
}

TEST(Groups, are_known_and_new_ones_have_new_ids) {
  Story story = groups_under_way();
  EXPECT_EQ(said(story.when(bram, JoinGroup{birch})), "unknown_group");
  EXPECT_EQ(said(story.when(anna, RenameGroup{birch, {}})), "unknown_group");
  EXPECT_EQ(said(story.when(anna, AppointHelper{birch, ivo})), "unknown_group");
  EXPECT_EQ(said(story.when(bram, FormGroup{oak, {}})), "id_taken e38");
  EXPECT_EQ(said(story.when(bram, FormGroup{GroupId{}, {}})), "invalid_value field=group");
}

TEST(Groups, do_not_take_the_id_of_a_person_or_a_round_whose_end_would_take_their_words) {
  Story story = vote_under_way();
  EXPECT_EQ(said(story.when(bram, FormGroup{GroupId{hana.bytes}, {}})), "id_taken e7");
  EXPECT_EQ(said(story.when(bram, FormGroup{GroupId{round_one.bytes}, {}})), "id_taken e52");
}

TEST(Groups, are_at_most_two_hundred) {
  Story story = groups_under_way();
  for (std::size_t count = story.state().groups.groups.size(); count < groups_max; ++count) {
    story.given(anna, {GroupFormed{named<GroupId>("g" + std::to_string(count)), {}}});
  }
  EXPECT_EQ(said(story.when(bram, FormGroup{birch, {}})), "limit_reached limit=groups max=200");
}

TEST(Groups, are_renamed_by_themselves_and_coordinators) {
  Story story = groups_under_way();
  EXPECT_EQ(said(story.when(jana, RenameGroup{oak, {}})), "GroupRenamed");
  EXPECT_EQ(said(story.when(anna, RenameGroup{oak, {}})), "GroupRenamed");
  EXPECT_EQ(said(story.when(kees, RenameGroup{oak, {}})), "not_in_group");
}

TEST(Groups, have_one_vraagbaak_who_is_one_of_them) {
  Story story = groups_under_way();
  EXPECT_EQ(said(story.when(jana, AppointHelper{oak, jana})), "already_helper e41 member=" + to_text(jana));
  EXPECT_EQ(said(story.when(ivo, AppointHelper{oak, kees})), "not_in_group member=" + to_text(kees));
  EXPECT_EQ(said(story.when(ivo, AppointHelper{oak, gus})), "person_erased e18 member=" + to_text(gus));
  EXPECT_EQ(said(story.when(ivo, AppointHelper{oak, ivo})), "HelperAppointed");
  EXPECT_TRUE(is_helper(story.state().groups, ivo));
  EXPECT_FALSE(is_helper(story.state().groups, jana)) << "it is one";
}

TEST(Groups, have_no_vraagbaak_once_that_one_leaves_withdraws_or_is_erased) {
  for (const CommandBody& leaving :
       {CommandBody(LeaveGroup{jana}), CommandBody(people::Withdraw{jana}),
        CommandBody(people::ErasePerson{jana})}) {
    Story story = groups_under_way();
    ASSERT_TRUE(story.when(anna, leaving));
    EXPECT_TRUE(find(story.state().groups.groups, oak)->helper.is_nil());
    EXPECT_FALSE(is_helper(story.state().groups, jana));
  }
}

TEST(Groups, do_not_give_the_vraagbaak_back_to_who_returns) {
  Story story = groups_under_way();
  story.when(jana, LeaveGroup{jana});
  story.when(jana, JoinGroup{oak});
  EXPECT_FALSE(is_helper(story.state().groups, jana));
}

TEST(Groups, are_none_in_an_individual_programme) {
  Story story;
  programme::DraftProgramme draft;
  draft.title.entries = {{"nl", "Alleen"}};
  draft.kind = programme::Kind::individual;
  story.when(anna, draft);
  story.when(anna, programme::OpenEnrolment{});
  story.when(anna, people::Enrol{});
  EXPECT_EQ(said(story.when(anna, FormGroup{birch, {}})), "no_groups e1");
  EXPECT_EQ(said(story.when(anna, JoinGroup{birch})), "no_groups e1");
  EXPECT_EQ(said(story.when(anna, RenameGroup{birch, {}})), "no_groups e1");
  EXPECT_EQ(said(story.when(anna, AppointHelper{birch, anna})), "no_groups e1");
}

TEST(Groups, take_nothing_in_a_closed_programme) {
  Story story = groups_under_way();
  story.when(anna, programme::CloseProgramme{});
  EXPECT_EQ(said(story.when(bram, JoinGroup{oak})), "programme_closed e52");
  EXPECT_EQ(said(story.when(ivo, LeaveGroup{ivo})), "programme_closed e52");
  EXPECT_EQ(said(story.when(anna, people::ErasePerson{ivo})), "GroupLeft PersonErased")
      << "erasing is always possible";
}

TEST(Groups, of_a_state_that_lies_about_them_help_nobody) {
  Story story = groups_under_way();
  story.state().groups.groups.erase(oak); // as a snapshot might that somebody made up
  EXPECT_FALSE(is_helper(story.state().groups, jana));
}

// The stream of a group.

TEST(Rooms, are_written_by_their_group) {
  GroupStory room = room_of_oak();
  EXPECT_EQ(said(room.when(jana, forum::WritePost{plans, named<PostId>("1"), {}})), "PostWritten");
  EXPECT_EQ(said(room.when(kees, forum::WritePost{plans, named<PostId>("2"), {}})), "not_in_group");
  EXPECT_EQ(said(room.when(anna, forum::WritePost{plans, named<PostId>("2"), {}})), "not_enrolled")
      << "a coordinator does not read here";
}

TEST(Rooms, are_written_by_who_joined_a_moment_ago_and_no_more_by_who_left) {
  GroupStory room = room_of_oak();
  const auto post = [](const char* name) { return forum::WritePost{plans, named<PostId>(name), {}}; };
  EXPECT_EQ(said(room.when(bram, post("1"))), "not_in_group");
  room.programme.when(bram, JoinGroup{oak});
  EXPECT_EQ(said(room.when(bram, post("1"))), "PostWritten");
  room.programme.when(bram, LeaveGroup{bram});
  EXPECT_EQ(said(room.when(bram, post("2"))), "not_in_group");
}

TEST(Rooms, let_words_be_taken_back_by_who_left) {
  GroupStory room = room_of_oak();
  room.programme.when(ivo, LeaveGroup{ivo});
  EXPECT_EQ(said(room.when(ivo, forum::RevisePost{agenda, {}})), "not_in_group");
  EXPECT_EQ(said(room.when(ivo, forum::RemovePost{agenda})), "PostRemoved");
}

TEST(Rooms, talk_about_the_dingen_of_their_programme) {
  GroupStory room = room_of_oak();
  const auto about = [](DingId ding) {
    return forum::OpenThread{named<ThreadId>("new"), named<PostId>("new"), ding, {}, {}};
  };
  EXPECT_EQ(said(room.when(ivo, about(named<DingId>("none")))), "unknown_ding");
  EXPECT_EQ(said(room.when(ivo, about(talk))), "ding_removed") << "no position: it is of another stream";
  EXPECT_EQ(said(room.when(ivo, about(walk))), "ThreadOpened PostWritten");
}

TEST(Rooms, name_no_position_of_their_programme) {
  GroupStory room = room_of_oak();
  room.programme.when(anna, people::ErasePerson{ivo});
  EXPECT_EQ(said(room.when(ivo, forum::RemovePost{agenda})), "person_erased");
  EXPECT_EQ(said(room.when(ivo, forum::LockThread{plans})), "person_erased");
  room.programme.when(anna, people::GrantRole{bram, people::Role::coordinator});
  room.programme.when(anna, people::RevokeRole{bram, people::Role::coordinator});
  EXPECT_EQ(said(room.when(bram, people::ErasePerson{jana})), "not_allowed needs=coordinator");
}

TEST(Rooms, take_only_what_belongs_there) {
  GroupStory room = room_of_oak();
  EXPECT_EQ(said(room.when(ivo, people::Enrol{})), "wrong_stream belongs=programme");
  EXPECT_EQ(said(room.when(anna, programme::CloseProgramme{})), "wrong_stream belongs=programme");
  EXPECT_EQ(said(room.when(ivo, pitch::WithdrawPitch{acorn})), "wrong_stream belongs=programme");
  const forum::AskHelp help{named<ThreadId>("new"), named<PostId>("new"), {}, {}, {}};
  EXPECT_EQ(said(room.when(ivo, help)), "wrong_stream belongs=programme");
}

TEST(Rooms, take_nothing_once_their_programme_is_closed_but_erasing) {
  GroupStory room = room_of_oak();
  room.programme.when(anna, programme::CloseProgramme{});
  EXPECT_EQ(said(room.when(ivo, forum::RemovePost{agenda})), "programme_closed");
  EXPECT_EQ(said(room.when(anna, people::ErasePerson{ivo})), "PersonErased");
}

TEST(Rooms, erase_only_people_of_their_programme) {
  GroupStory room = room_of_oak();
  EXPECT_EQ(said(room.when(system_actor, people::ErasePerson{zeno})), "not_a_member member=" + to_text(zeno));
  EXPECT_EQ(said(room.when(ivo, people::ErasePerson{jana})), "not_allowed needs=coordinator");
  room.programme.when(anna, people::ErasePerson{jana});
  EXPECT_EQ(said(room.when(system_actor, people::ErasePerson{jana})), "PersonErased")
      << "after the programme, which knows who it was";
}

TEST(Rooms, of_no_group_of_the_programme_take_nothing) {
  GroupStory room(groups_under_way(), birch);
  EXPECT_EQ(said(room.when(ivo, forum::WritePost{plans, agenda, {}})), "unknown_group");
  EXPECT_EQ(said(room.when(anna, people::ErasePerson{ivo})), "unknown_group");
}

TEST(Rooms, take_nothing_while_their_programme_holds_events_unknown_here) {
  GroupStory room = room_of_oak();
  stream::evolve_unknown(room.programme.state(), room.programme.state().head.next());
  EXPECT_EQ(said(room.when(ivo, forum::WritePost{plans, named<PostId>("1"), {}})), "unknown_event")
      << "the event may have been about who is in the group";
}

TEST(Rooms, are_replayed_without_their_programme) {
  const GroupStory room = room_of_oak();
  stream::State state;
  stream::evolve(state, Position{1}, ivo, forum::ThreadOpened{plans, {}, {}});
  stream::evolve(state, Position{2}, ivo, forum::PostWritten{plans, agenda, {}});
  stream::evolve(state, Position{3}, ivo, ideas::IdeaProposed{{}, {}, {}});
  stream::evolve(state, Position{4}, jana, ideas::PlanSectionRevised{ideas::Section::goal, {}, {}});
  EXPECT_EQ(stream::state_hash(state), stream::state_hash(room.state()));
}

TEST(Rooms, have_their_limit_of_events_too) {
  GroupStory room = room_of_oak();
  room.state().head = Position{stream::events_max};
  EXPECT_EQ(
      said(room.when(ivo, forum::WritePost{plans, named<PostId>("1"), {}})),
      "limit_reached e200000 limit=events max=200000"
  );
  EXPECT_EQ(said(room.when(anna, people::ErasePerson{ivo})), "PersonErased");
}

} // namespace
} // namespace verdiep::test
