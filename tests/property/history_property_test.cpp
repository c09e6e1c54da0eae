#include "shared/vote/tally.hpp"
#include "tests/property/hash_chain.hpp"
#include "tests/support/histories.hpp"
#include "tests/support/ledger.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <variant>

namespace verdiep::test {
namespace {

constexpr int commands = 10'000;
constexpr std::uint64_t seeds = 4;

/// What must hold of every state, whatever happened before.
void expect_sound(const stream::State& state) {
  if (state.programme.drafted && !state.programme.closed) {
    ASSERT_GE(people::coordinators_count(state.people), 1U);
  }
  ASSERT_LE(people::present_count(state.people), people::members_max);
  for (const auto& [id, member] : state.people.members) {
    ASSERT_FALSE(id.is_nil());
    ASSERT_NE(member.joined, Position{});
    if (member.erased) {
      ASSERT_FALSE(member.enrolled);
      for (const Fact& role : member.roles) {
        ASSERT_FALSE(role);
      }
    }
  }
  for (const auto& [attempt, completion] : state.dingen.completions) {
    ASSERT_NE(find(state.dingen.dingen, attempt.ding), nullptr);
    ASSERT_NE(find(state.people.members, attempt.member), nullptr);
    ASSERT_LE(completion.since, state.head);
  }
  for (const auto& [id, post] : state.forum.posts) {
    ASSERT_NE(find(state.forum.threads, post.thread), nullptr);
    ASSERT_NE(find(state.people.members, post.author), nullptr);
    ASSERT_LE(post.written, state.head);
  }
}

void expect_sound_groups(const stream::State& state) {
  std::map<GroupId, std::size_t> members;
  for (const auto& [member, membership] : state.groups.memberships) { // one a person, by the table's key
    ASSERT_TRUE(people::is_enrolled(state.people, member)) << "who is in a group takes part";
    ++members[membership.group];
  }
  for (const auto& [id, group] : state.groups.groups) {
    ASSERT_EQ(members[id], group.members);
    ASSERT_LE(group.members, state.programme.group_members_max);
    ASSERT_LE(group.members, 5U);
    ASSERT_TRUE(group.helper.is_nil() || groups::is_in(state.groups, group.helper, id)) << "one of the group";
  }
  std::set<GroupId> pitched;
  for (const PitchId id : pitch::standing(state.pitch)) {
    ASSERT_TRUE(pitched.insert(find(state.pitch.pitches, id)->group).second) << "one a group";
  }
}

void expect_sound_votes(const stream::State& state) {
  for (const auto& [id, round] : state.vote.rounds) {
    ASSERT_EQ(state.vote.pitches_frozen == Position{}, false);
    for (const auto& [voter, position] : round.voters) {
      ASSERT_TRUE(round.admits(voter));
      ASSERT_LT(round.opened, position);
      ASSERT_TRUE(round.is_open() || position < round.closed);
    }
    for (const PitchId pitch : round.pitches.items) {
      ASSERT_FALSE(find(state.pitch.pitches, pitch)->withdrawn) << "what is voted on stays";
      ASSERT_LT(find(state.pitch.pitches, pitch)->revised, round.opened) << "and does not change";
    }
  }
}

TEST(History, of_random_commands_keeps_every_state_sound) {
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    History history(seed);
    for (int count = 0; count < commands; ++count) {
      const Attempted attempted = history.step();
      const Position before = attempted.before;
      const Position after = history.stream(attempted.command.stream).state.head;
      if (!attempted.decision) {
        ASSERT_EQ(after, before) << "a rejection changes nothing";
        ASSERT_LE(attempted.decision.error().beaten_by, before) << "what beats a command has happened";
        continue;
      }
      ASSERT_FALSE(attempted.decision->empty()) << "an accepted command yields an event";
      ASSERT_EQ(after, before.plus(attempted.decision->size()));
      if (count % 100 == 0) {
        ASSERT_NO_FATAL_FAILURE(expect_sound(history.state()));
      }
      ASSERT_NO_FATAL_FAILURE(expect_sound_groups(history.state()));
      ASSERT_NO_FATAL_FAILURE(expect_sound_votes(history.state()));
    }
    ASSERT_NO_FATAL_FAILURE(expect_sound(history.state()));
  }
}

TEST(History, of_random_commands_has_nothing_that_the_ledger_objects_to) {
  for (std::uint64_t seed = 1; seed <= 2 * seeds; ++seed) {
    History history(seed);
    std::unique_ptr<Ledger> ledger;
    for (int count = 0; count < commands; ++count) {
      const Attempted attempted = history.step();
      if (!attempted.decision) {
        continue;
      }
      if (ledger == nullptr) {
        ledger = std::make_unique<Ledger>(attempted.command.stream);
      }
      const std::vector<Record>& records = history.stream(attempted.command.stream).records;
      for (std::size_t left = attempted.decision->size(); left > 0; --left) {
        const Record& record = records[records.size() - left];
        const char* objection = ledger->objection(record);
        ASSERT_EQ(objection, nullptr) << "seed " << seed << ", e" << record.position.value << " "
                                      << type_name(record.body) << ": " << objection;
        ledger->tell(record);
      }
    }
  }
}

TEST(Votes, of_random_histories_are_counted_as_they_were_cast_last) {
  std::size_t counted = 0;
  std::set<vote::Result> results;
  for (std::uint64_t seed = 1; seed <= 2 * seeds; ++seed) {
    History history(seed);
    std::map<MemberId, vote::Ballot> cast; // by voter: what nobody but they and the server ever knew together
    for (int count = 0; count < commands; ++count) {
      const Attempted attempted = history.step();
      if (!attempted.decision) {
        continue;
      }
      if (const auto* vote = std::get_if<vote::CastVote>(&attempted.command.body)) {
        cast[attempted.actor] = vote->ballot;
      }
      const auto* event = std::get_if<vote::BallotsCounted>(&attempted.decision->front());
      if (event == nullptr) {
        continue;
      }
      std::map<PitchId, unsigned> votes;
      std::set<vote::Tracker> trackers;
      for (const auto& [voter, ballot] : cast) {
        ++votes[ballot.choice];
        trackers.insert(ballot.tracker);
      }
      ASSERT_EQ(event->ballots.items.size(), cast.size()) << "one ballot a voter";
      for (const vote::Ballot& ballot : event->ballots.items) {
        ASSERT_TRUE(trackers.contains(ballot.tracker)) << "each voter finds their own";
      }
      unsigned most = 0;
      for (const vote::Count& line : event->tally.items) {
        ASSERT_EQ(line.votes, votes[line.pitch]);
        most = std::max<unsigned>(most, line.votes);
      }
      for (const PitchId leader : event->leaders.items) {
        ASSERT_EQ(votes[leader], most);
      }
      ASSERT_EQ(event->result == vote::Result::tie, event->leaders.items.size() > 1);
      results.insert(event->result);
      ++counted;
      cast.clear();
    }
  }
  EXPECT_GE(counted, 5U);
  EXPECT_TRUE(results.contains(vote::Result::winner));
  EXPECT_TRUE(results.contains(vote::Result::tie));
}

TEST(History, of_random_commands_meets_every_event_and_most_rejections) {
  std::set<std::size_t> events;
  std::set<RejectionCode> rejections;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    History history(seed);
    for (int count = 0; count < commands; ++count) {
      const Attempted attempted = history.step();
      if (!attempted.decision) {
        rejections.insert(attempted.decision.error().code);
      }
    }
    for (const Record& record : history.records()) {
      events.insert(record.body.index());
    }
    for (const StreamHistory& room : history.rooms()) {
      for (const Record& record : room.records) {
        events.insert(record.body.index());
      }
    }
  }
  // ProgrammeClosed ends a history, so that few of them have it.
  EXPECT_GE(events.size(), std::variant_size_v<EventBody> - 1);
  EXPECT_GE(rejections.size(), 45U);
}

