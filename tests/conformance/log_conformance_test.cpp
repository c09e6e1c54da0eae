#include "events/record.hpp"
#include "tests/conformance/log_under_test.hpp"
#include "tests/support/commits.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

// Every sentence of server/log/log.hpp that holds for any implementation. Numbers in names are its
// invariants.
namespace verdiep::test {
namespace {

using disclosures::Audience;
using log::AccountId;
using log::Commit;
using log::CommitResult;
using log::Table;
using testing::ElementsAre;

const StreamId stream_a = stream_number(1);
const StreamId stream_b = stream_number(2);

class LogConformance : public testing::TestWithParam<LogKind> {
protected:
  log::Log& log() { return under_test_->log(); }

  std::vector<CommitResult> commit(std::vector<Commit> commits) {
    auto results = log().commit(commits);
    EXPECT_TRUE(results) << results.error().context;
    return results ? *results : std::vector<CommitResult>{};
  }

  ErrorCode refused(std::vector<Commit> commits) {
    auto results = log().commit(commits);
    EXPECT_FALSE(results);
    return results ? ErrorCode::unavailable : results.error().code;
  }

  /// Appends in calls of at most `records_max`.
  void append(StreamId stream, std::size_t count) {
    while (count > 0) {
      const std::size_t now = std::min(count, log::records_max);
      ASSERT_THAT(commit({append_commit(stream, head(stream), now)}), ElementsAre(CommitResult::committed));
      count -= now;
    }
  }

  Position head(StreamId stream) { return log().head(stream).value_or(Position{~std::uint64_t{0}}); }

  std::vector<Position> positions(StreamId stream, std::uint64_t from, std::uint64_t to) {
    std::vector<Position> seen;
    auto read = log().read(stream, Position{from}, Position{to}, [&](Position position, ByteView record) {
      seen.push_back(position);
      const Bytes expected = test_record(stream, position);
      EXPECT_TRUE(std::equal(record.begin(), record.end(), expected.begin(), expected.end()))
          << position.value;
      return true;
    });
    EXPECT_TRUE(read) << read.error().context;
    return seen;
  }

  void expect_range(
      StreamId stream, std::uint64_t from, std::uint64_t to, std::uint64_t first, std::uint64_t last
  ) {
    std::vector<Position> expected;
    for (std::uint64_t position = first; position <= last; ++position)
      expected.push_back(Position{position});
    EXPECT_EQ(positions(stream, from, to), expected) << from << " to " << to;
  }

  std::vector<log::FeedItem>
  feed(const Audience& audience, std::uint64_t from = 1, std::size_t count = 1000) {
    auto items = log().read_feed(stream_a, audience, from, count);
    EXPECT_TRUE(items) << items.error().context;
    return items ? *items : std::vector<log::FeedItem>{};
  }

  std::optional<Bytes> row(Table table, const std::string& key) {
    auto found = log().row(table, bytes_of_text(key));
    EXPECT_TRUE(found) << found.error().context;
    return found ? *found : std::nullopt;
  }

