#pragma once

#include "events/types/bytes.hpp"
#include "events/types/id.hpp"
#include "events/types/personal.hpp"
#include "events/types/position.hpp"
#include "shared/disclosures/audience.hpp"
#include "shared/result.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

/// The store of one organisation: the append-only records of all streams, and what must change with them in
/// one atomic step.
namespace verdiep::log {

// What one call of `commit` may hold; more is `invalid_input`.
inline constexpr std::size_t commits_max = 1024;
inline constexpr std::size_t records_max = 1024;         ///< per commit
inline constexpr std::size_t call_bytes_max = 64u << 20; ///< everything in the call together
inline constexpr std::size_t row_key_bytes_max = 1024;
inline constexpr std::size_t row_value_bytes_max = 32u << 20; ///< a snapshot of a full programme fits
inline constexpr std::size_t field_bytes_max = 64;
inline constexpr std::size_t value_bytes_max = 256u << 10; ///< one disclosed value
inline constexpr std::size_t outcome_bytes_max = 64u << 10;

/// An account of the server; the log's member ids are per programme, an account is a person across them.
using AccountId = Id<struct AccountTag>;

/// Ordinary rows, deleted when deleted: not events, not synced. On disk: never renumber.
enum class Table : std::uint8_t {
  accounts = 1,
  sessions = 2,
  invitations = 3,
  ballots = 4,
  tiles = 5,     ///< full Merkle tiles, see shared/merkle
  snapshots = 6, ///< decider states at a position, disposable
  settings = 7,  ///< the organisation's own: signing key id, epochs
  groups = 8,    ///< stream of a group -> stream of its programme, from the commit that formed it
  erasures = 9,  ///< stream, subject: what was erased and not yet purged, from the commit that erased it
};

/// Puts `value` under `key`, or deletes the key. Changes of one call apply in their order.
///
/// A key must hold no personal words (use a keyed hash of an e-mail address): keys also stand in the engine's
/// own bookkeeping, where an erasure reaches them last.
struct RowChange {
  Table table = Table::accounts;
  Bytes key;
  std::optional<Bytes> value;
};

/// A personal value beside its record. At rest salt and value are encrypted under the key of its stream and
/// subject.
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
  std::uint64_t seq = 0; ///< gapless from 1 within (stream, audience)
  bool grant = true;
  Position position;
  std::string field;
};

struct ValueKey {
  Position position;
  std::string field;
};

/// Applied in the order of the fields: a value that is put and erased in one commit is erased.
///
/// Shape    positions are 1 up to the head after this commit; a feed's numbers continue where the feed ends
struct DisclosureChanges {
  std::vector<DisclosedValue> put;
  std::vector<ValueKey> erase;
  std::vector<FeedEntry> feed;
};

/// What became of a command, kept by (account, command id). `outcome` is opaque here
/// (server/pipeline/outcome.hpp).
struct OutcomeRow {
  AccountId account;
  CommandId command;
  Bytes outcome;
};

/// One atomic change of a stream. `records` may be empty: rows or outcomes alone (what belongs to no stream
/// goes under the nil stream, whose head stays 0).
struct Commit {
  StreamId stream;
  Position expected;          ///< the head the writer believes in; the first record goes to `expected.next()`
  std::vector<Bytes> records; ///< canonical CBOR, each at most `record_bytes_max`
  DisclosureChanges disclosures;
  std::vector<RowChange> rows;
  std::vector<OutcomeRow> outcomes;
};

/// Per commit: done, or the head was elsewhere and nothing of this commit was written.
enum class CommitResult : std::uint8_t { committed, head_moved };

/// A feed entry as read back. `value` is missing when the entry is a withdrawal, when a later entry of the
/// same feed withdraws what it grants (so that who catches up is not sent what was taken back), and when the
/// value has been erased since.
struct FeedItem {
  FeedEntry entry;
  std::optional<DisclosedValue> value;
};

/// Receives records in order; return false to stop.
using RecordVisitor = std::function<bool(Position, ByteView)>;