TEST(StateHashes, are_of_a_history_with_groups_at_work_a_tie_and_its_runoff) {
  History history(hash_chain_seed);
  for (int count = 0; count < hash_chain_commands; ++count) {
    history.step();
  }
  std::size_t in_rooms = 0;
  for (const StreamHistory& room : history.rooms()) {
    in_rooms += room.records.size();
  }
  std::vector<vote::Result> results;
  for (const Record& record : history.records()) {
    if (const auto* counted = std::get_if<vote::BallotsCounted>(&record.body)) {
      results.push_back(counted->result);
      EXPECT_GT(counted->ballots.items.size(), 10U);
    }
  }
  EXPECT_GT(in_rooms, 500U);
  EXPECT_EQ(results, (std::vector{vote::Result::tie, vote::Result::winner}));
}

TEST(StateHashes, are_step_by_step_those_that_were_reviewed_in_both_builds) {
  const auto reviewed = reviewed_hash_chain();
  const auto chain = hash_chain();
  ASSERT_FALSE(reviewed.empty()) << "build the target update_golden";
  ASSERT_EQ(chain.size(), reviewed.size());
  for (std::size_t index = 0; index < chain.size(); ++index) {
    ASSERT_EQ(chain[index], reviewed[index]) << "the first line that differs";
  }
}

} // namespace
} // namespace verdiep::test
