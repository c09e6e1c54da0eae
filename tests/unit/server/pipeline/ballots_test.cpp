#include "events/codec/described.hpp"
#include "server/log/memory_log.hpp"
#include "server/pipeline/ballots.hpp"
#include "server/pipeline/rows.hpp"
#include "shared/stream/state_codec.hpp"
#include "tests/unit/server/pipeline/programme_at_work.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

// Ballots from casting to counting: kept beside the log, counted once, and gone.
namespace verdiep::pipeline {
namespace {

using test::accepted;
using test::FailingLog;
using test::ProgrammeAtWork;
using test::rejected;
using Person = ProgrammeAtWork::Person;

class Ballots : public testing::Test {
protected:
  log::MemoryLog store;
  FailingLog log{store};
  ProgrammeAtWork work{log};
  std::vector<Person> voters;
  PitchId acorn;
  PitchId leaf;
  RoundId round;

  void SetUp() override {
    for (const char* name : {"Ivo", "Jana", "Kees", "Lena"})
      voters.push_back(work.enrolled(name));
    (void)work.formed(voters[0]);
    (void)work.formed(voters[1]);
    acorn = work.pitched(voters[0]);
    leaf = work.pitched(voters[1]);
    open({acorn, leaf});
  }

  void open(std::vector<PitchId> pitches) {
    round = work.random.id<RoundId>();
    ASSERT_NE(
        accepted(work.submit(work.coordinator, vote::OpenRound{round, {std::move(pitches)}})), Position{}
    );
  }
  [[nodiscard]] vote::Ballot ballot(PitchId choice) { return {choice, work.random.id<vote::Tracker>()}; }
  Outcome cast(const Person& voter, const vote::Ballot& ballot) {
    return work.submit(voter, vote::CastVote{round, ballot});
  }
  Outcome close() { return work.submit(work.coordinator, vote::CloseRound{round}); }

  [[nodiscard]] std::optional<vote::Ballot> kept_at(Position position) {
    const auto value = store.value(work.stream, {position, ballot_field});
    if (!*value)
      return std::nullopt;
    EXPECT_EQ((*value)->subject, disclosures::subject_of(round));
    const auto decoded = codec::decoded<vote::Ballot>((*value)->value, codec::Mode::strict);
    EXPECT_TRUE(decoded);
    return *decoded;
  }
  [[nodiscard]] std::size_t kept_count() {
    std::size_t count = 0;
    for (Position position{1}; position <= *store.head(work.stream); position = position.next())
      count += kept_at(position) ? 1 : 0;
    return count;
  }