  std::unique_ptr<LogUnderTest> under_test_ = GetParam().make();
};

Commit row_commit(Table table, const std::string& key, std::optional<std::string> value) {
  Commit commit;
  log::RowChange change{table, bytes_of_text(key), std::nullopt};
  if (value)
    change.value = bytes_of_text(*value);
  commit.rows.push_back(change);
  return commit;
}

/// One record with one personal value, granted to the programme as number `seq`.
Commit disclosing_commit(Position expected, std::uint64_t seq, const std::string& text) {
  Commit commit = append_commit(stream_a, expected, 1);
  commit.disclosures.put.push_back(test_value(expected.next(), "text", subject_number(1), text));
  commit.disclosures.feed.push_back({Audience::programme(), seq, true, expected.next(), "text"});
  return commit;
}

Commit feed_commit(Position head, log::FeedEntry entry) {
  Commit commit = append_commit(stream_a, head, 0);
  commit.disclosures.feed.push_back(std::move(entry));
  return commit;
}

// Records

TEST_P(LogConformance, a_stream_that_does_not_exist_is_empty) {
  EXPECT_EQ(head(stream_a), Position{0});
  EXPECT_THAT(positions(stream_a, 1, 100), ElementsAre());
  EXPECT_THAT(*log().streams(), ElementsAre());
}

TEST_P(LogConformance, records_get_the_positions_after_the_expected_one) {
  EXPECT_THAT(commit({append_commit(stream_a, {}, 3)}), ElementsAre(CommitResult::committed));
  EXPECT_THAT(commit({append_commit(stream_a, Position{3}, 2)}), ElementsAre(CommitResult::committed));
  EXPECT_EQ(head(stream_a), Position{5});
  expect_range(stream_a, 1, 5, 1, 5);
}

TEST_P(LogConformance, streams_are_those_with_records_in_order_of_id) {
  commit(
      {append_commit(stream_b, {}, 1), append_commit(stream_a, {}, 1), row_commit(Table::settings, "k", "v")}
  );
  EXPECT_THAT(*log().streams(), ElementsAre(stream_a, stream_b));
}

TEST_P(LogConformance, a_moved_head_writes_nothing_of_its_commit) {
  append(stream_a, 2);
  Commit late = disclosing_commit(Position{1}, 1, "te laat");
  late.rows = row_commit(Table::accounts, "k", "v").rows;
  late.outcomes.push_back({AccountId{{9}}, CommandId{{9}}, bytes_of_text("no")});
  EXPECT_THAT(commit({late}), ElementsAre(CommitResult::head_moved));
  EXPECT_EQ(head(stream_a), Position{2});
  expect_range(stream_a, 1, 9, 1, 2);
  EXPECT_TRUE(feed(Audience::programme()).empty());
  EXPECT_EQ(row(Table::accounts, "k"), std::nullopt);
  EXPECT_EQ(*log().outcome(AccountId{{9}}, CommandId{{9}}), std::nullopt);
}

TEST_P(LogConformance, a_moved_head_of_one_does_not_fail_the_others) {
  append(stream_a, 1);
  EXPECT_THAT(
      commit(
          {append_commit(stream_b, {}, 2), append_commit(stream_a, {}, 1),
           append_commit(stream_a, Position{1}, 1)}
      ),
      ElementsAre(CommitResult::committed, CommitResult::head_moved, CommitResult::committed)
  );
  EXPECT_EQ(head(stream_a), Position{2});
  EXPECT_EQ(head(stream_b), Position{2});
}

TEST_P(LogConformance, an_expectation_ahead_of_the_head_is_a_moved_head_too) {
  EXPECT_THAT(commit({append_commit(stream_a, Position{7}, 1)}), ElementsAre(CommitResult::head_moved));
  EXPECT_EQ(head(stream_a), Position{0});
}

TEST_P(LogConformance, elements_of_one_call_see_those_before_them) {
  EXPECT_THAT(
      commit(
          {append_commit(stream_a, {}, 2), append_commit(stream_a, Position{2}, 3),
           append_commit(stream_a, Position{2}, 1)}
      ),
      ElementsAre(CommitResult::committed, CommitResult::committed, CommitResult::head_moved)
  );
  expect_range(stream_a, 1, 9, 1, 5);
}

TEST_P(LogConformance, reads_any_range_over_page_boundaries) {
  append(stream_a, 256 * 3 + 40);
  append(stream_b, 300);
  for (int settled = 0; settled < 3; ++settled) {
    if (settled == 1)
      under_test_->settle();
    if (settled == 2)
      under_test_->reopen();
    for (const std::uint64_t from : {0, 1, 2, 255, 256, 257, 511, 512, 513, 768, 769, 808, 809, 1000})
      for (const std::uint64_t to : {0, 1, 255, 256, 257, 512, 513, 767, 768, 769, 807, 808, 809, 5000})
        expect_range(stream_a, from, to, std::max<std::uint64_t>(from, 1), std::min<std::uint64_t>(to, 808));
    expect_range(stream_b, 1, 999, 1, 300);
  }
}

TEST_P(LogConformance, the_visitor_stops_the_reading) {
  append(stream_a, 600);
  under_test_->settle();
  for (const std::uint64_t stop : {1, 256, 257, 590}) {
    std::uint64_t seen = 0;
    EXPECT_TRUE(log().read(stream_a, Position{1}, Position{600}, [&](Position, ByteView) {
      return ++seen < stop;
    }));
    EXPECT_EQ(seen, stop);
  }
}

TEST_P(LogConformance, the_visitor_may_call_the_log) {
  append(stream_a, 3);
  std::uint64_t seen = 0;
  EXPECT_TRUE(log().read(stream_a, Position{1}, Position{3}, [&](Position position, ByteView) {
    if (position == Position{1})
      append(stream_a, 1);
    seen += positions(stream_a, position.value, position.value).size();
    return true;
  }));
  EXPECT_EQ(seen, 3u) << "what is committed after the call began is not visited";
  EXPECT_EQ(head(stream_a), Position{4});
}

TEST_P(LogConformance, 1_what_was_committed_is_there_after_opening_again) {
  append(stream_a, 300);
  Commit more = disclosing_commit(Position{300}, 1, "hallo");
  more.rows = row_commit(Table::sessions, "s", "v").rows;
  more.outcomes.push_back({AccountId{{1}}, CommandId{{2}}, bytes_of_text("o")});
  commit({more});
  under_test_->reopen();
  expect_range(stream_a, 1, 999, 1, 301);
  ASSERT_EQ(feed(Audience::programme()).size(), 1u);
  EXPECT_EQ(feed(Audience::programme())[0].value->value, bytes_of_text("hallo"));
  EXPECT_EQ(row(Table::sessions, "s"), bytes_of_text("v"));
  EXPECT_EQ(*log().outcome(AccountId{{1}}, CommandId{{2}}), bytes_of_text("o"));
  EXPECT_THAT(commit({append_commit(stream_a, Position{301}, 1)}), ElementsAre(CommitResult::committed));
}

TEST_P(LogConformance, reads_while_another_thread_commits) {
  append(stream_a, 200);
  std::atomic<bool> done = false;
  std::thread committer([&] {
    for (int call = 0; call < 120; ++call)
      append(stream_a, 9);
    done = true;
  });
  std::uint64_t last_head = 0;
  while (!done) {
    const std::uint64_t now = head(stream_a).value;
    EXPECT_GE(now, last_head);
    expect_range(stream_a, 1, now, 1, now);
    last_head = now;
  }
  committer.join();
  expect_range(stream_a, 1, 9999, 1, 200 + 120 * 9);
}

// Limits

TEST_P(LogConformance, refuses_what_passes_a_limit_and_writes_nothing) {
  Commit many = append_commit(stream_a, {}, log::records_max + 1);
  Commit large = append_commit(stream_a, {}, 1);
  large.records[0].resize(record_bytes_max + 1);
  Commit hollow = append_commit(stream_a, {}, 1);
  hollow.records[0].clear();
  Commit long_key = row_commit(Table::settings, std::string(log::row_key_bytes_max + 1, 'k'), "v");
  Commit long_field = disclosing_commit({}, 1, "x");
  long_field.disclosures.put[0].field = std::string(log::field_bytes_max + 1, 'f');
  Commit nobody = disclosing_commit({}, 1, "x");
  nobody.disclosures.put[0].subject = {};
  for (const Commit& bad : {many, large, hollow, long_key, long_field, nobody})
    EXPECT_EQ(refused({append_commit(stream_b, {}, 1), bad}), ErrorCode::invalid_input);
  EXPECT_EQ(refused({}), ErrorCode::invalid_input);
  EXPECT_EQ(refused(std::vector<Commit>(log::commits_max + 1)), ErrorCode::invalid_input);
  EXPECT_EQ(head(stream_a), Position{0});
  EXPECT_EQ(head(stream_b), Position{0});
}

TEST_P(LogConformance, takes_what_just_fits) {
  Commit many = append_commit(stream_a, {}, log::records_max);
  many.records.back().resize(record_bytes_max, 1);
  EXPECT_THAT(
      commit({many, row_commit(Table::settings, std::string(log::row_key_bytes_max, 'k'), "v")}),
      ElementsAre(CommitResult::committed, CommitResult::committed)
  );
  std::size_t size = 0;
  EXPECT_TRUE(log().read(
      stream_a, Position{log::records_max}, Position{log::records_max},
      [&](Position, ByteView record) {
        size = record.size();
        return true;
      }
  ));
  EXPECT_EQ(size, record_bytes_max);
  EXPECT_EQ(commit(std::vector<Commit>(log::commits_max)).size(), log::commits_max);
}

TEST_P(LogConformance, refuses_more_bytes_than_a_call_may_hold) {
  std::vector<Commit> commits;
  for (int number = 0; number < 3; ++number)
    commits.push_back(row_commit(Table::snapshots, "k", std::string(log::row_value_bytes_max - 1, 'x')));
  EXPECT_EQ(refused(commits), ErrorCode::invalid_input);
  EXPECT_EQ(row(Table::snapshots, "k"), std::nullopt);
}

TEST_P(LogConformance, the_nil_stream_takes_no_records) {
  EXPECT_EQ(refused({append_commit(StreamId{}, {}, 1)}), ErrorCode::invalid_input);
}

TEST_P(LogConformance, values_and_entries_stand_at_positions_that_exist) {
  Commit ahead = disclosing_commit({}, 1, "x");
  ahead.disclosures.put[0].position = Position{2};
  EXPECT_EQ(refused({ahead}), ErrorCode::invalid_input);
  EXPECT_EQ(
      refused({feed_commit({}, {Audience::programme(), 1, true, Position{1}, "text"})}),
      ErrorCode::invalid_input
  );
  EXPECT_EQ(head(stream_a), Position{0});
}

// Feeds

TEST_P(LogConformance, a_feed_grants_values_in_order_of_their_numbers) {
  commit(
      {disclosing_commit({}, 1, "een"), disclosing_commit(Position{1}, 2, "twee"),
       disclosing_commit(Position{2}, 3, "drie")}
  );
  EXPECT_EQ(*log().feed_head(stream_a, Audience::programme()), 3u);
  const auto items = feed(Audience::programme(), 2);
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0].entry.seq, 2u);
  EXPECT_TRUE(items[0].entry.grant);
  EXPECT_EQ(items[0].entry.position, Position{2});
  EXPECT_EQ(items[0].entry.field, "text");
  EXPECT_EQ(items[0].value->value, bytes_of_text("twee"));
  EXPECT_EQ(items[0].value->subject, subject_number(1));
  EXPECT_EQ(items[0].value->salt, test_value(Position{2}, "text", {}, "").salt);
  EXPECT_EQ(items[1].value->value, bytes_of_text("drie"));
  EXPECT_EQ(feed(Audience::programme(), 1, 2).size(), 2u);
  EXPECT_TRUE(feed(Audience::programme(), 4).empty());
}

