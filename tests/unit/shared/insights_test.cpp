#include "shared/insights/definition.hpp"
#include "shared/insights/figures.hpp"
#include "tests/unit/shared/insights_story.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

/// The numbers themselves, counted by hand, as the coordinator sees them.
namespace verdiep::test {
namespace {

using namespace insights;
using dingen::Track;

const DingId read = named<DingId>("read");
const DingId play = named<DingId>("play");

/// Three people, two must-dos and a can-do. On day 0 all enrol; bram completes walk on day 1 and read on day
/// 4; hana completes walk on day 3; ivo completes nothing but play on day 9.
Days three_people() {
  Days days;
  days.offer(read, Track::must, 2).offer(walk, Track::must, 1).offer(play, Track::can, 1);
  days.enrol({bram, hana, ivo});
  days.on(1).complete(bram, walk);
  days.on(3).complete(hana, walk);
  days.on(4).complete(bram, read);
  days.on(9).complete(ivo, play);
  return days;
}

TEST(Day, is_the_same_in_words_and_back) {
  EXPECT_EQ(to_text(story_day(0)), "2026-10-05");
  EXPECT_EQ(to_text(Day{0}), "1970-01-01");
  EXPECT_EQ(to_text(day_of(Timestamp{timestamp_ms_max})), "9999-12-31");
  EXPECT_EQ(parse_day("2024-02-29"), Day{19'782});
  for (std::int32_t value = 0; value < 60'000; value += 7) {
    EXPECT_EQ(parse_day(to_text(Day{value})), Day{value});
  }
  for (const char* wrong :
       {"2026-02-29", "2026-13-01", "2026-1-01", "1969-12-31", "2026-11-31", "26-11-2026", ""}) {
    EXPECT_EQ(parse_day(wrong), std::nullopt) << wrong;
  }
}

TEST(Progress, has_a_row_for_each_participant_and_a_column_for_each_ding) {
  const Figures seen = three_people().seen_by(anna);
  EXPECT_EQ(seen.participants, 3U);
  ASSERT_EQ(seen.dingen.size(), 3U);
  EXPECT_EQ(seen.dingen[0].ding, walk);
  EXPECT_EQ(seen.dingen[1].ding, read);
  EXPECT_EQ(seen.dingen[2].ding, play);
  EXPECT_EQ(seen.dingen[0].completed, 2U);
  EXPECT_EQ(seen.dingen[1].completed, 1U);
  EXPECT_EQ(seen.dingen[2].completed, 1U);
  using Cells = std::vector<std::optional<Day>>;
  ASSERT_EQ(seen.progress.size(), 3U);
  EXPECT_EQ(seen.progress[0].member, bram);
  EXPECT_EQ(seen.progress[0].enrolled, story_day(0));
  EXPECT_EQ(seen.progress[0].completed, (Cells{story_day(1), story_day(4), {}}));
  EXPECT_EQ(seen.progress[1].completed, (Cells{story_day(3), {}, {}}));
  EXPECT_EQ(seen.progress[2].completed, (Cells{{}, {}, story_day(9)}));
}

TEST(Progress, forgets_what_was_reopened_removed_or_left) {
  Days days = three_people();
  days.act(bram, {dingen::DingReopened{walk}});
  EXPECT_EQ(days.seen_by(anna).dingen[0].completed, 1U);
  days.act(anna, {dingen::DingRemoved{walk}});
  EXPECT_EQ(days.seen_by(anna).dingen.size(), 2U);
  EXPECT_EQ(days.seen_by(anna).dingen[0].ding, read);
  days.act(hana, {people::ParticipantWithdrew{hana}});
  EXPECT_EQ(days.seen_by(anna).participants, 2U);
  EXPECT_EQ(days.seen_by(anna).progress.size(), 2U);
}

TEST(Funnel, counts_who_completed_at_least_so_many_must_dos) {
  EXPECT_EQ(three_people().seen_by(anna).funnel, (std::vector<Count>{3U, 2U, 1U}));
}

TEST(Pace, is_the_nearest_rank_of_the_days_since_enrolling) {
  Days days;
  days.offer(walk, Track::must, 1);
  for (unsigned number = 0; number < 7; ++number) {
    days.on(0).enrol(person(number));
  }
  // 1, 2, 3, 5, 8, 13 and 21 days: the places are 2, 4 and 6.
  const std::vector<std::int64_t> after{8, 1, 21, 2, 13, 3, 5};
  for (unsigned number = 0; number < 7; ++number) {
    days.on(after[number]).complete(person(number), walk);
  }
  EXPECT_EQ(days.seen_by(anna).dingen[0].pace, (Quartiles{2, 5, 13}));
  EXPECT_EQ(three_people().seen_by(anna).dingen[0].pace, (Quartiles{1, 1, 3})); // 1 and 3 days
  EXPECT_EQ(Days().offer(walk, Track::must, 1).seen_by(anna).dingen[0].pace, std::nullopt);
}

TEST(Pace, begins_again_with_the_last_enrolment) {
  Days days;
  days.offer(walk, Track::must, 1).enrol(bram).on(5).act(bram, {people::ParticipantWithdrew{bram}});
  days.on(10).act(bram, {people::ParticipantEnrolled{bram}}).on(12).complete(bram, walk);
  EXPECT_EQ(days.seen_by(anna).dingen[0].pace, (Quartiles{2, 2, 2}));
}

TEST(Activity, counts_commands_of_participants_and_who_gave_them) {
  Days days = three_people(); // day 0: three enrol
  days.on(11).open(bram, chat, hello).post(hana, chat, house).post(hana, chat, regret);
  days.open(anna, rules, named<PostId>("by anna")); // coordinates, takes no part
  const Figures seen = days.seen_by(anna);
  ASSERT_EQ(seen.days.size(), 6U);
  EXPECT_EQ(seen.days[0], (DayFigure{story_day(0), 3U, 3U}));
  EXPECT_EQ(seen.days[4], (DayFigure{story_day(9), 1U, 1U}));
  EXPECT_EQ(seen.days[5], (DayFigure{story_day(11), 2U, 3U})); // opening a thread yields two events
}

TEST(Activity, falls_on_the_day_on_which_it_was_done_offline) {
  Days days = three_people();
  days.on(20).at = Timestamp{monday_ms + 18 * 24 * hour_ms};
  days.complete(hana, read);
  EXPECT_EQ(days.seen_by(anna).days.back(), (DayFigure{story_day(18), 1U, 1U}));
  EXPECT_EQ(days.seen_by(anna).progress[1].completed[1], story_day(18));
}

TEST(Activity, does_not_believe_a_clock_that_cannot_be_right) {
  Days days = three_people();
  days.on(20).at = Timestamp{monday_ms + 99 * 24 * hour_ms};
  days.complete(hana, read);
  EXPECT_EQ(days.seen_by(anna).days.back(), (DayFigure{story_day(20), 1U, 1U}));
  days.on(21).at = Timestamp{0};
  days.complete(hana, play);
  EXPECT_EQ(days.seen_by(anna).days.front(), (DayFigure{story_day(0), 3U, 4U}));
}

TEST(Network, counts_answers_to_whoever_opened_the_thread) {
  Days days = three_people();
  days.open(bram, chat, hello).post(hana, chat, house).post(hana, chat, named<PostId>("again"));
  days.post(bram, chat, named<PostId>("thanks")).post(ivo, chat, regret);
  days.act(ivo, {forum::PostRemoved{regret}}).open(hana, rules, asked).post(anna, rules, answer);
  const Network network = days.seen_by(anna).network;
  ASSERT_EQ(network.people.size(), 3U); // ivo's only answer was removed
  ASSERT_EQ(network.answers.size(), 2U);
  for (const Answering& answering : network.answers) {
    const MemberId from = *network.people[answering.from].member;
    const MemberId to = *network.people[answering.to].member;
    EXPECT_EQ(to, from == hana ? bram : hana);
    EXPECT_EQ(answering.posts, from == hana ? 2U : 1U);
  }
}

TEST(Network, has_nothing_of_the_erased) {
  Days days = three_people();
  days.open(bram, chat, hello).post(hana, chat, house);
  EXPECT_EQ(days.seen_by(anna).network.answers.size(), 1U);
  days.act(anna, {people::PersonErased{hana}});
  EXPECT_TRUE(days.seen_by(anna).network.answers.empty());
}

TEST(Turnout, is_of_those_who_took_part_when_the_round_opened) {
  Days days = three_people();
  days.act(anna, {vote::RoundOpened{round_one, {{acorn, leaf}}, {{bram, hana, ivo}}}});
  days.act(bram, {vote::VoteCast{round_one}}).act(bram, {vote::VoteCast{round_one}});
  days.act(ivo, {vote::VoteCast{round_one}}).enrol(kees);
  EXPECT_EQ(days.seen_by(anna).rounds, (std::vector{Turnout{round_one, 3U, 2U, true}}));
  days.act(anna, {vote::RoundClosed{round_one}});
  EXPECT_FALSE(days.seen_by(anna).rounds[0].is_open);
}

TEST(Figures, of_pieces_are_those_of_the_whole) {
  const Days days = three_people();
  Days copy = days;
  copy.on(12).complete(ivo, walk);
  EXPECT_EQ(days.seen_by(anna), three_people().seen_by(anna)); // the copy is its own
  EXPECT_EQ(copy.seen_by(anna).dingen[0].completed, 3U);
}

TEST(Definition, names_events_that_there_are) {
  for (const Chart chart : charts) {
    EXPECT_EQ(definition(chart).chart, chart);
  }
  EXPECT_EQ(definition(Chart::pace).events[0], "ParticipantEnrolled");
  EXPECT_EQ(definition(Chart::funnel).summary, Summary::at_least);
}

} // namespace
} // namespace verdiep::test
