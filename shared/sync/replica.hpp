#pragma once

#include "events/command.hpp"
#include "events/record.hpp"
#include "events/types/bytes.hpp"
#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "shared/projections/model.hpp"
#include "shared/stream/context.hpp"
#include "shared/sync/decoded_record.hpp"
#include "shared/sync/device_log.hpp"
#include "shared/sync/disclosed_values.hpp"
#include "shared/sync/frames.hpp"
#include "shared/sync/history.hpp"
#include "shared/sync/line.hpp"
#include "shared/sync/log_rows.hpp"
#include "shared/sync/outbox.hpp"
#include "shared/sync/tab_frames.hpp"
#include "shared/sync/witness.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

/// A client's copy of one stream, pure: frames, commands, answers of the device and ticks in, effects out.
namespace verdiep::sync {

namespace effect {

/// Send one message to the server.
struct SendFrame {
  Bytes frame;
};
/// Write the row and sync it; then call `outbox_stored(id)`. A later row of the same id replaces it.
struct StoreOutbox {
  CommandId id;
  Bytes row;
};
struct DeleteOutbox {
  CommandId id;
};
/// Write the rows of the stream's copy, all or none; then call `rows_stored()`, or `rows_failed()`. One such write is
/// under way at a time, but for the one that `forget` asks for.
struct StoreRows {
  std::vector<RowChange> changes; ///< in order
  bool is_synced = false;         ///< to be on the disk before the answer: the server will be told
};
/// End the connection. `again`: connect again, later each time (1 s, 2 s, … 60 s with some chance in it); if
/// not, wait for a person.
struct Disconnect {
  std::string reason;
  bool again = true;
};
/// The screen may have to be drawn anew.
struct Changed {
  bool model = false;  ///< what `shown()` says
  bool outbox = false; ///< entries or their status
  bool line = false;   ///< `line()`, `trouble()`
};
/// What the device holds is not what is held here any more: start a new replica from its rows.
struct ReadAnew {};
/// What a report is about. All but `other` are also to be told to the server, which counts them.
enum class Matter : std::uint8_t { other, state_diverged, state_rebuilt, copy_damaged };
/// Something that developers must hear of, and what the screen shows of it by `trouble()`.
struct Report {
  std::string what;
  Matter matter = Matter::other;
};

} // namespace effect

using ReplicaEffect = std::variant<
    effect::SendFrame,
    effect::StoreOutbox,
    effect::DeleteOutbox,
    effect::StoreRows,
    effect::Disconnect,
    effect::Changed,
    effect::ReadAnew,
    effect::Report>;
using ReplicaEffects = std::vector<ReplicaEffect>;

/// Which tab of this browser keeps the copy: writes its rows, and has the line.
enum class Keeper : std::uint8_t {
  this_tab,
  another_tab, ///< this one follows what that writes, and asks nothing of anybody
};

/// What the device kept.
struct DeviceRows {
  std::vector<OutboxRow> outbox;
  std::vector<LogRow> log; ///< in any order
};

/// Invariants  1. The confirmed log is a prefix of the server's: records are taken in order, without gaps; a
/// record that was taken
///                never changes.
///             2. `shown()` = the confirmed model with the pending commands decided on top, in their order;
///             without them it *is* the
///                confirmed one.
///             3. A command that is refused while being entered is never queued. One that is queued is sent
///             until the server's
///                outcome is known, and is gone only by: its event, `drop`, `retry`.
///             4. A command is sent only after the device stored it.
///             5. One rejection never blocks the rest: what follows is sent and decided on its own.
///             6. A value is shown only if it is the one that its record's commitment covers, and as long as
///             an audience grants it.
///             7. Doubled and late frames change nothing.
///             8. A history that contradicts a checkpoint seen before is refused: nothing of it is taken.
///             9. What the device kept is shown only if it is whole: gapless, under the root of the last checkpoint,
///             each value under
///                its commitment. What is not is dropped and read from the server again; the outbox stays.
///            10. A withdrawal is confirmed, and a command that landed leaves the outbox, when the device wrote what
///            follows from it.
///            11. Of several tabs one keeps the copy. The others send nothing and write no row of it; what they hold is
///            what that one wrote,
///                and the outbox of all is one.
/// Threads     one
class Replica {
public:
  /// Of a programme's stream.
  explicit Replica(StreamId stream);
  /// Of a group's stream, which is decided with its programme's state: `programme` is the confirmed state of the
  /// programme's replica, and outlives this one. After each change of it call `programme_changed`.
  Replica(GroupId group, const stream::State& programme);

