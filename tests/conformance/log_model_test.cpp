#include "server/log/memory_log.hpp"
#include "tests/conformance/log_under_test.hpp"
#include "tests/support/commits.hpp"
#include "tests/support/random.hpp"

#include <gtest/gtest.h>

#include <algorithm>

// Random operations on rocksdb_log, each beside the same on memory_log; the store is closed and opened in
// between. A failing seed replays exactly.
namespace verdiep::test {
namespace {

using disclosures::Audience;
using log::Commit;
using log::Table;

class Comparison {
public:
  explicit Comparison(std::uint64_t seed) : random_(seed), subject_(rocksdb_kind().make()) {}

  void step() {
    switch (random_.below(20)) {
    case 0:
      subject_->reopen();
      break;
    case 1:
      subject_->settle();
      break;
    case 2:
      purge();
      break;
    case 3:
    case 4:
    case 5:
      compare_reading();
      break;
    default:
      commit();
      break;
    }
  }

  void compare_all() {
    EXPECT_EQ(*subject_->log().streams(), *model_.streams());
    for (std::uint8_t stream = 0; stream < 4; ++stream) {
      compare_records(stream_number(stream), 0, ~std::uint64_t{0});
      for (const Audience& audience : audiences_)
        compare_feed(stream_number(stream), audience, 1, 100'000);
    }
    for (const Table table : {Table::accounts, Table::ballots})
      EXPECT_EQ(*subject_->log().rows(table, {}), *model_.rows(table, {}));
    for (std::uint8_t command = 0; command < 6; ++command)
      compare_outcome(command);
  }

private:
  StreamId any_stream() { return stream_number(static_cast<std::uint8_t>(random_.below(4))); }
  Bytes any_key() { return random_.bytes(random_.below(3)); }

  Position any_position(Position head) {
    return Position{random_.between(1, std::max<std::uint64_t>(head.value, 1))};
  }

  void commit() {
    std::vector<Commit> commits;
    const std::uint64_t count = random_.between(1, 4);
    for (std::uint64_t number = 0; number < count; ++number)
      commits.push_back(any_commit());
    const auto expected = model_.commit(commits);
    const auto actual = subject_->log().commit(commits);
    ASSERT_EQ(actual.has_value(), expected.has_value());
    if (expected)
      EXPECT_EQ(*actual, *expected);
    else
      EXPECT_EQ(actual.error().code, expected.error().code);
  }

  Commit any_commit() {
    const StreamId stream = any_stream();
    Position expected = *model_.head(stream);
    if (random_.one_in(8))
      expected = Position{random_.below(expected.value + 3)};
    Commit commit =
        append_commit(stream, expected, random_.one_in(6) ? random_.below(400) : random_.below(4));
    for (Bytes& record : commit.records)
      record = random_.bytes(random_.between(1, 300));
    add_disclosures(commit);
    for (std::uint64_t row = random_.below(3); row > 0; --row) {
      log::RowChange change{random_.one_in(2) ? Table::accounts : Table::ballots, any_key(), std::nullopt};
      if (!random_.one_in(3))
        change.value = random_.bytes(random_.below(50));
      commit.rows.push_back(change);
    }
    if (random_.one_in(3))
      commit.outcomes.push_back(
          {log::AccountId{{1}}, CommandId{{static_cast<std::uint8_t>(random_.below(6))}}, random_.bytes(5)}
      );
    return commit;
  }

  void add_disclosures(Commit& commit) {
    const Position head = commit.expected.plus(commit.records.size());
    for (std::uint64_t value = random_.below(3); value > 0; --value)
      commit.disclosures.put.push_back(test_value(
          any_position(head), any_field(), subject_number(static_cast<std::uint8_t>(random_.between(1, 3))),
          std::string(random_.below(30), 'x')
      ));
    for (std::uint64_t value = random_.below(2); value > 0; --value)
      commit.disclosures.erase.push_back({any_position(head), any_field()});
    for (std::uint64_t entry = random_.below(3); entry > 0; --entry) {
      const Audience audience = random_.pick(audiences_);
      std::uint64_t seq = *model_.feed_head(commit.stream, audience) + 1;
      for (const log::FeedEntry& before : commit.disclosures.feed)
        seq += before.audience == audience ? 1 : 0;
      if (random_.one_in(40))
        ++seq;
      commit.disclosures.feed.push_back({audience, seq, !random_.one_in(3), any_position(head), any_field()});
    }
  }

  std::string any_field() { return random_.one_in(2) ? "text" : "link"; }

  void purge() {
    const StreamId stream = any_stream();
    const auto subject = random_.one_in(3) ? disclosures::SubjectId{}
                                           : subject_number(static_cast<std::uint8_t>(random_.between(1, 3)));
    ASSERT_TRUE(model_.purge(stream, subject));
    ASSERT_TRUE(subject_->log().purge(stream, subject));
  }

  void compare_reading() {
    const StreamId stream = any_stream();
    const std::uint64_t head = model_.head(stream)->value;
    compare_records(stream, random_.below(head + 2), random_.below(head + 2));
    compare_feed(stream, random_.pick(audiences_), random_.below(10), random_.below(20));
    const Bytes key = any_key();
    EXPECT_EQ(*subject_->log().row(Table::accounts, key), *model_.row(Table::accounts, key));
    EXPECT_EQ(*subject_->log().rows(Table::ballots, key), *model_.rows(Table::ballots, key));
  }

  using Records = std::vector<std::pair<Position, Bytes>>;
  static Records records(const log::Log& log, StreamId stream, std::uint64_t from, std::uint64_t to) {
    Records found;
    const auto read = log.read(stream, Position{from}, Position{to}, [&](Position position, ByteView record) {
      found.emplace_back(position, Bytes(record.begin(), record.end()));
      return true;
    });
    EXPECT_TRUE(read) << read.error().context;
    return found;
  }

  void compare_records(StreamId stream, std::uint64_t from, std::uint64_t to) {
    EXPECT_EQ(*subject_->log().head(stream), *model_.head(stream));
    EXPECT_TRUE(records(subject_->log(), stream, from, to) == records(model_, stream, from, to))
        << from << " to " << to;
  }

  void compare_feed(StreamId stream, const Audience& audience, std::uint64_t from, std::size_t count) {
    const auto actual = subject_->log().read_feed(stream, audience, from, count);
    const auto expected = model_.read_feed(stream, audience, from, count);
    ASSERT_TRUE(actual) << actual.error().context;
    ASSERT_EQ(actual->size(), expected->size());
    for (std::size_t item = 0; item < actual->size(); ++item)
      compare_item((*actual)[item], (*expected)[item]);
    EXPECT_EQ(*subject_->log().feed_head(stream, audience), *model_.feed_head(stream, audience));
  }

  static void compare_item(const log::FeedItem& actual, const log::FeedItem& expected) {
    EXPECT_EQ(actual.entry.audience, expected.entry.audience);
    EXPECT_EQ(actual.entry.seq, expected.entry.seq);
    EXPECT_EQ(actual.entry.grant, expected.entry.grant);
    EXPECT_EQ(actual.entry.position, expected.entry.position);
    EXPECT_EQ(actual.entry.field, expected.entry.field);
    ASSERT_EQ(actual.value.has_value(), expected.value.has_value()) << expected.entry.seq;
    if (!actual.value)
      return;
    EXPECT_EQ(actual.value->position, expected.value->position);
    EXPECT_EQ(actual.value->field, expected.value->field);
    EXPECT_EQ(actual.value->subject, expected.value->subject);
    EXPECT_EQ(actual.value->salt, expected.value->salt);
    EXPECT_EQ(actual.value->value, expected.value->value);
  }

  void compare_outcome(std::uint8_t command) {
    EXPECT_EQ(
        *subject_->log().outcome(log::AccountId{{1}}, CommandId{{command}}),
        *model_.outcome(log::AccountId{{1}}, CommandId{{command}})
    );
  }

  Random random_;
  std::vector<Audience> audiences_{
      Audience::programme(), Audience::coordinators(), Audience::member(MemberId{{3}})
  };
  log::MemoryLog model_;
  std::unique_ptr<LogUnderTest> subject_;
};

class LogModel : public testing::TestWithParam<std::uint64_t> {};

TEST_P(LogModel, random_operations_do_what_the_model_does) {
  Comparison comparison(GetParam());
  for (int step = 0; step < 150 && !HasFailure(); ++step)
    comparison.step();
  comparison.compare_all();
}

INSTANTIATE_TEST_SUITE_P(seeds, LogModel, testing::Range<std::uint64_t>(1, 7));

} // namespace
} // namespace verdiep::test