TEST_P(LogConformance, each_audience_of_each_stream_has_a_feed_of_its_own) {
  const MemberId member{{7}};
  Commit commit_a = disclosing_commit({}, 1, "een");
  commit_a.disclosures.feed.push_back({Audience::coordinators(), 1, true, Position{1}, "text"});
  commit_a.disclosures.feed.push_back({Audience::member(member), 1, true, Position{1}, "text"});
  commit({commit_a});
  EXPECT_EQ(feed(Audience::coordinators()).size(), 1u);
  EXPECT_EQ(feed(Audience::member(member)).size(), 1u);
  EXPECT_TRUE(feed(Audience::member(MemberId{{8}})).empty());
  EXPECT_EQ(*log().feed_head(stream_b, Audience::programme()), 0u);
}

TEST_P(LogConformance, a_feed_number_out_of_turn_is_refused_and_nothing_written) {
  commit({disclosing_commit({}, 1, "een")});
  for (const std::uint64_t seq : {0, 1, 3})
    EXPECT_EQ(
        refused({append_commit(stream_b, {}, 1), disclosing_commit(Position{1}, seq, "x")}),
        ErrorCode::invalid_input
    );
  EXPECT_EQ(head(stream_a), Position{1});
  EXPECT_EQ(head(stream_b), Position{0});
  under_test_->reopen();
  EXPECT_EQ(refused({disclosing_commit(Position{1}, 3, "x")}), ErrorCode::invalid_input);
  commit({disclosing_commit(Position{1}, 2, "twee")});
}

