#include "server/log/commit_check.hpp"

#include "events/record.hpp"

namespace verdiep::log {
namespace {

Failure refuse(const Commit& commit, std::string what) {
  return fail(
      ErrorCode::invalid_input, "commit to stream " + to_text(commit.stream) + ": " + std::move(what)
  );
}

Failure over(const Commit& commit, const char* what, std::size_t size, std::size_t limit) {
  return refuse(
      commit, std::string(what) + " is " + std::to_string(size) + ", at most " + std::to_string(limit)
  );
}

Result<std::size_t> check_records(const Commit& commit) {
  if (commit.records.size() > records_max)
    return over(commit, "the number of records", commit.records.size(), records_max);
  std::size_t bytes = 0;
  for (const Bytes& record : commit.records) {
    if (record.empty())
      return refuse(commit, "a record is empty");
    if (record.size() > record_bytes_max)
      return over(commit, "a record's size", record.size(), record_bytes_max);
    bytes += record.size();
  }
  return bytes;
}

Result<std::size_t> check_values(const Commit& commit) {
  std::size_t bytes = 0;
  for (const DisclosedValue& value : commit.disclosures.put) {
    if (value.field.size() > field_bytes_max)
      return over(commit, "a field's name", value.field.size(), field_bytes_max);
    if (value.value.size() > value_bytes_max)
      return over(commit, "a value's size", value.value.size(), value_bytes_max);
    if (value.subject.is_nil())
      return refuse(commit, "a value without a subject");
    bytes += value.field.size() + value.value.size() + sizeof(DisclosedValue);
  }
  for (const ValueKey& key : commit.disclosures.erase) {
    if (key.field.size() > field_bytes_max)
      return over(commit, "a field's name", key.field.size(), field_bytes_max);
    bytes += key.field.size() + sizeof(ValueKey);
  }
  for (const FeedEntry& entry : commit.disclosures.feed) {
    if (entry.field.size() > field_bytes_max)
      return over(commit, "a field's name", entry.field.size(), field_bytes_max);
    bytes += entry.field.size() + sizeof(FeedEntry);
  }
  return bytes;
}

Result<std::size_t> check_rows(const Commit& commit) {
  std::size_t bytes = 0;
  for (const RowChange& row : commit.rows) {
    if (row.key.size() > row_key_bytes_max)
      return over(commit, "a row's key", row.key.size(), row_key_bytes_max);
    bytes += row.key.size();
    if (!row.value)
      continue;
    if (row.value->size() > row_value_bytes_max)
      return over(commit, "a row's size", row.value->size(), row_value_bytes_max);
    bytes += row.value->size();
  }
  for (const OutcomeRow& row : commit.outcomes) {
    if (row.outcome.size() > outcome_bytes_max)
      return over(commit, "an outcome's size", row.outcome.size(), outcome_bytes_max);
    bytes += row.outcome.size() + sizeof(OutcomeRow);
  }
  return bytes;
}

} // namespace

Result<void> check_limits(std::span<const Commit> commits) {
  if (commits.empty() || commits.size() > commits_max)
    return fail(
        ErrorCode::invalid_input, "one call commits 1 to " + std::to_string(commits_max) + " elements, not " +
                                      std::to_string(commits.size())
    );
  std::size_t call_bytes = 0;
  for (const Commit& commit : commits) {
    VERDIEP_TRY(record_bytes, check_records(commit));
    VERDIEP_TRY(value_bytes, check_values(commit));
    VERDIEP_TRY(row_bytes, check_rows(commit));
    call_bytes += record_bytes + value_bytes + row_bytes;
    if (call_bytes > call_bytes_max)
      return over(commit, "the call's size so far", call_bytes, call_bytes_max);
  }
  return {};
}

Result<void> check_positions(const Commit& commit) {
  if (commit.stream.is_nil() && !commit.records.empty())
    return refuse(commit, "the nil stream takes no records");
  const Position head = commit.expected.plus(commit.records.size());
  const auto exists = [head](Position position) { return position.value >= 1 && position <= head; };
  for (const DisclosedValue& value : commit.disclosures.put)
    if (!exists(value.position))
      return over(commit, "a value's position", value.position.value, head.value);
  for (const FeedEntry& entry : commit.disclosures.feed)
    if (!exists(entry.position))
      return over(commit, "a feed entry's position", entry.position.value, head.value);
  return {};
}

Failure feed_out_of_turn(const Commit& commit, const FeedEntry& entry, std::uint64_t last) {
  return refuse(
      commit, "feed entry number " + std::to_string(entry.seq) + " follows number " + std::to_string(last)
  );
}

} // namespace verdiep::log