  // The device.
  /// Call once, before anything else. What was kept is replayed: from here on there is something to see.
  [[nodiscard]] ReplicaEffects start(DeviceRows rows, Keeper keeper = Keeper::this_tab);
  [[nodiscard]] ReplicaEffects outbox_stored(CommandId id);
  [[nodiscard]] ReplicaEffects rows_stored();
  /// Nothing of it was written; it is tried again after a while.
  [[nodiscard]] ReplicaEffects rows_failed();
  /// Deletes the rows of the stream's copy, witness included: this stream is not to be kept any more.
  [[nodiscard]] ReplicaEffects forget();
  /// Deletes the rows of the outbox that cannot be read: a person saw to them.
  [[nodiscard]] ReplicaEffects drop_unreadable();

  // The person.
  /// Decides `command` on what is shown, and queues it. Commitments are computed here from salts and values.
  /// Errors   the rejection; nothing is queued, the words stay where they were typed
  [[nodiscard]] tl::expected<ReplicaEffects, Rejection> submit(Command command);
  /// Lets a refused command go.
  [[nodiscard]] ReplicaEffects drop(CommandId id);
  /// Queues a refused command anew under a new id, with `edited` in place of its values of the same fields; the
  /// refused one goes when the new one is stored.
  /// Errors   the rejection, if the rules here say no: it stays as it was
  [[nodiscard]] tl::expected<ReplicaEffects, Rejection>
  retry(CommandId id, CommandId new_id, Timestamp at, const std::vector<PersonalValue>& edited = {});
  [[nodiscard]] ReplicaEffects trust_new_key();
  /// Decides anew what waits: the person may have left the group, or the programme been closed.
  [[nodiscard]] ReplicaEffects programme_changed();

  // The other tabs of this browser.
  /// Rows of the copy that the keeping tab wrote, in its order.
  [[nodiscard]] ReplicaEffects follow(const std::vector<RowChange>& rows);
  /// A row of the outbox that another tab wrote.
  [[nodiscard]] ReplicaEffects adopt(const OutboxRow& row);
  /// Another tab deleted it.
  [[nodiscard]] ReplicaEffects let_go(CommandId id);
  [[nodiscard]] Standing standing() const;
  /// As the keeping tab stands with the server, so does this one.
  [[nodiscard]] ReplicaEffects stand(const Standing& standing);

  // The connection.
  [[nodiscard]] ReplicaEffects connected();
  [[nodiscard]] ReplicaEffects disconnected();
  [[nodiscard]] ReplicaEffects received(ByteView frame);
  /// What the clock says: right after `start`, and then every second or so.
  [[nodiscard]] ReplicaEffects tick(std::int64_t now_ms);

  // What there is to see. References are valid until the next call of a function above.
  [[nodiscard]] const projections::Model& shown() const;
  [[nodiscard]] const projections::Model& confirmed() const { return confirmed_; }
  [[nodiscard]] const std::vector<Pending>& outbox() const { return outbox_; }
  /// Rows of the outbox that are damaged, or of a newer version.
  [[nodiscard]] const std::vector<OutboxRow>& unreadable() const { return unreadable_; }
  [[nodiscard]] const RecordLog& log() const { return history_.log(); }
  [[nodiscard]] Sha256 root() const { return history_.root(); }
  [[nodiscard]] MemberId member() const { return witness_.member(); }
  [[nodiscard]] const Witness& witness() const { return witness_; }
  [[nodiscard]] Line line() const { return line_; }
  /// Whether the copy was once all that the server had, on this device and in this epoch: before that it tells half a
  /// story.
  [[nodiscard]] bool has_caught_up() const { return has_caught_up_; }
  [[nodiscard]] Trouble trouble() const;
  /// Whether its event is among the last records.
  [[nodiscard]] bool has_landed(CommandId id) const;

private:
  struct KeptRows;

