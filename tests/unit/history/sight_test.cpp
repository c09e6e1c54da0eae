#include "events/command.hpp"
#include "shared/history/time_machine.hpp"
#include "tests/support/recorded.hpp"
#include "tests/support/story.hpp"

#include <gtest/gtest.h>

namespace verdiep::test {
namespace {

using history::as_seen_today;
using history::TimeMachine;

const DingId ding = named<DingId>("ding");

/// A stream that a test looks back on, with the model of today.
struct Past {
  Position add(MemberId actor, EventBody body) {
    const Position position = recorded.add(actor, std::move(body));
    today.apply(*decode_record(recorded.at(position)));
    return position;
  }
  [[nodiscard]] projections::Model seen(Position position, MemberId viewer) {
    return as_seen_today(machine.at(recorded.records(), position), today, viewer);
  }

  Recorded recorded;
  projections::Model today;
  TimeMachine machine;
};

/// Anna coordinates (e1 to e3); Bram and Hana take part (e4 to e7).
Past programme() {
  Past past;
  programme::ProgrammeDrafted drafted;
  drafted.title.entries = {{"nl", "Verdiepen"}};
  past.add(anna, drafted);
  past.add(anna, people::MemberJoined{anna, {}, {}});
  past.add(anna, people::RoleGranted{anna, people::Role::coordinator});
  for (const MemberId member : {bram, hana}) {
    past.add(member, people::MemberJoined{member, {}, {}});
    past.add(member, people::ParticipantEnrolled{member});
  }
  return past;
}

TEST(SightOfToday, shows_a_word_in_the_past_only_as_long_as_it_is_shown_today) {
  Past past = programme();
  const auto thread = named<ThreadId>("thread");
  past.add(bram, forum::ThreadOpened{thread, {}, {}});
  const Position written = past.add(bram, forum::PostWritten{thread, named<PostId>("post"), {}});
  past.today.disclosed.show({written, "text"}, encode_text_value("Gevonden!"));
  const auto words = [&] { return past.seen(written, hana).disclosed.text(written, "text"); };
  EXPECT_EQ(past.seen(written, hana).disclosed.text(written, "text").sight, projections::Sight::shown);
  past.today.disclosed.withdraw({written, "text"});
  EXPECT_EQ(words().sight, projections::Sight::withdrawn);
  past.today.disclosed.forget({written, "text"});
  EXPECT_EQ(words().sight, projections::Sight::not_for_you);
}

TEST(SightOfToday, calls_people_and_groups_by_their_names_of_today) {
  Past past = programme();
  const auto group = named<GroupId>("group");
  const Position formed = past.add(bram, groups::GroupFormed{group, {}});
  const Position renamed = past.add(bram, people::MemberRenamed{bram, {}, {}});
  const Position group_renamed = past.add(bram, groups::GroupRenamed{group, {}});
  past.today.disclosed.show({renamed, "name"}, encode_text_value("Bram de Wit"));
  past.today.disclosed.show({group_renamed, "name"}, encode_text_value("Zuid"));
  const projections::Model seen = past.seen(formed, hana);
  EXPECT_EQ(projections::name_of(seen, bram).text, "Bram de Wit");
  EXPECT_EQ(projections::name_of(seen, group).text, "Zuid");
}

TEST(SightOfToday, does_not_follow_a_role_that_somebody_had) {
  Past past = programme();
  past.add(anna, people::RoleGranted{bram, people::Role::coordinator});
  const Position completed =
      past.add(hana, dingen::DingCompleted{ding, dingen::Sharing::coordinators, {}, {}});
  EXPECT_EQ(projections::visible_progress(past.seen(completed, bram), bram).size(), 2u);
  past.add(anna, people::RoleRevoked{bram, people::Role::coordinator});
  EXPECT_EQ(projections::visible_progress(past.seen(completed, bram), bram).size(), 1u);
  EXPECT_TRUE(projections::visible_completions(past.seen(completed, bram), ding, bram).empty());
}

TEST(SightOfToday, follows_a_role_that_somebody_has_now) {
  Past past = programme();
  const Position completed =
      past.add(hana, dingen::DingCompleted{ding, dingen::Sharing::coordinators, {}, {}});
  past.add(anna, people::RoleGranted{bram, people::Role::coordinator});
  EXPECT_EQ(projections::visible_progress(past.seen(completed, bram), bram).size(), 2u);
}

TEST(SightOfToday, does_not_name_who_shared_once_and_took_it_back) {
  Past past = programme();
  const Position shared = past.add(hana, dingen::DingCompleted{ding, dingen::Sharing::programme, {}, {}});
  EXPECT_EQ(projections::visible_completions(past.seen(shared, bram), ding, bram).size(), 1u);
  past.add(hana, dingen::DingReopened{ding});
  EXPECT_TRUE(projections::visible_completions(past.seen(shared, bram), ding, bram).empty());
  EXPECT_EQ(projections::completions_count(past.seen(shared, bram), ding), 1u); // without a name
}

} // namespace
} // namespace verdiep::test