  [[nodiscard]] std::vector<vote::BallotsCounted> counts() {
    std::vector<vote::BallotsCounted> found;
    for (const Record& record : work.records(work.stream)) {
      if (const auto* counted = std::get_if<vote::BallotsCounted>(&record.body)) {
        EXPECT_EQ(record.actor, system_actor);
        found.push_back(*counted);
      }
    }
    return found;
  }
  /// Counting follows the answer to the closing, on its own.
  [[nodiscard]] vote::BallotsCounted wait_for_count(std::size_t number = 1) {
    for (int tries = 0; tries < 2000 && counts().size() < number; ++tries)
      std::this_thread::sleep_for(std::chrono::milliseconds{2});
    const auto found = counts();
    EXPECT_EQ(found.size(), number);
    return found.empty() ? vote::BallotsCounted{} : found.back();
  }
  void expect_nothing_left() {
    work.end();
    EXPECT_EQ(kept_count(), 0u);
    EXPECT_TRUE(erasures_left(log)->empty());
    const auto purge = std::pair(work.stream, disclosures::subject_of(round));
    EXPECT_GE(std::count(log.purged.begin(), log.purged.end(), purge), 1);
  }
};

bool holds(const Bytes& bytes, const vote::Tracker& tracker) {
  return std::search(bytes.begin(), bytes.end(), tracker.bytes.begin(), tracker.bytes.end()) != bytes.end();
}

TEST_F(Ballots, lie_beside_the_vote_in_no_feed) {
  const vote::Ballot mine = ballot(acorn);
  const Position position = accepted(cast(voters[2], mine));
  EXPECT_EQ(kept_at(position), mine);
  for (const Bytes& record : *work.published().back().records)
    EXPECT_FALSE(holds(record, mine.tracker));
  EXPECT_TRUE(work.published().back().feeds.empty());
}

TEST_F(Ballots, a_voter_has_one) {
  const Position first = accepted(cast(voters[2], ballot(acorn)));
  const vote::Ballot second = ballot(leaf);
  const Position last = accepted(cast(voters[2], second));
  EXPECT_EQ(kept_at(first), std::nullopt);
  EXPECT_EQ(kept_at(last), second);
  (void)cast(voters[3], ballot(acorn));
  EXPECT_EQ(kept_count(), 2u);
}

TEST_F(Ballots, a_voter_who_changes_their_mind_in_one_breath_has_one) {
  std::vector<std::future<Outcome>> votes;
  for (int times = 0; times < 50; ++times)
    votes.push_back(work.send(
        voters[2], work.command(work.stream, vote::CastVote{round, ballot(times % 2 ? acorn : leaf)})
    ));
  Position last;
  for (auto& vote : votes)
    last = accepted(vote.get());
  EXPECT_EQ(kept_count(), 1u);
  EXPECT_TRUE(kept_at(last));
}

TEST_F(Ballots, what_is_kept_of_the_command_does_not_tell_them) {
  Command vote = work.command(work.stream, vote::CastVote{round, ballot(acorn)});
  const Position position = accepted(work.send(voters[2], vote).get());
  const Bytes row = **store.outcome(voters[2].account, vote.id);
  const auto first = std::get<vote::CastVote>(vote.body).ballot;
  EXPECT_FALSE(holds(row, first.tracker));
  // The same command with any other ballot has the same hash: whoever holds the row and, after the count, all
  // trackers, finds nothing out.
  std::get<vote::CastVote>(vote.body).ballot = ballot(leaf);
  EXPECT_EQ(accepted(work.send(voters[2], vote).get()), position);
  EXPECT_EQ(kept_at(position), first) << "the first outcome again, and nothing else";
}

TEST_F(Ballots, a_vote_that_cannot_be_read_or_is_refused_leaves_nothing_behind) {
  const std::size_t records = work.records(work.stream).size();
  const Command vote = work.command(work.stream, vote::CastVote{round, ballot(acorn)});
  const Bytes whole = encode_command(vote);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    std::promise<Outcome> answer;
    work.pipeline->submit(
        {voters[2].account,
         voters[2].member,
         Bytes(whole.begin(), whole.begin() + static_cast<long>(size)),
         {}},
        [&](CommandId, const Outcome& outcome) { answer.set_value(outcome); }
    );
    EXPECT_EQ(std::get<Refusal>(answer.get_future().get()), Refusal::malformed);
  }
  EXPECT_FALSE(*store.outcome(voters[2].account, vote.id));

