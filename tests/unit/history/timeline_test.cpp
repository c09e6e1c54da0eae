#include "shared/history/timeline.hpp"
#include "tests/support/recorded.hpp"
#include "tests/support/story.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace verdiep::test {
namespace {

using history::Area;
using history::Filter;
using history::Timeline;

const DingId ding = named<DingId>("ding");
const ThreadId thread = named<ThreadId>("thread");
const PostId post = named<PostId>("post");

/// Anna coordinates (e1 to e3), Bram takes part (e4, e5) and completes the Ding (e6); Eva audits (e7, e8).
struct Programme {
  Programme() {
    programme::ProgrammeDrafted drafted;
    drafted.title.entries = {{"nl", "Verdiepen"}};
    add(anna, drafted);
    add(anna, people::MemberJoined{anna, {}, {}});
    add(anna, people::RoleGranted{anna, people::Role::coordinator});
    add(bram, people::MemberJoined{bram, {}, {}});
    add(bram, people::ParticipantEnrolled{bram});
    add(bram, dingen::DingCompleted{ding, dingen::Sharing::coordinators, {}, {}});
    add(eva, people::MemberJoined{eva, {}, {}});
    add(anna, people::RoleGranted{eva, people::Role::auditor});
  }

  Position add(MemberId actor, EventBody body, std::int64_t clock_ahead_ms = 0) {
    const Position position = recorded.add(actor, std::move(body), clock_ahead_ms);
    today.apply(*decode_record(recorded.at(position)));
    timeline.extend(recorded.records());
    return position;
  }
  [[nodiscard]] std::vector<std::uint64_t> found(const Filter& filter, MemberId viewer) const {
    std::vector<std::uint64_t> positions;
    for (const Position position : select(timeline, filter, today, viewer)) {
      positions.push_back(position.value);
    }
    return positions;
  }

  Recorded recorded;
  projections::Model today;
  Timeline timeline;
};

using Positions = std::vector<std::uint64_t>;

TEST(Timeline, has_an_entry_for_every_event_with_what_it_is_found_by) {
  Programme programme;
  programme.add(eva, forum::ThreadOpened{thread, ding, {}}, 600'000);
  const history::Entry& entry = programme.timeline.at(Position{9});
  EXPECT_EQ(entry.actor, eva);
  EXPECT_EQ(entry.ding, ding);
  EXPECT_EQ(entry.area, Area::forum);
  EXPECT_EQ(entry.at.ms - entry.recorded.ms, 600'000);
  EXPECT_EQ(programme.timeline.at(Position{8}).subject, eva);
  EXPECT_TRUE(programme.timeline.at(Position{4}).subject.is_nil()); // the actor again
}

TEST(Timeline, is_filtered_by_area_and_newest_first) {
  const Programme programme;
  EXPECT_EQ(programme.found({}, anna), (Positions{8, 7, 6, 5, 4, 3, 2, 1}));
  EXPECT_EQ(
      programme.found({.person = {}, .area = Area::people, .ding = {}}, anna), (Positions{8, 7, 5, 4, 3, 2})
  );
}

TEST(Timeline, finds_a_person_as_actor_and_as_subject) {
  const Programme programme;
  EXPECT_EQ(programme.found({.person = eva, .area = {}, .ding = {}}, anna), (Positions{8, 7}));
}

TEST(Timeline, finds_a_ding_in_what_was_said_of_it_too) {
  Programme programme;
  programme.add(bram, forum::ThreadOpened{thread, ding, {}});
  programme.add(bram, forum::PostWritten{thread, post, {}});
  programme.add(anna, forum::PostRemoved{post});
  programme.add(anna, forum::ThreadLocked{thread});
  programme.add(bram, forum::ThreadOpened{named<ThreadId>("other"), {}, {}});
  EXPECT_EQ(programme.found({.person = {}, .area = {}, .ding = ding}, anna), (Positions{12, 11, 10, 9, 6}));
}

TEST(Timeline, names_progress_to_coordinators_and_to_oneself) {
  const Programme programme;
  const Filter of_bram{.person = bram, .area = {}, .ding = {}};
  EXPECT_EQ(programme.found(of_bram, anna), (Positions{6, 5, 4}));
  EXPECT_EQ(programme.found(of_bram, bram), (Positions{6, 5, 4}));
  EXPECT_EQ(programme.found(of_bram, cem), (Positions{5, 4}));
  EXPECT_FALSE(may_name(programme.today, cem, programme.timeline.at(Position{6})));
}

TEST(Timeline, names_progress_whose_words_are_shared_as_long_as_they_are) {
  Programme programme;
  programme.add(bram, dingen::DingReopened{ding});
  const Position shared =
      programme.add(bram, dingen::DingCompleted{ding, dingen::Sharing::programme, {}, {}});
  EXPECT_TRUE(may_name(programme.today, cem, programme.timeline.at(shared)));
  EXPECT_FALSE(may_name(programme.today, cem, programme.timeline.at(Position{6})));
  programme.add(bram, dingen::DingReopened{ding});
  EXPECT_FALSE(may_name(programme.today, cem, programme.timeline.at(shared)));
}

TEST(Timeline, lets_an_auditor_follow_random_ids_unless_they_take_part_themselves) {
  Programme programme;
  EXPECT_TRUE(may_name(programme.today, eva, programme.timeline.at(Position{6})));
  programme.add(eva, people::ParticipantEnrolled{eva});
  EXPECT_FALSE(may_name(programme.today, eva, programme.timeline.at(Position{6})));
}

TEST(Timeline, keeps_a_place_for_what_this_program_does_not_know) {
  Programme programme;
  programme.recorded.add(Bytes{0x01, 0x02});
  programme.timeline.extend(programme.recorded.records());
  const history::Entry& unknown = programme.timeline.at(Position{9});
  EXPECT_EQ(unknown.area, Area::unknown);
  EXPECT_EQ(unknown.recorded, programme.timeline.at(Position{8}).recorded);
}

TEST(Records, tell_the_position_at_a_moment) {
  Programme programme; // e1 is recorded at 1,000 ms
  const auto at = [&](std::int64_t ms) {
    return position_at(programme.recorded.records(), Timestamp{ms}).value;
  };
  EXPECT_EQ(at(0), 0u);
  EXPECT_EQ(at(999), 0u);
  EXPECT_EQ(at(1'000), 1u);
  EXPECT_EQ(at(3'500), 3u);
  EXPECT_EQ(at(8'000), 8u);
  EXPECT_EQ(at(99'999), 8u);
  programme.recorded.add(Bytes{0x01});
  EXPECT_EQ(at(7'500), 7u);
  EXPECT_EQ(at(8'000), 9u); // the unknown one counts with the one before
}

} // namespace
} // namespace verdiep::test
