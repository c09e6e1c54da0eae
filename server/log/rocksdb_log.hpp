#pragma once

#include "server/log/log.hpp"
#include "server/log/store_files.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace rocksdb {
class Env;
}

namespace verdiep::log {

struct RocksdbOptions {
  /// Make the store if the folder is missing (its parent must exist) or empty.
  bool create = false;
  /// An operator's decision: drop a last batch that is complete but broken.
  bool accept_broken_tail = false;
  /// Drop all pages and pack them again; nothing is lost, reading is slow meanwhile.
  bool rebuild_pages = false;
  /// Below this much free space commits are refused: what is left is for finishing what is under way, and
  /// for erasing.
  std::uint64_t reserve_bytes = 256u << 20;
  /// Decompressed blocks kept in memory.
  std::uint64_t cache_bytes = 128u << 20;
  /// Told one line about each thing that was repaired while opening.
  std::function<void(const std::string&)> notice;

  // Tests put faults here.
  std::shared_ptr<rocksdb::Env> environment;
  FileFault file_fault;
};

/// What `RocksdbLog::verify` has read.
struct StoreCounts {
  std::uint64_t streams = 0;
  std::uint64_t records = 0;
  std::uint64_t pages = 0;
  std::uint64_t values = 0;
  std::uint64_t feed_entries = 0;
  std::uint64_t rows = 0;
};

/// The log contract on a folder of its own: a RocksDB database, the keys of subjects, a lock.
///
/// Once a write failed, every later commit returns that first error: whether the write is on disk is not
/// known, so the state in memory may not be trusted. Open the store again.
///
/// Shape    docs/formats/store.md
/// Threads  as `Log`; `verify`, `wait_until_packed`: any
class RocksdbLog final : public Log {
public:
  /// Opens the store in `folder`.
  ///
  /// Before anything is changed: the lock is taken, the format is known, and the write-ahead log is read
  /// through. A batch that was being written at a crash (never acknowledged) is cut off, with a notice.
  ///
  /// Errors   in_use; not_found (no store there, or no parent to make it in); invalid_input (the folder
  ///          holds something else); unsupported (written by a newer version); damaged, with what and where;
  ///          unavailable
  [[nodiscard]] static Result<std::unique_ptr<RocksdbLog>>
  open(const std::filesystem::path& folder, RocksdbOptions options);
  ~RocksdbLog() override;

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

  /// Reads everything there is: every checksum, every position in log, index and pages, every feed number,
  /// every value with its key. Slow; for `verdiep verify`.
  ///
  /// Errors   damaged, with the first thing that is wrong and where
  [[nodiscard]] Result<StoreCounts> verify() const;

  /// Waits until whole pages are packed, as far as there is room.
  void wait_until_packed();

private:
  struct Parts;
  explicit RocksdbLog(std::unique_ptr<Parts> parts);
  [[nodiscard]] Result<void> write(class BatchBuilder& batch);

  std::unique_ptr<Parts> parts_;
};

} // namespace verdiep::log
