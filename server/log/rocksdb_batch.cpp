#include "server/log/rocksdb_batch.hpp"

#include "server/log/commit_check.hpp"
#include "server/log/sealed_value.hpp"
#include "server/log/store_encoding.hpp"
#include "server/log/write_ahead_log.hpp"

#include <limits>

namespace verdiep::log {

BatchBuilder::BatchBuilder(
    const Database& database,
    const StreamHeads& heads,
    const FeedHeads& feed_heads,
    SubjectKeys& keys,
    StoreCounters counters
)
    : database_(database), heads_(heads), feed_heads_(feed_heads), keys_(keys), counters_(counters) {
  ++counters_.call;
  // First of all, and in the default family: write_ahead_log.hpp reads it there.
  batch_.Put(rocksdb::Slice(call_number_key.data(), call_number_key.size()), big_endian(counters_.call));
}

Result<CommitResult> BatchBuilder::add(const Commit& commit) {
  const auto staged = new_heads_.find(commit.stream);
  const Position head = staged == new_heads_.end() ? heads_.of(commit.stream).head : staged->second;
  if (head != commit.expected)
    return CommitResult::head_moved;
  VERDIEP_CHECK(check_positions(commit));
  add_records(commit);
  VERDIEP_CHECK(add_disclosures(commit));
  add_rows(commit);
  return CommitResult::committed;
}

void BatchBuilder::add_records(const Commit& commit) {
  if (commit.records.empty())
    return;
  Position position = commit.expected;
  for (const Bytes& record : commit.records) {
    position = position.next();
    ++counters_.global;
    put(Family::log, log_key(counters_.global), encode_stored_record(commit.stream, position, record));
    put(Family::index, index_key(commit.stream, position), big_endian(counters_.global));
  }
  const std::string key = stream_key(commit.stream);
  const std::string head = big_endian(position.value);
  put(Family::heads, key, with_checksum(key, bytes_of(head)));
  new_heads_[commit.stream] = position;
}

Result<void> BatchBuilder::add_disclosures(const Commit& commit) {
  for (const DisclosedValue& value : commit.disclosures.put) {
    const std::string key = value_key(commit.stream, value.position, value.field);
    const auto [id, secret] = keys_.sealing_key(commit.stream, value.subject);
    put(Family::values, key, seal(value, key, id, secret));
  }
  for (const ValueKey& erased : commit.disclosures.erase)
    erase(Family::values, value_key(commit.stream, erased.position, erased.field));
  for (const FeedEntry& entry : commit.disclosures.feed)
    VERDIEP_CHECK(add_feed_entry(commit, entry));
  return {};
}

Result<void> BatchBuilder::add_feed_entry(const Commit& commit, const FeedEntry& entry) {
  const std::string audience = audience_key(commit.stream, entry.audience);
  VERDIEP_TRY(last, feed_head(audience));
  if (entry.seq != last + 1)
    return feed_out_of_turn(commit, entry, last);
  const std::string key = feed_key(commit.stream, entry.audience, entry.seq);
  put(Family::feeds, key, encode_feed_entry(entry, key));
  if (!entry.grant) {
    const std::string withdrawal = withdrawal_key(commit.stream, entry.audience, entry.position, entry.field);
    const std::string seq = big_endian(entry.seq);
    put(Family::withdrawals, withdrawal, with_checksum(withdrawal, bytes_of(seq)));
  }
  new_feed_heads_[audience] = entry.seq;
  return {};
}

void BatchBuilder::add_rows(const Commit& commit) {
  for (const RowChange& change : commit.rows) {
    const std::string key = row_key(change.table, change.key);
    if (change.value)
      put(Family::rows, key, with_checksum(key, *change.value));
    else
      erase(Family::rows, key);
  }
  for (const OutcomeRow& row : commit.outcomes) {
    const std::string key = outcome_key(row.account, row.command);
    put(Family::outcomes, key, with_checksum(key, row.outcome));
  }
}

Result<std::uint64_t> BatchBuilder::feed_head(const std::string& audience) const {
  if (const auto staged = new_feed_heads_.find(audience); staged != new_feed_heads_.end())
    return staged->second;
  if (const auto known = feed_heads_.find(audience); known != feed_heads_.end())
    return known->second;
  return stored_feed_head(database_, audience);
}

void BatchBuilder::put(Family family, const std::string& key, const std::string& value) {
  // Fails only for a batch with a size limit or timestamps, which this one has not.
  batch_.Put(database_.family(family), key, value).PermitUncheckedError();
  ++changes_;
}

void BatchBuilder::erase(Family family, const std::string& key) {
  batch_.Delete(database_.family(family), key).PermitUncheckedError();
  ++changes_;
}

rocksdb::WriteBatch& BatchBuilder::finish() {
  batch_.PutLogData(rocksdb::Slice(batch_end.data(), batch_end.size())).PermitUncheckedError();
  return batch_;
}

Result<std::uint64_t> stored_feed_head(const Database& database, const std::string& audience) {
  const auto entries = database.scan(Family::feeds);
  const std::string last = audience + big_endian(std::numeric_limits<std::uint64_t>::max());
  entries->SeekForPrev(last);
  VERDIEP_CHECK(check(*entries, "the end of a feed"));
  if (!entries->Valid() || !entries->key().starts_with(audience))
    return 0;
  return from_big_endian(entries->key().ToStringView().substr(audience.size()));
}

} // namespace verdiep::log
