#include "tests/support/story.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <string>
#include <vector>

/// Every command as every kind of person, where the command itself would be in order: in the programme's stream,
/// and in a group's.
namespace verdiep::test {
namespace {

struct Kind {
  const char* name;
  MemberId member;
};
const std::array<Kind, 12> kinds{{
    {"the system", system_actor},
    {"a coordinator", anna},
    {"a participant without a group", bram},
    {"a member of the group", ivo},
    {"the vraagbaak of the group", jana},
    {"a member of another group", kees},
    {"a member", cem},
    {"management", dora},
    {"an auditor", eva},
    {"an analyst", finn},
    {"an erased person", gus},
    {"a stranger", zeno},
}};

/// What each kind hears, in their order; "ok" for accepted.
using Heard = std::array<const char*, 12>;

struct Row {
  CommandBody command;
  Heard heard;
  std::vector<EventBody> before{}; ///< what the actor of the story did, so that the command is in order
  MemberId by = anna;
};

constexpr const char* ok = "ok";

/// What the four who are not enrolled, the erased person and the stranger hear alike.
constexpr Heard heard(
    const char* system,
    const char* coordinator,
    const char* participant,
    const char* in_group,
    const char* vraagbaak,
    const char* in_other_group,
    const char* not_enrolled
) {
  return {system,       coordinator,  participant,  in_group,     vraagbaak,       in_other_group,
          not_enrolled, not_enrolled, not_enrolled, not_enrolled, "person_erased", "not_a_member"};
}

constexpr Heard all_hear(const char* word) {
  return {word, word, word, word, word, word, word, word, word, word, word, word};
}

constexpr Heard who_leads =
    heard(ok, ok, "not_allowed", "not_allowed", "not_allowed", "not_allowed", "not_allowed");
constexpr Heard who_writes = heard("not_a_member", ok, ok, ok, ok, ok, "not_enrolled");
constexpr Heard who_takes_part = heard("not_a_member", "not_enrolled", ok, ok, ok, ok, "not_enrolled");
constexpr Heard who_leads_or_is_in_the_group =
    heard(ok, ok, "not_in_group", ok, ok, "not_in_group", "not_enrolled");
constexpr Heard who_is_in_the_group =
    heard("not_a_member", "not_enrolled", "not_in_group", ok, ok, "not_in_group", "not_enrolled");
constexpr Heard who_settles_questions =
    heard(ok, ok, "not_allowed", "not_allowed", ok, "not_allowed", "not_enrolled");

programme::DraftProgramme draft() {
  programme::DraftProgramme command;
  command.title.entries = {{"nl", "Opnieuw"}};
  return command;
}

programme::AgreeGoal goal() {
  programme::AgreeGoal command;
  command.goal.entries = {{"nl", "Beter helpen"}};
  return command;
}

std::vector<Row> table() {
  using namespace programme;
  using namespace people;
  using namespace dingen;
  using namespace forum;
  using namespace groups;
  using namespace ideas;
  using namespace pitch;
  using namespace vote;
  const DingId ding = named<DingId>("new");
  const ThreadId thread = named<ThreadId>("new");
  const PostId post = named<PostId>("new");
  const Pitches both{{acorn, leaf}};
  const RoundOpened opened{round_one, both, {{ivo, hana, jana, bram, kees}}}; // by id
  return {
      {draft(), all_hear("programme_exists")},
      {goal(), who_leads},
      {OpenEnrolment{}, // open already: who may hears that
       heard(
           "enrolment_open", "enrolment_open", "not_allowed", "not_allowed", "not_allowed", "not_allowed",
           "not_allowed"
       )},
      {CloseEnrolment{}, who_leads},
      {StartPhase{Phase::voting}, who_leads},
      {CloseProgramme{}, who_leads},
      {JoinProgramme{},
       {"not_allowed", "already_member", "already_member", "already_member", "already_member",
        "already_member", "already_member", "already_member", "already_member", "already_member",
        "person_erased", ok}},
      {RenameMember{}, heard("not_a_member", ok, ok, ok, ok, ok, ok)},
      {Enrol{}, heard(
                    "not_a_member", ok, "already_enrolled", "already_enrolled", "already_enrolled",
                    "already_enrolled", ok
                )},
      {Withdraw{hana}, who_leads},
      {GrantRole{hana, Role::auditor}, who_leads},
      {RevokeRole{eva, Role::auditor}, who_leads},
      {ErasePerson{hana}, who_leads},
      {AddDing{ding, content("Nieuw")}, who_leads},
      {ReviseDing{walk, content("Anders")}, who_leads},
      {RemoveDing{walk}, who_leads},
      {CompleteDing{walk, {}, {}, {}}, who_takes_part},
      {ReopenDing{walk}, // nobody here has completed it
       heard(
           "not_a_member", "not_completed", "not_completed", "not_completed", "not_completed",
           "not_completed", "not_completed"
       )},
      {OpenThread{thread, post, {}, {}, {}}, who_writes},
      {WritePost{chat, post, {}}, who_writes},
      {RevisePost{hello, {}},
       heard("not_a_member", "not_author", ok, "not_author", "not_author", "not_author", "not_enrolled")},
      {RemovePost{hello}, heard(ok, ok, ok, "not_author", "not_author", "not_author", "not_author")},
      {LockThread{chat}, who_leads},
      {UnlockThread{rules}, who_leads},
      {AskHelp{thread, post, {}, {}, {}}, who_writes},
      {MarkAnswered{question, answer}, who_settles_questions},
      {ReopenHelp{question}, who_settles_questions, {HelpAnswered{question, answer}}, jana},
      {FormGroup{named<GroupId>("new"), {}}, heard(
                                                 "not_a_member", "not_enrolled", ok, "already_in_group",
                                                 "already_in_group", "already_in_group", "not_enrolled"
                                             )},
      {RenameGroup{oak, {}}, who_leads_or_is_in_the_group},
      {JoinGroup{oak}, heard(
                           "not_a_member", "not_enrolled", ok, "already_in_group", "already_in_group",
                           "already_in_group", "not_enrolled"
                       )},
      {LeaveGroup{ivo}, heard(ok, ok, "not_allowed", ok, "not_allowed", "not_allowed", "not_allowed")},
      {AppointHelper{oak, ivo}, who_leads_or_is_in_the_group},
      {ProposeIdea{{}, {}, {}}, all_hear("wrong_stream")},
      {RevisePlanSection{Section::goal, {}, {}}, all_hear("wrong_stream")},
      {SubmitPitch{named<PitchId>("new"), {}, {}, {}},
       heard("not_a_member", "not_enrolled", "not_in_group", ok, ok, "pitch_exists", "not_enrolled"),
       {PitchWithdrawn{acorn}},
       ivo},
      {RevisePitch{acorn, Position{48}, {}, {}, {}}, who_is_in_the_group},
      {WithdrawPitch{acorn}, who_is_in_the_group},
      {OrderPitches{both}, who_leads},
      {PresentPitch{acorn}, who_leads},
      {GiveRemark{named<RemarkId>("new"), acorn, {}, {}}, who_takes_part},
      {RemoveRemark{praise},
       heard(ok, ok, "not_author", "not_author", "not_author", "not_author", "not_author")},
      {OpenRound{round_one, both}, who_leads},
      {CastVote{round_one, {acorn, named<Tracker>("t")}},
       heard("not_a_member", "not_in_electorate", ok, ok, ok, ok, "not_in_electorate"),
       {opened}},
      {CloseRound{round_one}, who_leads, {opened}},
      {CountBallots{round_one, {}, {{{acorn, 0}, {leaf, 0}}}},
       {ok, "not_allowed", "not_allowed", "not_allowed", "not_allowed", "not_allowed", "not_allowed",
        "not_allowed", "not_allowed", "not_allowed", "not_allowed", "not_allowed"},
       {opened, RoundClosed{round_one}}},
  };
}

/// In the room of `oak`.
std::vector<Row> table_of_a_room() {
  using namespace forum;
  const ThreadId thread = named<ThreadId>("new");
  const PostId post = named<PostId>("new");
  return {
      {OpenThread{thread, post, {}, {}, {}}, who_is_in_the_group},
      {WritePost{plans, post, {}}, who_is_in_the_group},
      {RevisePost{agenda, {}},
       heard("not_a_member", "not_enrolled", "not_in_group", ok, "not_author", "not_in_group", "not_enrolled")
      },
      // Words can always be taken back, also by who has left; coordinators do not read here.
      {RemovePost{agenda},
       heard("not_a_member", "not_author", "not_author", ok, "not_author", "not_author", "not_author")},
      {LockThread{plans}, who_is_in_the_group},
      {UnlockThread{plans}, who_is_in_the_group, {ThreadLocked{plans}}, jana},
      {ideas::ProposeIdea{Position{3}, {}, {}}, who_is_in_the_group},
      {ideas::RevisePlanSection{ideas::Section::goal, Position{4}, {}}, who_is_in_the_group},
      {people::ErasePerson{hana}, who_leads},
  };
}

template <class Story>
void expect_heard(const Story& before, const Row& row, const Heard& heard) {
  for (std::size_t index = 0; index < kinds.size(); ++index) {
    Story story = before;
    story.given(row.by, row.before);
    const auto decision = story.when(kinds[index].member, row.command);
    const std::string text = said(decision);
    EXPECT_EQ(decision ? ok : text.substr(0, text.find(' ')), heard[index])
        << "when " << kinds[index].name << " sends command " << row.command.index();
  }
}

TEST(Permissions, are_those_of_the_table) {
  const Story programme = groups_under_way();
  for (const Row& row : table()) {
    expect_heard(programme, row, row.heard);
  }
}

TEST(Permissions, cover_every_command) {
  std::set<std::size_t> commands;
  for (const Row& row : table()) {
    commands.insert(row.command.index());
  }
  EXPECT_EQ(commands.size(), std::variant_size_v<CommandBody>);
}

TEST(Permissions, in_a_room_are_those_of_its_table) {
  const GroupStory room = room_of_oak();
  for (const Row& row : table_of_a_room()) {
    expect_heard(room, row, row.heard);
  }
}

TEST(Permissions, in_a_room_are_none_for_what_belongs_to_the_programme) {
  const GroupStory room = room_of_oak();
  std::set<std::size_t> of_rooms;
  for (const Row& row : table_of_a_room()) {
    of_rooms.insert(row.command.index());
  }
  for (const Row& row : table()) {
    if (!of_rooms.contains(row.command.index())) {
      expect_heard(room, {row.command, {}}, all_hear("wrong_stream"));
    }
  }
}

} // namespace
} // namespace verdiep::test