TEST_P(LogConformance, a_withdrawn_grant_is_read_without_its_value) {
  commit({disclosing_commit({}, 1, "oud")});
  Commit for_coordinators =
      feed_commit(Position{1}, {Audience::coordinators(), 1, true, Position{1}, "text"});
  commit({for_coordinators, feed_commit(Position{1}, {Audience::programme(), 2, false, Position{1}, "text"})}
  );
  const auto items = feed(Audience::programme());
  ASSERT_EQ(items.size(), 2u);
  EXPECT_FALSE(items[0].value) << "who catches up must not be sent what was taken back";
  EXPECT_FALSE(items[1].entry.grant);
  EXPECT_FALSE(items[1].value);
  EXPECT_TRUE(feed(Audience::coordinators())[0].value) << "another audience keeps it";

  commit({feed_commit(Position{1}, {Audience::programme(), 3, true, Position{1}, "text"})});
  EXPECT_TRUE(feed(Audience::programme())[2].value) << "given again";
  EXPECT_FALSE(feed(Audience::programme())[0].value);
}

TEST_P(LogConformance, an_erased_value_is_gone_for_every_audience) {
  commit({disclosing_commit({}, 1, "weg")});
  Commit erase = feed_commit(Position{1}, {Audience::coordinators(), 1, true, Position{1}, "text"});
  erase.disclosures.erase.push_back({Position{1}, "text"});
  commit({erase});
  EXPECT_FALSE(feed(Audience::programme())[0].value);
  EXPECT_FALSE(feed(Audience::coordinators())[0].value);
}

