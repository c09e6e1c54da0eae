#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "events/types/bytes.hpp"
#include "events/types/id.hpp"
#include "events/types/personal.hpp"
#include "events/types/position.hpp"
#include "shared/disclosures/audience.hpp"
#include "shared/result.hpp"

/// The store of one organisation: the append-only records of all streams, and what must change with them in one atomic step.
namespace verdiep::log {

inline constexpr std::size_t commits_max = 1024;
inline constexpr std::size_t records_max = 1024;  ///< per commit

/// An account of the server; the log's member ids are per programme, an account is a person across them.
using AccountId = Id<struct AccountTag>;

/// Ordinary rows, deleted when deleted: not events, not synced. On disk: never renumber.
enum class Table : std::uint8_t {
  accounts = 1,
  sessions = 2,
  invitations = 3,
  ballots = 4,
  tiles = 5,      ///< full Merkle tiles, see shared/merkle
  snapshots = 6,  ///< decider states at a position, disposable
  settings = 7,   ///< the organisation's own: signing key id, epochs
};

/// Puts `value` under `key`, or deletes the key.
struct RowChange {
  Table table = Table::accounts;
  Bytes key;
  std::optional<Bytes> value;
};

/// A personal value beside its record. At rest it is encrypted under its subject's key.
struct DisclosedValue {
  Position position;
  std::string field;
  disclosures::SubjectId subject;
  Salt salt;
  Bytes value;
};

/// One entry of an audience's feed: the value at (position, field) is given to it, or taken from it.
struct FeedEntry {
  disclosures::Audience audience;
  std::uint64_t seq = 0;  ///< gapless from 1 within (stream, audience)
  bool grant = true;
  Position position;
  std::string field;
};

struct ValueKey {
  Position position;
  std::string field;
};

struct DisclosureChanges {
  std::vector<DisclosedValue> put;
  std::vector<ValueKey> erase;
  std::vector<FeedEntry> feed;
};

/// What became of a command, kept by (account, command id). `outcome` is opaque here (server/pipeline/outcome.hpp).
struct OutcomeRow {
  AccountId account;
  CommandId command;
  Bytes outcome;
};

/// One atomic change of a stream. `records` may be empty: rows or outcomes alone.
struct Commit {
  StreamId stream;
  Position expected;             ///< the head the writer believes in; the first record goes to `expected.next()`
  std::vector<Bytes> records;    ///< canonical CBOR, each at most `record_bytes_max`
  DisclosureChanges disclosures;
  std::vector<RowChange> rows;
  std::vector<OutcomeRow> outcomes;
};

/// Per commit: done, or the head was elsewhere and nothing of this commit was written.
enum class CommitResult : std::uint8_t { committed, head_moved };

/// A feed entry as read back. `value` and `salt` are missing when it is a withdrawal or the value has been erased since.
struct FeedItem {
  FeedEntry entry;
  std::optional<DisclosedValue> value;
};

/// Receives records in order; return false to stop.
using RecordVisitor = std::function<bool(Position, ByteView)>;

/// The log contract. `rocksdb_log` and `memory_log` keep it under one conformance suite; a distributed engine may come behind it.
///
/// Invariants  1. What `commit` returned `committed` for is on disk, whole, and survives kill -9 and power loss.
///             2. The elements of one call are each all or nothing; all share one sync.
///             3. Positions of a stream are 1, 2, 3 … without gaps; a record never changes.
///             4. What is erased stays readable nowhere once `purge` returned.
/// Threads     `commit`, `purge`: one thread, the committer's. Everything else: any thread, at any time.
class Log {
 public:
  virtual ~Log() = default;

  /// Commits every element, each all or nothing, all with one sync; durable on return.
  ///
  /// Shape    1..commits_max elements, each 0..records_max records of canonical CBOR, each at most record_bytes_max bytes
  /// Errors   per element: head_moved (nothing of it written, decide again) · for all: storage_full (nothing written, try later),
  ///          damaged or unavailable (fatal: the state in memory may not be trusted, stop serving)
  /// Owner    bytes are copied
  [[nodiscard]] virtual Result<std::vector<CommitResult>> commit(std::span<const Commit> commits) = 0;

  /// The last position of a stream, 0 for one that does not exist.
  [[nodiscard]] virtual Result<Position> head(StreamId stream) const = 0;
  [[nodiscard]] virtual Result<std::vector<StreamId>> streams() const = 0;

  /// Visits the records from..to, both included, as far as they exist.
  /// Errors   damaged, with stream and position: a record is missing or its bytes do not match their checksum
  [[nodiscard]] virtual Result<void> read(StreamId stream, Position from, Position to, const RecordVisitor& visit) const = 0;

  /// At most `count` entries of an audience's feed, from `seq` on.
  [[nodiscard]] virtual Result<std::vector<FeedItem>> read_feed(StreamId stream, const disclosures::Audience& audience,
                                                                std::uint64_t from_seq, std::size_t count) const = 0;
  /// The last number in an audience's feed, 0 if it is empty.
  [[nodiscard]] virtual Result<std::uint64_t> feed_head(StreamId stream, const disclosures::Audience& audience) const = 0;

  [[nodiscard]] virtual Result<std::optional<Bytes>> outcome(AccountId account, CommandId command) const = 0;
  [[nodiscard]] virtual Result<std::optional<Bytes>> row(Table table, ByteView key) const = 0;
  /// All rows of a table whose key starts with `prefix`, in key order.
  [[nodiscard]] virtual Result<std::vector<std::pair<Bytes, Bytes>>> rows(Table table, ByteView prefix) const = 0;

  /// Makes what was erased unreadable: destroys the subject's key, then rewrites every file that may still hold deleted values.
  /// Slow (seconds on a large store); call it after the commit that erased the values.
  [[nodiscard]] virtual Result<void> purge(StreamId stream, disclosures::SubjectId subject) = 0;
};

}  // namespace verdiep::log
