#pragma once

#include "events/rejection.hpp"
#include "events/types/id.hpp"
#include "events/vocabulary.hpp"
#include "shared/history/proof.hpp"
#include "shared/history/records.hpp"
#include "shared/sync/replica.hpp"
#include "shared/sync/tab_frames.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace verdiep::replica {

/// A text that somebody typed, by the personal field it is for.
using Typed = std::pair<std::string_view, std::string_view>;

/// The names of the device's stores that hold the rows of replicas.
inline constexpr std::string_view outbox_store = "outbox";
inline constexpr std::string_view log_store = "log";

/// A new id, sorted by time (UUID version 7).
[[nodiscard]] std::array<std::uint8_t, 16> new_uuid();

class KeptReplica;

/// The outbox of a page, in which its replicas write: also one that was let go of, when the device comes to it.
struct PageOutbox {
  /// Commands whose rows were deleted, by this tab or another: they are not taken up again, however late what was read or told
  /// of them comes.
  std::set<CommandId> gone;
  /// Hears of each row as the other tabs do. Empty once the page's client is gone.
  std::function<void(const sync::OutboxWritten& written, const KeptReplica& by)> on_written;
};

/// The replica of one stream and its rows on this device; whoever owns it has the connection.
///
/// Shape    rows of the outbox have keys `<outbox_prefix><command id>`, those of the copy `<stream>/<key>`
/// Owner    held by shared pointer: the device answers when it can, also after the page has let go of the stream
/// Threads  the page's one thread
class KeptReplica final : public std::enable_shared_from_this<KeptReplica> {
public:
  /// What it asks of its owner.
  class Host {
  public:
    Host() = default;
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;
    virtual ~Host() = default;

    virtual void send(KeptReplica& replica, const Bytes& frame) = 0;
    virtual void disconnect(KeptReplica& replica, std::string_view reason, bool again) = 0;
    virtual void changed(KeptReplica& replica, const sync::effect::Changed& what) = 0;
    /// What the device holds is not what is held here any more.
    virtual void read_anew() = 0;
    virtual void storage_failed() = 0;
    /// Something that the server is to be told.
    virtual void noticed(sync::effect::Matter matter) = 0;
  };

  /// A group's is decided with the state of `programme`, which lives as long. `outbox` is that of the page.
  KeptReplica(
      sync::Replica replica,
      StreamId stream,
      std::string outbox_prefix,
      Host& host,
      std::shared_ptr<PageOutbox> outbox,
      std::shared_ptr<const KeptReplica> programme = nullptr
  );

  [[nodiscard]] const sync::Replica& replica() const { return replica_; }
  [[nodiscard]] StreamId stream() const { return stream_; }
  [[nodiscard]] const std::string& outbox_prefix() const { return outbox_prefix_; }
  [[nodiscard]] bool holds(CommandId id) const;
  /// The command whose row has this key; nothing for a row of another stream.
  [[nodiscard]] std::optional<CommandId> outbox_id(std::string_view key) const;
  /// The confirmed records, to look back on; valid until the replica takes another.
  [[nodiscard]] history::Records records() const;
  /// The last checkpoint that they agreed with.
  [[nodiscard]] history::Signed signed_head() const;

  /// Reads its rows and starts the replica with them; then calls `ready`. What is heard meanwhile comes after that.
  void start(sync::Keeper keeper, std::function<void()> ready);
  /// A row of the outbox that lies on the device. If it was not known, its tab was closed before it could tell.
  void take_up(CommandId id, const Bytes& row);
  /// What another tab told of this stream.
  void hear(const sync::TabFrame& frame);
  /// From now on the host hears nothing more; the other tabs still hear of what was on its way to the outbox.
  void let_go() { host_ = nullptr; }
  /// Deletes the rows of the copy from the device.
  void forget() { carry_out(replica_.forget()); }

  [[nodiscard]] std::optional<Rejection> submit(CommandBody body, const std::vector<Typed>& texts);
  /// `texts` in place of what was typed in those fields.
  [[nodiscard]] std::optional<Rejection> retry(CommandId id, const std::vector<Typed>& texts);
  void drop(CommandId id) { carry_out(replica_.drop(id)); }

  void drop_unreadable() { carry_out(replica_.drop_unreadable()); }

  void programme_changed() { carry_out(replica_.programme_changed()); }
  void connected() { carry_out(replica_.connected()); }
  void received(ByteView frame) { carry_out(replica_.received(frame)); }
  void disconnected() { carry_out(replica_.disconnected()); }
  void tick(std::int64_t now_ms) { carry_out(replica_.tick(now_ms)); }

private:
  void start(sync::DeviceRows rows, sync::Keeper keeper, std::function<void()> ready);
  void carry_out(const sync::ReplicaEffects& effects);
  void carry_out(const sync::effect::SendFrame& effect);
  void carry_out(const sync::effect::StoreOutbox& effect);
  void carry_out(const sync::effect::DeleteOutbox& effect);
  void carry_out(const sync::effect::StoreRows& effect);
  void carry_out(const sync::effect::Disconnect& effect);
  void carry_out(const sync::effect::Changed& effect);
  void carry_out(const sync::effect::ReadAnew& effect);
  void carry_out(const sync::effect::Report& effect);

  /// Whether the row is of a command that went. Such a row is deleted, if this tab keeps the copy: who was to do it was
  /// perhaps closed.
  [[nodiscard]] bool is_gone(CommandId id);
  void adopt_row(CommandId id);
  void adopt_kept(const sync::OutboxRow& row);
  void erase_row(CommandId id);
  [[nodiscard]] bool knows(CommandId id) const;
  void take(const sync::RowsWritten& frame);
  void take(const sync::OutboxWritten& frame);
  void take(const sync::Standing& frame);
  void take(const sync::StandingAsked& frame);

  void tell_written(const std::vector<sync::RowChange>& changes);
  /// `row` is null when it was deleted.
  void tell_written(CommandId id, const Bytes* row);
  void tell_page(const sync::OutboxWritten& written) const;
  [[nodiscard]] sync::OutboxWritten written_row(CommandId id, const Bytes* row) const;

  [[nodiscard]] std::string log_prefix() const { return to_text(stream_) + "/"; }
  [[nodiscard]] std::string outbox_key(CommandId id) const { return outbox_prefix_ + to_text(id); }

  sync::Replica replica_;
  StreamId stream_;
  std::string outbox_prefix_;
  Host* host_;
  std::shared_ptr<PageOutbox> outbox_;
  std::shared_ptr<const KeptReplica> programme_;
  std::vector<sync::OutboxRow> outbox_rows_; ///< as they were read
  sync::Keeper keeper_ = sync::Keeper::this_tab;
  bool is_started_ = false;
  std::vector<sync::TabFrame> heard_; ///< before it was started
};

} // namespace verdiep::replica