  EXPECT_EQ(rejected(cast(voters[2], ballot(work.random.id<PitchId>()))), RejectionCode::unknown_pitch);
  EXPECT_EQ(rejected(cast(voters[2], {acorn, {}})), RejectionCode::invalid_value);
  EXPECT_EQ(rejected(cast(work.coordinator, ballot(acorn))), RejectionCode::not_in_electorate);
  EXPECT_EQ(kept_count(), 0u);
  EXPECT_EQ(work.records(work.stream).size(), records);
}

TEST_F(Ballots, are_counted_when_the_round_is_closed_and_gone_then) {
  std::vector<vote::Ballot> cast_ballots;
  for (const Person& voter : voters) {
    cast_ballots.push_back(ballot(&voter == &voters[3] ? leaf : acorn));
    (void)cast(voter, cast_ballots.back());
  }
  (void)close();
  const vote::BallotsCounted counted = wait_for_count();
  EXPECT_EQ(counted.result, vote::Result::winner);
  EXPECT_EQ(counted.leaders.items, std::vector{acorn});
  EXPECT_EQ(counted.tally.items, (std::vector<vote::Count>{{acorn, 3}, {leaf, 1}}));
  std::sort(cast_ballots.begin(), cast_ballots.end(), [](const auto& a, const auto& b) {
    return a.tracker < b.tracker;
  });
  EXPECT_EQ(counted.ballots.items, cast_ballots) << "by tracker, which tells nothing of the voters";
  expect_nothing_left();
}

TEST_F(Ballots, a_round_without_votes_is_counted_too) {
  (void)close();
  const vote::BallotsCounted counted = wait_for_count();
  EXPECT_EQ(counted.result, vote::Result::tie);
  EXPECT_TRUE(counted.ballots.items.empty());
}

TEST_F(Ballots, a_runoff_is_counted_on_its_own) {
  (void)cast(voters[0], ballot(acorn));
  (void)cast(voters[1], ballot(leaf));
  (void)close();
  EXPECT_EQ(wait_for_count().result, vote::Result::tie);
  open({leaf, acorn});
  (void)cast(voters[0], ballot(leaf));
  (void)close();
  const vote::BallotsCounted runoff = wait_for_count(2);
  EXPECT_EQ(runoff.round, round);
  EXPECT_EQ(runoff.result, vote::Result::unanimous);
  EXPECT_EQ(runoff.leaders.items, std::vector{leaf});
  expect_nothing_left();
}

TEST_F(Ballots, only_the_server_counts_them) {
  (void)cast(voters[0], ballot(acorn));
  const vote::CountBallots counting{round, {}, {{{acorn, 0}, {leaf, 0}}}};
  EXPECT_EQ(rejected(work.submit(work.coordinator, counting)), RejectionCode::not_allowed);
}

TEST_F(Ballots, erasing_a_voter_changes_no_result) {
  (void)cast(voters[2], ballot(acorn));
  (void)cast(voters[3], ballot(acorn));
  EXPECT_NE(accepted(work.submit(work.operator_, people::ErasePerson{voters[2].member})), Position{});
  EXPECT_EQ(kept_count(), 2u);
  (void)close();
  EXPECT_EQ(wait_for_count().tally.items, (std::vector<vote::Count>{{acorn, 2}, {leaf, 0}}));
  const auto before = work.records(work.stream);
  EXPECT_NE(accepted(work.submit(work.operator_, people::ErasePerson{voters[3].member})), Position{});
  const auto after = work.records(work.stream);
  EXPECT_TRUE(std::equal(before.begin(), before.end(), after.begin()));
}

/// Everything that is written or purged from closing on fails in turn, as if the process had died there.
TEST_F(Ballots, are_counted_once_wherever_the_server_dies) {
  int step = 0;
  for (bool was_cut_short = true; was_cut_short; ++step) {
    SCOPED_TRACE(step);
    ASSERT_LT(step, 20);
    (void)cast(voters[2], ballot(acorn));
    (void)cast(voters[3], ballot(leaf));
    (void)cast(voters[3], ballot(acorn));
    (void)cast(voters[0], ballot(leaf));
    (void)cast(voters[1], ballot(leaf));
    work.restart(); // so that nothing else is under way
    int left = step;
    const auto die = [&left]() -> std::optional<Error> {
      return left-- > 0 ? std::nullopt : std::optional(Error{ErrorCode::unavailable, "died", {}});
    };
    log.fail_commit = [&](FailingLog::Commits) { return die(); };
    log.fail_purge = die;
    (void)close();
    work.end(); // finishes what it can
    was_cut_short = work.has_failed();
    log.fail_commit = nullptr;
    log.fail_purge = nullptr;
    work.restart();
    if (step == 0)
      (void)close(); // the closing itself was lost: the coordinator sends it again
    const vote::BallotsCounted counted = wait_for_count(static_cast<std::size_t>(step) + 1);
    EXPECT_EQ(counted.tally.items[0].votes, 2);
    EXPECT_EQ(counted.tally.items[1].votes, 2);
    EXPECT_EQ(counted.ballots.items.size(), 4u);
    expect_nothing_left();
    work.restart();
    open({acorn, leaf}); // the runoff
  }
  EXPECT_GE(step, 4) << "closing, counting, purging, noting it";
}

TEST_F(Ballots, wait_while_there_is_no_room) {
  (void)cast(voters[2], ballot(acorn));
  work.restart();
  std::atomic<bool> is_full = true;
  log.fail_commit = [&](FailingLog::Commits commits) -> std::optional<Error> {
    const bool counts = !commits.front().disclosures.erase.empty();
    return is_full && counts ? std::optional(Error{ErrorCode::storage_full, "full", {}}) : std::nullopt;
  };
  (void)close();
  std::this_thread::sleep_for(std::chrono::milliseconds{20});
  EXPECT_TRUE(counts().empty());
  EXPECT_EQ(kept_count(), 1u);
  is_full = false;
  EXPECT_EQ(wait_for_count().result, vote::Result::unanimous);
  expect_nothing_left();
}

TEST_F(Ballots, one_that_is_damaged_stops_its_count_and_nothing_else) {
  const Position position = accepted(cast(voters[2], ballot(acorn)));
  log::Commit damage;
  damage.stream = work.stream;
  damage.expected = *store.head(work.stream);
  damage.disclosures.put.push_back({position, ballot_field, disclosures::subject_of(round), {}, Bytes{0x01}});
  ASSERT_TRUE(store.commit({&damage, 1}));
  (void)close();
  const auto failed = [&] {
    return work.registry
        .counter(
            "verdiep_rounds_total", "Closed rounds of the vote, by whether they could be counted",
            {{"result", "failed"}}
        )
        .value();
  };
  for (int tries = 0; tries < 1000 && failed() == 0; ++tries)
    std::this_thread::sleep_for(std::chrono::milliseconds{2});
  EXPECT_EQ(failed(), 1u);
  EXPECT_FALSE(work.has_failed());
  EXPECT_TRUE(counts().empty());
  EXPECT_NE(accepted(work.send(voters[0], work.thread(work.stream, "Wij gaan door")).get()), Position{});
}

} // namespace
} // namespace verdiep::pipeline
