#pragma once

#include "events/types/bytes.hpp"
#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "shared/projections/disclosed.hpp"
#include "shared/sync/disclosed_values.hpp"
#include "shared/sync/history.hpp"
#include "shared/sync/log_rows.hpp"
#include "shared/sync/witness.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace verdiep::sync {

/// What is kept, as it stands in memory.
struct KeptCopy {
  const History& history;
  const projections::Disclosed& disclosed;
  const DisclosedValues& values;
  const Witness& witness;
  const StoredHead& head;
};

/// What must wait until the device holds, or no longer holds, all that is known now.
struct WhenStored {
  std::map<Audience, std::uint64_t> deleted; ///< withdrawals up to here may be confirmed
  std::vector<CommandId> landed;             ///< their event is kept: the outbox may let go of them
};

/// What the write under way takes care of, to be behind again if it fails.
struct RowsUnderWay {
  Position stored_before;
  std::set<std::uint32_t> values;
  std::vector<RowKey> dropped;
  bool holds_witness = false;
  bool is_overtaken = false; ///< by `start_over`
  WhenStored waiting;
};

/// Which rows of a copy the device has yet to write.
///
/// Shape    one write at a time; what changes meanwhile is in the next. So a live record costs its page, and catching
///          up costs as many writes as the device can keep up with
/// Invariants  1. A write holds all that changed before it, or is followed by more: only the last holds the head row,
///                so that cursors are never ahead of values.
///             2. What waits is told when the write that covers it is done, not before.
///             3. What failed to be written is behind again.
class DeviceLog {
public:
  // At the start.
  /// So many records are on the device, and the values of these pages.
  void begin(Position stored, std::set<std::uint32_t> value_pages);
  /// The row is of no use.
  void drop(const RowKey& key);

  // What changed. Records are looked up in the history.
  void values_changed(Position position) { values_.insert(page_of(position)); }
  void head_changed() { is_head_behind_ = true; }
  void witness_changed() { is_witness_behind_ = true; }
  /// What is kept is of a history that is no more: all rows go but the witness's.
  void start_over();
  /// The same with the witness's row, for good, and without waiting for the write under way.
  void forget();
  [[nodiscard]] bool is_forgotten() const { return is_forgotten_; }

  // What waits.
  void when_deleted(const Audience& audience, std::uint64_t seq);
  void when_landed(CommandId id);

  // Writing.
  /// The next write; empty while one is under way, and when there is nothing to write.
  [[nodiscard]] std::vector<RowChange> next_write(const KeptCopy& copy);
  /// Whether the server will be told that what is being written is done.
  [[nodiscard]] bool is_confirming() const { return writing_ && !writing_->waiting.deleted.empty(); }
  [[nodiscard]] WhenStored stored();
  void failed();

private:
  [[nodiscard]] bool is_behind(Position head) const;
  void take_records(std::vector<RowChange>& changes, const KeptCopy& copy);
  void take_values(std::vector<RowChange>& changes, const KeptCopy& copy);

  Position stored_; ///< records of which the rows are written, or being written
  std::set<std::uint32_t> values_;
  std::vector<RowKey> dropped_;
  bool is_head_behind_ = false;
  bool is_witness_behind_ = false;
  bool is_forgotten_ = false;
  WhenStored waiting_;
  std::uint32_t pages_ = 0;             ///< no row on the device has a page from here on
  std::set<std::uint32_t> value_pages_; ///< that have a row of values there, once all is written
  std::optional<RowsUnderWay> writing_;
};

} // namespace verdiep::sync
