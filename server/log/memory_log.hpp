#pragma once

#include "server/log/log.hpp"

#include <map>
#include <memory>
#include <shared_mutex>
#include <tuple>

namespace verdiep::log {

/// The log contract in the plainest way that is right: maps under one lock. For tests of what stands on the
/// log, for simulation, and as the model that `rocksdb_log` is compared with.
///
/// Nothing is on disk: what was committed lives as long as the object.
/// Threads  as `Log`
class MemoryLog final : public Log {
public:
  MemoryLog();
  ~MemoryLog() override;

  [[nodiscard]] Result<std::vector<CommitResult>> commit(std::span<const Commit> commits) override;
  [[nodiscard]] Result<Position> head(StreamId stream) const override;
  [[nodiscard]] Result<std::vector<StreamId>> streams() const override;
  [[nodiscard]] Result<void>
  read(StreamId stream, Position from, Position to, const RecordVisitor& visit) const override;
  [[nodiscard]] Result<std::vector<FeedItem>> read_feed(
      StreamId stream, const disclosures::Audience& audience, std::uint64_t from_seq, std::size_t count
  ) const override;
  [[nodiscard]] Result<std::uint64_t>
  feed_head(StreamId stream, const disclosures::Audience& audience) const override;
  [[nodiscard]] Result<std::optional<DisclosedValue>>
  value(StreamId stream, const ValueKey& key) const override;
  [[nodiscard]] Result<std::optional<Bytes>> outcome(AccountId account, CommandId command) const override;
  [[nodiscard]] Result<std::optional<Bytes>> row(Table table, ByteView key) const override;
  [[nodiscard]] Result<std::vector<std::pair<Bytes, Bytes>>>
  rows(Table table, ByteView prefix) const override;
  [[nodiscard]] Result<void> purge(StreamId stream, disclosures::SubjectId subject) override;

  /// From now on every commit fails with `error` and writes nothing; nullopt: takes commits again. For tests
  /// of the callers.
  void fail_commits(std::optional<Error> error);

private:
  using FeedKey = std::pair<StreamId, disclosures::Audience>;
  using ValueIndex = std::tuple<StreamId, Position, std::string>;
  using Record = std::shared_ptr<const Bytes>; // shared: a reader visits without the lock

  struct Contents {
    std::map<StreamId, std::vector<Record>> records;
    std::map<FeedKey, std::vector<FeedEntry>> feeds;
    std::map<ValueIndex, DisclosedValue> values;
    std::map<std::pair<AccountId, CommandId>, Bytes> outcomes;
    std::map<std::pair<Table, Bytes>, Bytes> rows;
  };

  [[nodiscard]] Position head_of(StreamId stream) const;
  [[nodiscard]] Result<void> check_feeds(std::span<const Commit> commits) const;
  void apply(const Commit& commit);
  void apply_disclosures(const Commit& commit);

  mutable std::shared_mutex mutex_; // guards what follows
  Contents contents_;
  std::optional<Error> failure_;
};

} // namespace verdiep::log
