#pragma once

#include "server/log/log.hpp"
#include "server/log/rocksdb_database.hpp"
#include "server/log/stream_heads.hpp"
#include "server/log/subject_keys.hpp"

#include <rocksdb/write_batch.h>

#include <cstdint>
#include <map>
#include <string>

namespace verdiep::log {

/// The numbers the store gives out, each without gaps.
struct StoreCounters {
  std::uint64_t call = 0;   ///< of the last batch
  std::uint64_t global = 0; ///< of the last record, over all streams
};

/// The last number of each feed that was written to, by `audience_key`; read from the store once.
using FeedHeads = std::map<std::string, std::uint64_t>;

/// One call of `commit` becoming one batch of RocksDB: decides per element, follows heads and feeds through
/// the call, changes nothing outside itself (new keys of subjects wait in `SubjectKeys` for their sync).
class BatchBuilder {
public:
  BatchBuilder(
      const Database& database,
      const StreamHeads& heads,
      const FeedHeads& feed_heads,
      SubjectKeys& keys,
      StoreCounters counters
  );

  /// Errors   invalid_input, or what reading the store failed with: then the whole batch is void
  [[nodiscard]] Result<CommitResult> add(const Commit& commit);

  [[nodiscard]] bool empty() const { return changes_ == 0; }
  [[nodiscard]] std::size_t bytes() const { return batch_.GetDataSize(); }
  /// Ends the batch; once, and nothing may be added after.
  [[nodiscard]] rocksdb::WriteBatch& finish();

  // What holds once the batch is written.
  [[nodiscard]] const std::map<StreamId, Position>& heads() const { return new_heads_; }
  [[nodiscard]] const FeedHeads& feed_heads() const { return new_feed_heads_; }
  [[nodiscard]] StoreCounters counters() const { return counters_; }

  /// For changes of the store's own: erases one disclosed value.
  void erase_value(const std::string& key) { erase(Family::values, key); }

private:
  void add_records(const Commit& commit);
  [[nodiscard]] Result<void> add_disclosures(const Commit& commit);
  [[nodiscard]] Result<void> add_feed_entry(const Commit& commit, const FeedEntry& entry);
  void add_rows(const Commit& commit);
  [[nodiscard]] Result<std::uint64_t> feed_head(const std::string& audience) const;

  void put(Family family, const std::string& key, const std::string& value);
  void erase(Family family, const std::string& key);

  const Database& database_;
  const StreamHeads& heads_;
  const FeedHeads& feed_heads_;
  SubjectKeys& keys_;

  rocksdb::WriteBatch batch_;
  std::size_t changes_ = 0;
  StoreCounters counters_;
  std::map<StreamId, Position> new_heads_;
  FeedHeads new_feed_heads_;
};

/// The last number in the feed whose `audience_key` is given, as it stands in the store.
[[nodiscard]] Result<std::uint64_t> stored_feed_head(const Database& database, const std::string& audience);

} // namespace verdiep::log