TEST_P(LogConformance, a_value_is_read_by_its_key_until_it_is_erased) {
  EXPECT_FALSE(*log().value(stream_a, {Position{1}, "text"})) << "never stored";
  commit({disclosing_commit({}, 1, "weg")});
  const auto held = *log().value(stream_a, {Position{1}, "text"});
  ASSERT_TRUE(held);
  EXPECT_EQ(held->value, feed(Audience::programme())[0].value->value);
  commit({feed_commit(Position{1}, {Audience::programme(), 2, false, Position{1}, "text"})});
  EXPECT_TRUE(*log().value(stream_a, {Position{1}, "text"})) << "withdrawn from one audience, not erased";
  Commit erase = feed_commit(Position{1}, {Audience::coordinators(), 1, true, Position{1}, "text"});
  erase.disclosures.erase.push_back({Position{1}, "text"});
  commit({erase});
  EXPECT_FALSE(*log().value(stream_a, {Position{1}, "text"}));
}

TEST_P(LogConformance, a_value_put_and_erased_in_one_commit_is_erased) {
  Commit both = disclosing_commit({}, 1, "x");
  both.disclosures.erase.push_back({Position{1}, "text"});
  commit({both});
  EXPECT_FALSE(feed(Audience::programme())[0].value);
}

TEST_P(LogConformance, fields_of_one_record_are_apart) {
  Commit two = disclosing_commit({}, 1, "tekst");
  two.disclosures.put.push_back(test_value(Position{1}, "link", subject_number(2), "adres"));
  two.disclosures.feed.push_back({Audience::programme(), 2, true, Position{1}, "link"});
  two.disclosures.erase.push_back({Position{1}, "text"});
  commit({two});
  EXPECT_FALSE(feed(Audience::programme())[0].value);
  EXPECT_EQ(feed(Audience::programme())[1].value->value, bytes_of_text("adres"));
}

// Rows and outcomes

TEST_P(LogConformance, rows_are_put_replaced_and_deleted) {
  commit({row_commit(Table::accounts, "a", "1"), row_commit(Table::accounts, "b", "2")});
  commit({row_commit(Table::accounts, "a", "3"), row_commit(Table::accounts, "b", std::nullopt)});
  EXPECT_EQ(row(Table::accounts, "a"), bytes_of_text("3"));
  EXPECT_EQ(row(Table::accounts, "b"), std::nullopt);
  EXPECT_EQ(row(Table::sessions, "a"), std::nullopt) << "tables are apart";
}

TEST_P(LogConformance, changes_of_rows_apply_in_their_order) {
  Commit both = row_commit(Table::accounts, "a", "1");
  both.rows.push_back(row_commit(Table::accounts, "a", std::nullopt).rows[0]);
  commit({both, row_commit(Table::accounts, "b", std::nullopt), row_commit(Table::accounts, "b", "2")});
  EXPECT_EQ(row(Table::accounts, "a"), std::nullopt);
  EXPECT_EQ(row(Table::accounts, "b"), bytes_of_text("2"));
}

