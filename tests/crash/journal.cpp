#include "tests/crash/journal.hpp"

#include "tests/support/commits.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace verdiep::test {
namespace {

using disclosures::Audience;

constexpr std::uint64_t streams_count = 3;
const log::AccountId account{{5}};
const std::string count_key = "count";

CommandId command_of(std::uint64_t number) {
  CommandId id{{1}};
  for (std::size_t byte = 0; byte < 8; ++byte)
    id.bytes[8 + byte] = static_cast<std::uint8_t>(number >> (56 - 8 * byte));
  return id;
}

StreamId stream_of(std::uint64_t number) {
  return stream_number(static_cast<std::uint8_t>(number % streams_count));
}
std::size_t records_of(std::uint64_t number) {
  return 1 + number % 4;
}

/// Records go to the call's own stream; every fifth call adds one record to the next stream too.
std::map<StreamId, Position> heads_after(std::uint64_t number) {
  std::map<StreamId, Position> heads;
  for (std::uint64_t call = 1; call <= number; ++call) {
    Position& own = heads[stream_of(call)];
    own = own.plus(records_of(call));
    if (call % 5 != 0)
      continue;
    Position& next = heads[stream_of(call + 1)];
    next = next.next();
  }
  return heads;
}

/// Which of its stream's calls it is: the calls of one stream lie `streams_count` apart.
std::uint64_t turn_of(std::uint64_t number) {
  return (number + streams_count - 1) / streams_count;
}

std::string text_of_call(std::uint64_t number) {
  return "woorden van aanroep " + std::to_string(number);
}

Bytes count_bytes(std::uint64_t number) {
  return bytes_of_text(std::to_string(number));
}

} // namespace

std::vector<log::Commit> journal_call(std::uint64_t number, std::size_t padding) {
  std::map<StreamId, Position> heads = heads_after(number - 1);
  const Position head = heads[stream_of(number)];
  log::Commit own = append_commit(stream_of(number), head, records_of(number), padding);
  own.disclosures.put.push_back(test_value(head.next(), "text", subject_number(1), text_of_call(number)));
  own.disclosures.feed.push_back({Audience::programme(), turn_of(number), true, head.next(), "text"});
  own.outcomes.push_back({account, command_of(number), bytes_of_text(text_of_call(number))});
  own.rows.push_back({log::Table::settings, bytes_of_text(count_key), count_bytes(number)});
  std::vector<log::Commit> call{own};
  if (number % 5 == 0) {
    const StreamId next = stream_of(number + 1);
    call.push_back(append_commit(next, heads[next], 1, padding));
  }
  return call;
}

std::uint64_t journal_count(const log::Log& log) {
  const auto row = log.row(log::Table::settings, bytes_of_text(count_key));
  EXPECT_TRUE(row) << row.error().context;
  if (!row || !*row)
    return 0;
  return std::stoull(std::string((*row)->begin(), (*row)->end()));
}

namespace {

void expect_records(const log::Log& log, StreamId stream, Position head, std::size_t padding) {
  EXPECT_EQ(*log.head(stream), head);
  Position next{1};
  const auto read =
      log.read(stream, Position{1}, Position{~std::uint64_t{0}}, [&](Position position, ByteView record) {
        const Bytes expected = test_record(stream, position, padding);
        EXPECT_EQ(position, next);
        EXPECT_TRUE(std::equal(record.begin(), record.end(), expected.begin(), expected.end()));
        next = next.next();
        return true;
      });
  EXPECT_TRUE(read) << read.error().context;
  EXPECT_EQ(next, head.next());
}

void expect_feed(const log::Log& log, StreamId stream, const std::vector<std::uint64_t>& calls) {
  const auto items = log.read_feed(stream, Audience::programme(), 1, calls.size() + 10);
  ASSERT_TRUE(items) << items.error().context;
  ASSERT_EQ(items->size(), calls.size());
  for (std::size_t item = 0; item < calls.size(); ++item) {
    ASSERT_TRUE((*items)[item].value);
    EXPECT_EQ((*items)[item].value->value, bytes_of_text(text_of_call(calls[item])));
  }
}

} // namespace

void expect_journal(const log::Log& log, std::size_t padding) {
  const std::uint64_t count = journal_count(log);
  for (const auto& [stream, head] : heads_after(count))
    expect_records(log, stream, head, padding);
  std::map<StreamId, std::vector<std::uint64_t>> calls;
  for (std::uint64_t number = 1; number <= count; ++number) {
    calls[stream_of(number)].push_back(number);
    EXPECT_EQ(*log.outcome(account, command_of(number)), bytes_of_text(text_of_call(number)));
  }
  EXPECT_EQ(*log.outcome(account, command_of(count + 1)), std::nullopt);
  for (const auto& [stream, numbers] : calls)
    expect_feed(log, stream, numbers);
}

} // namespace verdiep::test