  // The device's copy.
  void take_outbox(const std::vector<OutboxRow>& rows);
  void take_copy(std::vector<LogRow> rows);
  [[nodiscard]] bool take_witness(ByteView row);
  void take_pages(KeptRows& kept);
  /// False if the page is not whole: nothing of it is taken.
  [[nodiscard]] bool take_page(std::uint32_t page, ByteView records, const Bytes* values);
  void take_values(std::uint32_t page, ByteView row, const std::vector<DecodedRecord>& records);
  [[nodiscard]] bool
  take_value(StoredValue&& stored, Position first, const std::vector<DecodedRecord>& records);
  void take_cursors(const KeptRows& kept);
  void let_go_of_copy();
  void damaged(const std::string& what);
  void read_feeds_anew();
  [[nodiscard]] StoredHead stored_head() const;

  // The copy that another tab keeps.
  [[nodiscard]] bool follow_row(const RowChange& change);
  [[nodiscard]] bool follow_head(ByteView row);
  [[nodiscard]] bool follow_records(std::uint32_t page, ByteView row);
  [[nodiscard]] bool follow_record(Position position, ByteView bytes);
  [[nodiscard]] bool follow_values(std::uint32_t page, ByteView row);
  void forget_values(Position first, Position last);

  void on_frame(const Welcome& frame);
  void on_frame(const Batch& frame);
  void on_frame(const Disclosures& frame);
  void on_frame(const Revoked& frame);
  void on_frame(const Outcome& frame);
  void on_frame(const Checkpoint& frame);
  void on_frame(const Bye& frame);

  // Records.
  /// Whether the first `count` records of the frame are the ones held.
  [[nodiscard]] bool matches_log(const Batch& frame, std::size_t count) const;
  /// Takes the record at `head.next()`; false if the connection was ended over it.
  [[nodiscard]] bool take_record(ByteView bytes);
  /// The command of which this is the event, marked so.
  Pending* find_landed(const DecodedRecord& record);
  void hold_own_values(const DecodedRecord& record);
  void remove_landed();
  void check_state();
  void rebuild();
  void start_over();

  // Values.
  void take_grant(const Audience& audience, const Grant& grant);
  [[nodiscard]] bool is_true_value(const Grant& grant) const;
  void revoke(const Audience& audience);
  void confirm_deleted();

  // The outbox.
  [[nodiscard]] Pending* find(CommandId id);
  void enqueue(Command command, std::optional<CommandId> replaces);
  void reject(Pending& pending, Verdict verdict);
  void remove(CommandId id);
  /// Its event is in the log: the device lets go of it when it has the event.
  void remove_kept(CommandId id);
  void take_out(CommandId id);
  void sort_outbox();
  void store(const Pending& pending);
  void send_waiting();
  void send(Pending& pending, Position base);

  // The connection.
  void judge(Witness::Finding finding);
  void refuse(Trouble trouble, std::string reason);
  void hang_up(std::string reason, bool again = true);
  void leave_line(Line line);
  void set_clock_back(std::int64_t now_ms);
  void go_live();
  void report(std::string what, effect::Matter matter = effect::Matter::other);

  void store_rows();
  void show_anew();
  [[nodiscard]] ReplicaEffects take_effects();

  [[nodiscard]] stream::Context context() const;

  StreamId stream_;
  const stream::State* programme_ = nullptr; ///< set for a group's stream
  Keeper keeper_ = Keeper::this_tab;

  // What the server said: the log, what follows from it, and how far each feed was read.
  History history_;
  projections::Model confirmed_;
  DisclosedValues values_;
  std::map<Audience, std::uint64_t> cursors_;
  std::map<Audience, std::uint64_t>
      deleted_; ///< withdrawals that are carried out on the device and not confirmed yet
  Witness witness_;
  bool has_caught_up_ = false;
  DeviceLog device_;
  bool is_copy_damaged_ = false; ///< as it was read at the start

  // What was done here. `shown_` is set as long as there is something to show on top.
  std::vector<Pending> outbox_;
  std::vector<OutboxRow> unreadable_;
  std::set<CommandId>
      gone_; ///< that were in the outbox: what other tabs told of them may still be on its way
  std::uint64_t next_order_ = 1;
  std::optional<projections::Model> shown_;

  // The line.
  Line line_ = Line::offline;
  Trouble trouble_ = Trouble::none;
  Position head_named_; ///< by `Welcome`: what catching up leads to
  std::int64_t now_ms_ = 0;
  std::int64_t line_since_ms_ = 0;
  std::int64_t rows_pause_until_ms_ = 0; ///< the device could not write
  bool has_reported_divergence_ = false;

  ReplicaEffects effects_;
  effect::Changed changed_;
};

} // namespace verdiep::sync