TEST_P(LogConformance, rows_are_listed_by_prefix_in_key_order) {
  commit(
      {row_commit(Table::ballots, "r2/a", "4"), row_commit(Table::ballots, "r1/b", "2"),
       row_commit(Table::ballots, "r1/a", "1"), row_commit(Table::ballots, "r1", "0"),
       row_commit(Table::tiles, "r1/c", "9"), row_commit(Table::ballots, std::string("r1/\xff"), "3")}
  );
  const auto found = log().rows(Table::ballots, bytes_of_text("r1/"));
  ASSERT_TRUE(found);
  std::vector<std::string> values;
  for (const auto& [key, value] : *found)
    values.emplace_back(value.begin(), value.end());
  EXPECT_THAT(values, ElementsAre("1", "2", "3"));
  EXPECT_EQ((*found)[0].first, bytes_of_text("r1/a"));
  EXPECT_EQ(log().rows(Table::ballots, {})->size(), 5u);
  EXPECT_TRUE(log().rows(Table::settings, {})->empty());
}

TEST_P(LogConformance, a_row_may_be_empty_and_its_key_too) {
  commit({row_commit(Table::settings, "", "")});
  EXPECT_EQ(row(Table::settings, ""), Bytes{});
  EXPECT_EQ(log().rows(Table::settings, {})->size(), 1u);
}

TEST_P(LogConformance, outcomes_are_kept_by_account_and_command) {
  Commit commit_o;
  commit_o.outcomes.push_back({AccountId{{1}}, CommandId{{1}}, bytes_of_text("een")});
  commit_o.outcomes.push_back({AccountId{{2}}, CommandId{{1}}, bytes_of_text("twee")});
  commit({commit_o});
  EXPECT_EQ(*log().outcome(AccountId{{1}}, CommandId{{1}}), bytes_of_text("een"));
  EXPECT_EQ(*log().outcome(AccountId{{2}}, CommandId{{1}}), bytes_of_text("twee"));
  EXPECT_EQ(*log().outcome(AccountId{{1}}, CommandId{{2}}), std::nullopt);
}

// Purge

TEST_P(LogConformance, 4_a_purge_erases_what_the_subject_has_left_in_the_stream) {
  Commit values = append_commit(stream_a, {}, 2);
  values.disclosures.put = {
      test_value(Position{1}, "text", subject_number(1), "van een"),
      test_value(Position{2}, "text", subject_number(2), "van twee")
  };
  values.disclosures.feed = {
      {Audience::programme(), 1, true, Position{1}, "text"},
      {Audience::programme(), 2, true, Position{2}, "text"}
  };
  commit({values});
  ASSERT_TRUE(log().purge(stream_a, subject_number(1)));
  for (int opened = 0; opened < 2; ++opened, under_test_->reopen()) {
    EXPECT_FALSE(feed(Audience::programme())[0].value);
    EXPECT_EQ(feed(Audience::programme())[1].value->value, bytes_of_text("van twee"));
    expect_range(stream_a, 1, 9, 1, 2);
  }
}

TEST_P(LogConformance, after_a_purge_the_log_goes_on) {
  commit({disclosing_commit({}, 1, "weg")});
  ASSERT_TRUE(log().purge(stream_a, subject_number(1)));
  commit({disclosing_commit(Position{1}, 2, "nieuw")});
  under_test_->reopen();
  EXPECT_FALSE(feed(Audience::programme())[0].value);
  EXPECT_EQ(feed(Audience::programme())[1].value->value, bytes_of_text("nieuw"));
  ASSERT_TRUE(log().purge(stream_a, subject_number(9))) << "somebody who has nothing";
  ASSERT_TRUE(log().purge(stream_a, {})) << "without a subject: only what was erased";
  EXPECT_EQ(feed(Audience::programme())[1].value->value, bytes_of_text("nieuw"));
}

INSTANTIATE_TEST_SUITE_P(
    logs,
    LogConformance,
    testing::Values(memory_kind(), rocksdb_kind()),
    [](const testing::TestParamInfo<LogKind>& kind) { return kind.param.name; }
);

} // namespace
} // namespace verdiep::test
