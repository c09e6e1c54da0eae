#include "events/codec/described.hpp"
#include "server/cli/verification.hpp"
#include "server/log/store_encoding.hpp"
#include "server/pipeline/ballots.hpp"
#include "server/pipeline/rows.hpp"
#include "tests/crash/store_search.hpp"
#include "tests/support/store_folder.hpp"
#include "tests/unit/server/pipeline/programme_at_work.hpp"

#include <gtest/gtest.h>

#include <algorithm>

// What the files of a store tell of ballots and erased people to somebody who has them all.
namespace verdiep::test {
namespace {

namespace fs = std::filesystem;

std::string text_of(ByteView bytes) {
  return std::string(log::text_of(bytes));
}

class BallotSecrecy : public testing::Test {
protected:
  StoreFolder folder;
  std::unique_ptr<log::RocksdbLog> log = open_or_abort(folder.store());
  ProgrammeAtWork work{*log};
  std::vector<ProgrammeAtWork::Person> voters;
  std::vector<PitchId> pitches;
  RoundId round;

  void SetUp() override {
    for (const char* name : {"Ivo", "Jana", "Kees"})
      voters.push_back(work.enrolled(name));
    for (const int index : {0, 1}) {
      (void)work.formed(voters[static_cast<std::size_t>(index)]);
      pitches.push_back(work.pitched(voters[static_cast<std::size_t>(index)]));
    }
    round = work.random.id<RoundId>();
    ASSERT_NE(accepted(work.submit(work.coordinator, vote::OpenRound{round, {pitches}})), Position{});
  }

  [[nodiscard]] Command vote_for(PitchId pitch) {
    return work.command(work.stream, vote::CastVote{round, {pitch, work.random.id<vote::Tracker>()}});
  }
  [[nodiscard]] static vote::Ballot ballot_of(const Command& vote) {
    return std::get<vote::CastVote>(vote.body).ballot;
  }
  Position cast(std::size_t voter, const Command& vote) {
    return accepted(work.send(voters[voter], vote).get());
  }

  void close() {
    ASSERT_NE(accepted(work.submit(work.coordinator, vote::CloseRound{round})), Position{});
    work.end(); // counting is done before it ends
  }
  /// The store as files; the log can be opened again.
  void close_store() {
    work.end();
    log.reset();
  }
  void open_store() {
    log = open_or_abort(folder.store());
    work.restart_on(*log);
  }

  [[nodiscard]] std::string sealed_at(Position position, const char* field) const {
    return sealed_in(stream_, position, field);
  }
  [[nodiscard]] std::string sealed_in(StreamId stream, Position position, const char* field) const {
    const auto key = log::value_key(stream, position, field);
    return stored_row(folder, "values", key).substr(40); // after crc, key id, subject: nonce and cipher
  }
  [[nodiscard]] Result<std::string> verify() {
    const auto checkpoints = signing::CheckpointFolder::open(folder.store());
    return cli::verify_store({*log, *checkpoints, signer_});
  }
  /// Nothing in the store tells who cast this ballot, but for what stands in `record`.
  void expect_not_told(const Command& vote, const std::string& record) const {
    const vote::Ballot ballot = ballot_of(vote);
    const std::string tracker = text_of(ballot.tracker.bytes);
    EXPECT_EQ(families_holding_outside(folder, tracker, record), std::vector<std::string>{});
    EXPECT_TRUE(files_holding(folder.path(), to_text(ballot.tracker)).empty());
    const Bytes command = encode_command(vote);
    EXPECT_TRUE(files_holding(folder.path(), text_of(command)).empty());
    // With it whoever knows all trackers could try which one a voter's command had.
    EXPECT_TRUE(files_holding(folder.path(), text_of(crypto::sha256(command).bytes)).empty());
  }

