#include "events/command.hpp"
#include "events/record.hpp"
#include "server/cli/demo_store.hpp"
#include "server/cli/verification.hpp"
#include "server/pipeline/ballots.hpp"
#include "server/pipeline/rows.hpp"
#include "server/signing/key_file.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

// What checksums cannot find, because whoever changed it made them right again: what does not belong together.

namespace verdiep::cli {
namespace {

using test::TemporaryFolder;

/// A store in which the demo was played, and which its server let go of.
class Verification : public testing::Test {
protected:
  void SetUp() override {
    ApplicationOptions options;
    options.store = folder_.path();
    options.create = true;
    options.reserve_bytes = 1 << 20;
    options.report = [](std::string_view line) { ADD_FAILURE() << line; };
    {
      const auto demo = open_demo_store(std::move(options));
      ASSERT_TRUE(demo) << demo.error().context;
      stream_ = demo->script.stream;
    }
    auto log = log::RocksdbLog::open(folder_.path(), {});
    ASSERT_TRUE(log) << log.error().context;
    log_ = std::move(*log);
    head_ = *log_->head(stream_);
    ASSERT_EQ(damage(), "");
  }

  void commit(log::Commit commit) {
    commit.stream = stream_;
    commit.expected = head_;
    const auto done = log_->commit(std::span(&commit, 1));
    ASSERT_TRUE(done) << done.error().context;
    ASSERT_EQ(done->front(), log::CommitResult::committed);
  }
  /// What is found, empty if nothing.
  [[nodiscard]] std::string damage() {
    const auto checkpoints = signing::CheckpointFolder::open(folder_.path());
    const auto signer = signing::read_signer(folder_.path());
    const auto report = verify_store({*log_, *checkpoints, *signer});
    return report ? std::string() : report.error().context;
  }
  void expect_damage(Position position, const std::string& what) {
    const std::string place =
        "stream " + to_text(stream_) + ", position " + std::to_string(position.value) + ": ";
    const std::string found = damage();
    EXPECT_NE(found.find(place + what), std::string::npos) << found;
  }
  /// The first event of a type.
  template <class Event>
  [[nodiscard]] Position first() {
    Position found;
    EXPECT_TRUE(log_->read(stream_, Position{1}, head_, [&](Position position, ByteView bytes) {
      const auto record = decode_record(bytes);
      const bool is_it = record && std::holds_alternative<Event>(record->body);
      found = is_it ? position : found;
      return !is_it;
    }));
    return found;
  }

  TemporaryFolder folder_;
  std::unique_ptr<log::RocksdbLog> log_;
  StreamId stream_;
  Position head_;
};

TEST_F(Verification, names_a_tile_that_is_not_of_the_records) {
  log::Commit change;
  const Bytes other(merkle::tile_width * 32, 7);
  change.rows.push_back({log::Table::tiles, pipeline::tile_row_key(stream_, {0, 0}), other});
  commit(std::move(change));
  expect_damage(Position{merkle::tile_width}, "tile/0/000 is not that of the records");
}

TEST_F(Verification, names_a_value_that_its_record_did_not_commit_to) {
  const Position post = first<forum::PostWritten>();
  auto kept = *log_->value(stream_, {post, "text"});
  ASSERT_TRUE(kept);
  kept->value = encode_text_value("Dit heb ik nooit geschreven.");
  log::Commit change;
  change.disclosures.put.push_back(*kept);
  commit(std::move(change));
  expect_damage(post, "the value of text is not the one that was committed to");
}

TEST_F(Verification, names_a_vote_whose_ballot_is_gone) {
  const Position vote = first<vote::VoteCast>();
  log::Commit change;
  change.disclosures.erase.push_back({vote, pipeline::ballot_field});
  commit(std::move(change));
  expect_damage(vote, "the ballot of this vote is not there and will not be counted");
}

TEST_F(Verification, names_a_record_that_belongs_elsewhere) {
  Record stray;
  stray.stream = {{9}};
  stray.position = Position{3};
  stray.at = stray.recorded = Timestamp{timestamp_ms_max};
  stray.body = programme::EnrolmentClosed{};
  log::Commit change;
  change.records.push_back(encode_record(stray));
  commit(std::move(change));
  expect_damage(head_.next(), "the record belongs elsewhere");
}

TEST_F(Verification, names_where_the_records_leave_what_was_signed) {
  const auto signer = signing::read_signer(folder_.path());
  const auto checkpoints = signing::CheckpointFolder::open(folder_.path());
  const std::string note = signer->checkpoint({stream_, 1, head_, Sha256{{1}}, {}});
  ASSERT_TRUE(checkpoints->keep(stream_, note));
  expect_damage(head_, "the root up to here is not the one that was signed");
}

TEST_F(Verification, names_how_far_was_signed_when_the_end_is_gone) {
  const auto signer = signing::read_signer(folder_.path());
  const auto checkpoints = signing::CheckpointFolder::open(folder_.path());
  const Position signed_size = head_.plus(5);
  ASSERT_TRUE(checkpoints->keep(stream_, signer->checkpoint({stream_, 1, signed_size, Sha256{{1}}, {}})));
  expect_damage(signed_size, "the last checkpoint was signed here, and the stream does not reach it");
}

} // namespace
} // namespace verdiep::cli
