#pragma once

#include "server/log/log.hpp"
#include "server/log/rocksdb_database.hpp"
#include "server/log/store_encoding.hpp"
#include "server/log/stream_heads.hpp"
#include "server/log/subject_keys.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace verdiep::log {

/// "stream 0190…, position 17": where something is wrong.
[[nodiscard]] std::string place_text(StreamId stream, Position position);
/// Stored bytes at a place are not what was written.
[[nodiscard]] Failure damage(std::string where, std::string what);

/// Reads records: whole pages first, then what is not packed yet by way of the index.
///
/// Errors   damaged, naming stream and position
/// Threads  any
class RecordReader {
public:
  RecordReader(const Database& database, const StreamHeads& heads) : database_(database), heads_(heads) {}

  [[nodiscard]] Result<void>
  read(StreamId stream, Position from, Position to, const RecordVisitor& visit) const;

  using StoredVisitor = std::function<bool(const StoredRecord&)>;
  /// The same without pages; all of from..to must exist.
  [[nodiscard]] Result<void>
  read_unpacked(StreamId stream, Position from, Position to, const StoredVisitor& visit) const;

private:
  /// Returns true to go on.
  [[nodiscard]] Result<bool> read_page(
      StreamId stream, std::uint64_t page, Position from, Position to, const RecordVisitor& visit
  ) const;
  [[nodiscard]] Result<std::vector<std::string>> log_keys(StreamId stream, Position from, Position to) const;
  [[nodiscard]] Result<bool> visit_records(
      StreamId stream, Position from, const std::vector<std::string>& keys, const StoredVisitor& visit
  ) const;

  const Database& database_;
  const StreamHeads& heads_;
};

/// Reads feeds and the values they grant, decrypted.
///
/// Errors   damaged, naming stream and position; also when the key of a value is in no entry of subject-keys
/// Threads  any
class DisclosureReader {
public:
  DisclosureReader(const Database& database, const SubjectKeys& keys) : database_(database), keys_(keys) {}

  [[nodiscard]] Result<std::vector<FeedItem>> read_feed(
      StreamId stream, const disclosures::Audience& audience, std::uint64_t from_seq, std::size_t count
  ) const;
  [[nodiscard]] Result<std::optional<DisclosedValue>> value(StreamId stream, const ValueKey& key) const;

private:
  [[nodiscard]] Result<FeedItem> read_item(StreamId stream, FeedEntry entry) const;
  [[nodiscard]] Result<bool> is_withdrawn(StreamId stream, const FeedEntry& entry) const;

  const Database& database_;
  const SubjectKeys& keys_;
};

/// The value of a stored row of `values`, or nullopt if its key was destroyed. `where` is for errors.
[[nodiscard]] Result<std::optional<DisclosedValue>> open_value(
    const SubjectKeys& keys,
    std::string_view key,
    std::string_view stored,
    const std::function<std::string()>& where
);

} // namespace verdiep::log
