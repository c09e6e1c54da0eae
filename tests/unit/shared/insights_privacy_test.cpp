#include "shared/insights/figures.hpp"
#include "tests/unit/shared/insights_story.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

/// What each role is shown, and what somebody finds who tries to get round it.
namespace verdiep::test {
namespace {

using namespace insights;
using dingen::Track;
using people::Role;

const DingId read = named<DingId>("read");

/// Two must-dos, `count` people who enrolled on day 0; with somebody of each role who takes no part.
Days programme_of(unsigned count) {
  Days days;
  days.offer(walk, Track::must, 1).offer(read, Track::must, 2);
  for (unsigned number = 0; number < count; ++number) {
    days.enrol(person(number));
  }
  days.join(dora).grant(dora, Role::management).join(eva).grant(eva, Role::auditor);
  days.join(finn).grant(finn, Role::analyst).join(cem).on(1);
  return days;
}

/// The first `count` of them complete it.
void complete(Days& days, DingId ding, unsigned count) {
  for (unsigned number = 0; number < count; ++number) {
    days.complete(person(number), ding);
  }
}

/// Those who are shown figures only.
const std::vector<MemberId> onlookers{dora, eva, finn};
/// Everybody who is not to be told of a few people.
const std::vector<MemberId> all_but_coordinators{dora, eva, finn, cem, person(0)};

TEST(Viewer, is_shown_what_the_role_asks_for) {
  Days days = programme_of(1);
  const auto detail = [&](MemberId member) { return viewer_of(days.counted.state.people, member).detail; };
  EXPECT_EQ(detail(anna), Detail::named);
  EXPECT_EQ(detail(system_actor), Detail::named);
  EXPECT_EQ(detail(person(0)), Detail::own);
  EXPECT_EQ(detail(cem), Detail::own);
  EXPECT_EQ(detail(dora), Detail::figures);
  EXPECT_EQ(detail(eva), Detail::figures);
  EXPECT_EQ(detail(finn), Detail::figures);
  EXPECT_EQ(detail(zeno), Detail::nothing);
  days.grant(person(0), Role::analyst);
  EXPECT_EQ(detail(person(0)), Detail::own);
  days.act(anna, {people::PersonErased{dora}});
  EXPECT_EQ(detail(dora), Detail::nothing);
}

TEST(Strangers, see_nothing_at_all) {
  Days days = programme_of(9);
  complete(days, walk, 9);
  EXPECT_EQ(days.seen_by(zeno), Figures{});
}

TEST(Figures, name_nobody_to_onlookers) {
  Days days = programme_of(12);
  complete(days, walk, 6);
  for (unsigned number = 1; number < 12; ++number) {
    const auto thread = named<ThreadId>("t" + std::to_string(number));
    days.open(person(number), thread, named<PostId>("o" + std::to_string(number)));
    days.post(person(number - 1), thread, named<PostId>("a" + std::to_string(number)));
  }
  for (const MemberId onlooker : onlookers) {
    const Figures seen = days.seen_by(onlooker);
    EXPECT_TRUE(seen.progress.empty());
    EXPECT_EQ(seen.network.people.size(), 12U);
    for (const Network::Person& one : seen.network.people) {
      EXPECT_EQ(one.member, std::nullopt);
    }
    for (const Answering& answering : seen.network.answers) {
      EXPECT_EQ(answering.posts, std::nullopt); // how often would give away who it is
    }
  }
}

TEST(Participants, see_their_own_progress_and_nobody_elses) {
  Days days = programme_of(12);
  complete(days, walk, 6);
  const Figures seen = days.seen_by(person(3));
  ASSERT_EQ(seen.progress.size(), 1U);
  EXPECT_EQ(seen.progress[0].member, person(3));
  EXPECT_EQ(seen.dingen[0].completed, 6U);
  EXPECT_TRUE(days.seen_by(cem).progress.empty());
}

TEST(Participants, find_themselves_in_the_forum_and_nobody_else) {
  Days days = programme_of(6);
  for (unsigned number = 1; number < 6; ++number) {
    const auto thread = named<ThreadId>("t" + std::to_string(number));
    days.open(person(number), thread, named<PostId>("o" + std::to_string(number)));
    days.post(person(0), thread, named<PostId>("a" + std::to_string(number)));
  }
  const Network network = days.seen_by(person(2)).network;
  EXPECT_EQ(network.people.size(), 6U);
  const auto named_count = std::count_if(network.people.begin(), network.people.end(), [](const auto& one) {
    return one.member == person(2);
  });
  EXPECT_EQ(named_count, 1);
  EXPECT_EQ(
      std::count_if(network.people.begin(), network.people.end(), [](const auto& one) { return one.member; }),
      1
  );
}

TEST(SmallGroups, are_told_nothing_of_below_five) {
  Days days = programme_of(4);
  complete(days, walk, 4);
  days.open(person(1), chat, hello).post(person(2), chat, house);
  days.act(anna, {vote::RoundOpened{round_one, {{acorn, leaf}}, {{person(0), person(1)}}}});
  for (const MemberId viewer : all_but_coordinators) {
    const Figures seen = days.seen_by(viewer);
    EXPECT_EQ(seen.participants, std::nullopt);
    EXPECT_EQ(seen.funnel, (std::vector<Count>{{}, {}, {}}));
    EXPECT_EQ(seen.dingen[0].completed, std::nullopt);
    EXPECT_EQ(seen.dingen[0].pace, std::nullopt);
    EXPECT_EQ(seen.days[0].people, std::nullopt);
    EXPECT_EQ(seen.days[0].acts, std::nullopt);
    EXPECT_TRUE(seen.network.people.empty());
    EXPECT_TRUE(seen.network.is_hidden);
    EXPECT_EQ(seen.rounds[0].electorate, std::nullopt);
    EXPECT_EQ(seen.rounds[0].voted, std::nullopt);
  }
  EXPECT_EQ(days.seen_by(anna).dingen[0].completed, 4U);
}

TEST(SmallGroups, are_not_found_by_subtracting_from_the_whole) {
  for (unsigned completed = 0; completed <= 12; ++completed) {
    Days days = programme_of(12);
    complete(days, walk, completed);
    complete(days, read, completed);
    const bool tells = completed == 0 || (completed >= 5 && completed <= 7) || completed == 12;
    for (const MemberId viewer : all_but_coordinators) {
      const Figures seen = days.seen_by(viewer);
      EXPECT_EQ(seen.participants, 12U);
      EXPECT_EQ(seen.dingen[0].completed, tells ? Count(completed) : std::nullopt) << completed;
      EXPECT_EQ(seen.funnel[2], tells ? Count(completed) : std::nullopt) << completed;
    }
  }
}

TEST(SmallGroups, are_not_found_between_the_steps_of_the_funnel) {
  for (unsigned walked = 0; walked <= 20; ++walked) {
    for (unsigned walked_and_read = 0; walked_and_read <= walked; ++walked_and_read) {
      Days days = programme_of(20);
      complete(days, walk, walked);
      complete(days, read, walked_and_read);
      std::uint32_t last = 20;
      for (const Count& step : days.seen_by(dora).funnel) {
        if (step) {
          EXPECT_TRUE(*step == last || last - *step >= 5) << walked << ' ' << walked_and_read;
          last = *step;
        }
      }
    }
  }
}

TEST(SmallGroups, are_not_found_by_adding_up_steps_and_dingen) {
  // Who completed at least one and who completed both add up to who completed the one and who the other: an
  // attacker tries every set of hidden numbers that the rules and this equation allow.
  for (unsigned walked = 0; walked <= 12; ++walked) {
    for (unsigned also_read = 0; also_read <= 12; ++also_read) {
      Days days = programme_of(12);
      complete(days, walk, walked);
      complete(days, read, also_read);
      const Figures seen = days.seen_by(dora);
      const std::array<Count, 4> told{
          seen.funnel[1], seen.funnel[2], seen.dingen[0].completed, seen.dingen[1].completed
      };
      std::array<std::set<unsigned>, 4> possible;
      std::array<unsigned, 4> guess{};
      for (unsigned code = 0; code < 13 * 13 * 13 * 13; ++code) {
        bool fits = true;
        for (std::size_t place = 0, rest = code; place < 4; ++place, rest /= 13) {
          guess[place] = static_cast<unsigned>(rest % 13);
          fits = fits && (!told[place] || *told[place] == guess[place]);
        }
        const bool is_nested = guess[1] <= guess[0] && guess[0] >= std::max(guess[2], guess[3]) &&
                               guess[1] <= std::min(guess[2], guess[3]);
        if (!fits || !is_nested || guess[0] + guess[1] != guess[2] + guess[3])
          continue;
        for (std::size_t place = 0; place < 4; ++place)
          possible[place].insert(guess[place]);
      }
      const std::array<unsigned, 4> truth{
          std::max(walked, also_read), std::min(walked, also_read), walked, also_read
      };
      for (std::size_t place = 0; place < 4; ++place)
        EXPECT_TRUE(is_telling_safe(truth[place], 12) || possible[place].size() > 1)
            << walked << ' ' << also_read << ' ' << place;
    }
  }
}

TEST(SmallGroups, are_not_found_where_two_of_them_are_hidden) {
  using Told = std::array<Count, 4>;
  Told told{Count{}, Count{}, 9U, 11U};
  hide_what_sums_tell({{1, &told[0]}, {1, &told[1]}}, {{9, &told[2]}, {11, &told[3]}}, 20); // 1 + 1 is 2
  EXPECT_EQ(told, (Told{Count{}, Count{}, Count{}, 11U}));
  told = {Count{}, Count{}, 9U, 11U};
  hide_what_sums_tell(
      {{9, &told[2]}, {11, &told[3]}}, {{19, &told[0]}, {19, &told[1]}}, 20
  ); // 2 are left over
  EXPECT_EQ(told, (Told{Count{}, Count{}, Count{}, 11U}));
  told = {Count{}, 0U, 9U, 11U};
  hide_what_sums_tell({{4, &told[0]}, {0, &told[1]}}, {{9, &told[2]}, {11, &told[3]}}, 20);
  EXPECT_EQ(told, (Told{Count{}, 0U, Count{}, 11U}));
}

TEST(SmallGroups, are_hidden_without_hiding_what_tells_nothing) {
  using Told = std::array<Count, 3>;
  Told told{Count{}, Count{}, 16U};
  hide_what_sums_tell(
      {{15, &told[0]}}, {{15, &told[1]}, {16, &told[2]}}, 16
  ); // the two are equal, no more follows
  EXPECT_EQ(told, (Told{Count{}, Count{}, 16U}));
}

TEST(SmallGroups, are_not_found_in_a_day) {
  Days days = programme_of(12);
  days.on(2);
  complete(days, walk, 4);
  days.on(3);
  complete(days, read, 6);
  days.on(4);
  for (unsigned number = 0; number < 11; ++number) {
    days.act(person(number), {dingen::DingReopened{read}});
  }
  for (const MemberId viewer : all_but_coordinators) {
    const Figures seen = days.seen_by(viewer);
    ASSERT_EQ(seen.days.size(), 4U);
    EXPECT_EQ(seen.days[1], (DayFigure{story_day(2), {}, {}}));
    EXPECT_EQ(seen.days[2], (DayFigure{story_day(3), 6U, 6U}));
    EXPECT_EQ(seen.days[3], (DayFigure{story_day(4), {}, {}})); // all but one
  }
}

TEST(SmallGroups, are_not_found_in_the_pace) {
  Days days = programme_of(12);
  days.on(3);
  complete(days, walk, 4);
  EXPECT_EQ(days.seen_by(dora).dingen[0].pace, std::nullopt);
  days.on(5).complete(person(4), walk);
  EXPECT_EQ(days.seen_by(dora).dingen[0].pace, (Quartiles{3, 3, 3}));
}

TEST(SmallGroups, are_not_found_in_the_turnout) {
  for (unsigned voted = 0; voted <= 12; ++voted) {
    Days days = programme_of(12);
    vote::Electorate electorate;
    for (unsigned number = 0; number < 12; ++number) {
      electorate.items.push_back(person(number));
    }
    days.act(anna, {vote::RoundOpened{round_one, {{acorn, leaf}}, electorate}});
    for (unsigned number = 0; number < voted; ++number) {
      days.act(person(number), {vote::VoteCast{round_one}});
    }
    const bool tells = voted == 0 || (voted >= 5 && voted <= 7) || voted == 12;
    EXPECT_EQ(days.seen_by(dora).rounds[0].voted, tells ? Count(voted) : std::nullopt);
    EXPECT_EQ(days.seen_by(anna).rounds[0].voted, voted);
  }
}

TEST(Days, are_over_when_the_next_one_begins) {
  const Timestamp noon{monday_ms + 12 * hour_ms};
  EXPECT_FALSE(is_day_over(noon, Timestamp{monday_ms + 24 * hour_ms - 1}));
  EXPECT_TRUE(is_day_over(noon, Timestamp{monday_ms + 24 * hour_ms}));
}

} // namespace
} // namespace verdiep::test