/// The log contract. `rocksdb_log` and `memory_log` keep it under one conformance suite; a distributed engine
/// may come behind it.
///
/// Invariants  1. What `commit` returned `committed` for is on disk, whole, after kill -9 and power loss.
///             2. The elements of one call are each all or nothing; all share one sync.
///             3. Positions of a stream are 1, 2, 3 … without gaps; a record never changes.
///             4. What is erased stays readable nowhere once `purge` returned.
/// Threads     `commit`, `purge`: one thread, the committer's. Everything else: any thread, at any time.
class Log {
public:
  virtual ~Log() = default;

  /// Commits every element, each all or nothing, all with one sync; durable on return, and visible to readers
  /// only then.
  ///
  /// Elements are taken in order: one of a stream sees the heads, feeds and rows that the ones before it in
  /// the same call left.
  ///
  /// Shape    1..commits_max elements of 0..records_max records, each 1..record_bytes_max bytes of CBOR
  /// Errors   per element: head_moved (nothing of it written, decide again)
  ///          for all: storage_full (nothing written, try later); invalid_input (a limit passed, a feed
  ///          number out of turn: nothing written, a bug of the caller); damaged or unavailable (fatal:
  ///          whether it is on disk is not known, this log takes no commit any more)
  /// Owner    bytes are copied
  [[nodiscard]] virtual Result<std::vector<CommitResult>> commit(std::span<const Commit> commits) = 0;

  /// The last position of a stream, 0 for one that does not exist.
  [[nodiscard]] virtual Result<Position> head(StreamId stream) const = 0;
  /// All streams that have a record, in the order of their ids.
  [[nodiscard]] virtual Result<std::vector<StreamId>> streams() const = 0;

  /// Visits the records from..to, both included, as far as they existed when the call began; `from` 0 is
  /// taken as 1.
  ///
  /// No lock is held while visiting: the visitor may call the log. The bytes are valid during the visit.
  /// Errors   damaged, with stream and position: a record is missing or its bytes do not match their checksum
  [[nodiscard]] virtual Result<void>
  read(StreamId stream, Position from, Position to, const RecordVisitor& visit) const = 0;

  /// At most `count` entries of an audience's feed, from `seq` on.
  [[nodiscard]] virtual Result<std::vector<FeedItem>> read_feed(
      StreamId stream, const disclosures::Audience& audience, std::uint64_t from_seq, std::size_t count
  ) const = 0;
  /// The last number in an audience's feed, 0 if it is empty.
  [[nodiscard]] virtual Result<std::uint64_t>
  feed_head(StreamId stream, const disclosures::Audience& audience) const = 0;

  /// A personal value itself, whoever may see it; nothing if it was never stored or has been erased.
  [[nodiscard]] virtual Result<std::optional<DisclosedValue>>
  value(StreamId stream, const ValueKey& key) const = 0;

  [[nodiscard]] virtual Result<std::optional<Bytes>> outcome(AccountId account, CommandId command) const = 0;
  [[nodiscard]] virtual Result<std::optional<Bytes>> row(Table table, ByteView key) const = 0;
  /// All rows of a table whose key starts with `prefix`, in key order.
  [[nodiscard]] virtual Result<std::vector<std::pair<Bytes, Bytes>>>
  rows(Table table, ByteView prefix) const = 0;

  /// Makes what was erased unreadable: erases what is left of the subject's values in the stream, destroys
  /// its key, then rewrites every file that may still hold deleted values, rows, outcomes or feed entries of
  /// any stream.
  ///
  /// Without a subject (nil) no key is destroyed: for removed posts whose retention has passed, and for
  /// deleted accounts. Slow (seconds on a large store) and resumable: after a failure or a crash call it
  /// again. Call it after the commit that erased.
  ///
  /// Errors   unavailable (fatal, as for `commit`); storage_full (rewriting needs room)
  [[nodiscard]] virtual Result<void> purge(StreamId stream, disclosures::SubjectId subject) = 0;
};

} // namespace verdiep::log
