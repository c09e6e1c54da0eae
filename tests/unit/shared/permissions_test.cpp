#include "tests/support/story.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <string>
#include <vector>

/// Every command as every kind of person, on a programme where the command itself would be in order.
namespace verdiep::test {
namespace {

struct Kind {
  const char* name;
  MemberId member;
};
const std::array<Kind, 9> kinds{{
    {"the system", system_actor},
    {"a coordinator", anna},
    {"a participant", bram},
    {"a member", cem},
    {"management", dora},
    {"an auditor", eva},
    {"an analyst", finn},
    {"an erased person", gus},
    {"a stranger", zeno},
}};

/// What each kind hears, in their order; "ok" for accepted.
struct Row {
  CommandBody command;
  std::array<const char*, 9> heard;
};

constexpr std::array<const char*, 9> who_leads{"ok",          "ok",          "not_allowed", "not_allowed",
                                               "not_allowed", "not_allowed", "not_allowed", "person_erased",
                                               "not_a_member"};
constexpr std::array<const char*, 9> who_writes{
    "not_a_member",  "ok",          "ok", "not_enrolled", "not_enrolled", "not_enrolled", "not_enrolled",
    "person_erased", "not_a_member"
};

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
  const DingId ding = named<DingId>("new");
  const ThreadId thread = named<ThreadId>("new");
  const PostId post = named<PostId>("new");
  constexpr const char* ok = "ok";
  return {
      {draft(),
       {"programme_exists", "programme_exists", "programme_exists", "programme_exists", "programme_exists",
        "programme_exists", "programme_exists", "programme_exists", "programme_exists"}},
      {goal(), who_leads},
      {OpenEnrolment{}, // open already: who may hears that
       {"enrolment_open", "enrolment_open", "not_allowed", "not_allowed", "not_allowed", "not_allowed",
        "not_allowed", "person_erased", "not_a_member"}},
      {CloseEnrolment{}, who_leads},
      {StartPhase{Phase::voting}, who_leads},
      {CloseProgramme{}, who_leads},
      {JoinProgramme{},
       {"not_allowed", "already_member", "already_member", "already_member", "already_member",
        "already_member", "already_member", "person_erased", ok}},
      {RenameMember{}, {"not_a_member", ok, ok, ok, ok, ok, ok, "person_erased", "not_a_member"}},
      {Enrol{}, {"not_a_member", ok, "already_enrolled", ok, ok, ok, ok, "person_erased", "not_a_member"}},
      {Withdraw{hana}, who_leads},
      {GrantRole{hana, Role::auditor}, who_leads},
      {RevokeRole{eva, Role::auditor}, who_leads},
      {ErasePerson{hana}, who_leads},
      {AddDing{ding, content("Nieuw")}, who_leads},
      {ReviseDing{walk, content("Anders")}, who_leads},
      {RemoveDing{walk}, who_leads},
      {CompleteDing{walk, {}, {}, {}},
       {"not_a_member", "not_enrolled", ok, "not_enrolled", "not_enrolled", "not_enrolled", "not_enrolled",
        "person_erased", "not_a_member"}},
      {ReopenDing{walk}, // nobody here has completed it
       {"not_a_member", "not_completed", "not_completed", "not_completed", "not_completed", "not_completed",
        "not_completed", "person_erased", "not_a_member"}},
      {OpenThread{thread, post, {}, {}, {}}, who_writes},
      {WritePost{chat, post, {}}, who_writes},
      {RevisePost{hello, {}},
       {"not_a_member", "not_author", ok, "not_enrolled", "not_enrolled", "not_enrolled", "not_enrolled",
        "person_erased", "not_a_member"}},
      {RemovePost{hello},
       {ok, ok, ok, "not_author", "not_author", "not_author", "not_author", "person_erased", "not_a_member"}},
      {LockThread{chat}, who_leads},
      {UnlockThread{rules}, who_leads},
  };
}

TEST(Permissions, are_those_of_the_table) {
  for (const Row& row : table()) {
    for (std::size_t index = 0; index < kinds.size(); ++index) {
      Story story = programme_under_way();
      const auto decision = story.when(kinds[index].member, row.command);
      const std::string heard = decision ? "ok" : said(decision);
      EXPECT_EQ(heard.substr(0, heard.find(' ')), row.heard[index])
          << "when " << kinds[index].name << " sends command " << row.command.index();
    }
  }
}

TEST(Permissions, cover_every_command) {
  std::set<std::size_t> commands;
  for (const Row& row : table()) {
    commands.insert(row.command.index());
  }
  EXPECT_EQ(commands.size(), std::variant_size_v<CommandBody>);
}

} // namespace
} // namespace verdiep::test