  StreamId stream_ = work.stream;
  signing::Signer signer_ = work.signer;
};

TEST_F(BallotSecrecy, before_counting_no_file_holds_a_ballot_in_clear) {
  const Command first = vote_for(pitches[0]);
  const Command second = vote_for(pitches[1]);
  Command refused = vote_for(pitches[0]);
  std::get<vote::CastVote>(refused.body).ballot.choice = work.random.id<PitchId>();
  ASSERT_NE(cast(2, first), Position{});
  const Position last = cast(2, second);
  EXPECT_EQ(cast(1, refused), Position{});
  EXPECT_TRUE(verify()) << "the store is whole";
  close_store();
  EXPECT_FALSE(sealed_at(last, "ballot").empty());
  EXPECT_FALSE(files_holding(folder.path(), sealed_at(last, "ballot")).empty()) << "the search would find it";
  for (const Command* vote : std::initializer_list<const Command*>{&first, &second, &refused}) {
    EXPECT_TRUE(files_holding(folder.path(), text_of(ballot_of(*vote).tracker.bytes)).empty());
    expect_not_told(*vote, "no record");
  }
}

TEST_F(BallotSecrecy, after_counting_nothing_ties_a_voter_to_a_tracker) {
  const Command first = vote_for(pitches[0]);
  const Command second = vote_for(pitches[1]);
  const Command other = vote_for(pitches[0]);
  const Position replaced = cast(2, first);
  const Position last = cast(2, second);
  (void)cast(1, other);
  close_store();
  const std::string sealed = sealed_at(last, "ballot");
  const StoreFolder other_place;
  const fs::path backup = other_place.store();
  fs::copy(folder.store(), backup, fs::copy_options::recursive);

  open_store();
  close();
  const auto counted = work.records(stream_).back();
  ASSERT_TRUE(std::holds_alternative<vote::BallotsCounted>(counted.body));
  EXPECT_FALSE(*log->value(stream_, {replaced, "ballot"}));
  EXPECT_FALSE(*log->value(stream_, {last, "ballot"}));
  const auto report = verify();
  EXPECT_TRUE(report) << report.error().context;
  close_store();

  const std::string record = text_of(encode_record(counted));
  EXPECT_FALSE(files_holding(folder.path(), text_of(ballot_of(second).tracker.bytes)).empty())
      << "it is in the count, for its voter to find";
  for (const Command* vote : {&first, &second, &other})
    expect_not_told(*vote, record);
  EXPECT_TRUE(files_holding(folder.path(), sealed).empty()) << "not even sealed";

  // An older copy of the store with the newest keys, as a restore has them.
  fs::copy_file(
      folder.store() / "subject-keys", backup / "subject-keys", fs::copy_options::overwrite_existing
  );
  const auto old = open_or_abort(backup);
  EXPECT_FALSE(*old->value(stream_, {last, "ballot"})) << "the key of the round is destroyed";
}

TEST_F(BallotSecrecy, an_erased_voter_changes_neither_result_nor_proof) {
  (void)cast(2, vote_for(pitches[0]));
  (void)cast(1, vote_for(pitches[0]));
  close();
  const auto before = work.records(stream_);
  work.restart();
  ASSERT_NE(accepted(work.submit(work.operator_, people::ErasePerson{voters[2].member})), Position{});
  const auto after = work.records(stream_);
  ASSERT_GT(after.size(), before.size());
  EXPECT_TRUE(std::equal(before.begin(), before.end(), after.begin()));
  const auto report = verify();
  EXPECT_TRUE(report) << report.error().context;
}

TEST_F(BallotSecrecy, verify_tells_of_a_ballot_that_is_missing_and_of_one_too_many) {
  const Position first = cast(2, vote_for(pitches[0]));
  const Command second = vote_for(pitches[1]);
  const Position last = cast(2, second);
  ASSERT_TRUE(verify());
  const auto finding_after = [&](log::Commit tamper) {
    tamper.stream = stream_;
    tamper.expected = *log->head(stream_);
    EXPECT_TRUE(log->commit({&tamper, 1}));
    const auto report = verify();
    return report ? "nothing" : report.error().context;
  };
  log::Commit remove;
  remove.disclosures.erase.push_back({last, "ballot"});
  EXPECT_NE(finding_after(remove).find("ballot of this vote is not there"), std::string::npos);

  log::Commit add;
  pipeline::keep_ballot(std::get<vote::CastVote>(second.body), last, {}, add.disclosures);
  EXPECT_EQ(finding_after(add), "nothing");
  log::Commit add_old;
  pipeline::keep_ballot(std::get<vote::CastVote>(second.body), first, {}, add_old.disclosures);
  EXPECT_NE(finding_after(add_old).find("replaced or counted"), std::string::npos);
}

TEST_F(BallotSecrecy, words_of_an_erased_person_are_in_no_file_of_a_room_either) {
  const StreamId room = work.pipeline->groups(stream_, voters[0].member).front();
  const Position written = accepted(work.send(voters[0], work.thread(room, "Onder ons gezegd")).get());
  close_store();
  const std::string sealed = sealed_in(room, written, "text");
  EXPECT_FALSE(files_holding(folder.path(), sealed).empty()) << "the search would find it";
  EXPECT_TRUE(files_holding(folder.path(), "Onder ons gezegd").empty());
  open_store();
  ASSERT_NE(accepted(work.submit(work.operator_, people::ErasePerson{voters[0].member})), Position{});
  const auto report = verify();
  EXPECT_TRUE(report) << report.error().context;
  close_store();
  EXPECT_TRUE(files_holding(folder.path(), sealed).empty());
}

TEST_F(BallotSecrecy, verify_tells_of_a_group_whose_stream_is_not_known) {
  ASSERT_TRUE(verify());
  const StreamId room = work.pipeline->groups(stream_, voters[0].member).front();
  log::Commit tamper;
  tamper.rows.push_back({log::Table::groups, Bytes(room.bytes.begin(), room.bytes.end()), std::nullopt});
  ASSERT_TRUE(log->commit({&tamper, 1}));
  EXPECT_NE(verify().error().context.find("its stream is not known"), std::string::npos);
  tamper.rows = {pipeline::group_row(room, work.random.id<StreamId>())};
  ASSERT_TRUE(log->commit({&tamper, 1}));
  EXPECT_NE(verify().error().context.find("its programme did not form"), std::string::npos);
}

} // namespace
} // namespace verdiep::test
