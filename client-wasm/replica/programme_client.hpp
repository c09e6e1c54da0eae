#pragma once

#include "client-wasm/account/account.hpp"
#include "client-wasm/platform/socket.hpp"
#include "client-wasm/platform/store.hpp"
#include "client-wasm/platform/tabs.hpp"
#include "client-wasm/replica/device_notes.hpp"
#include "client-wasm/replica/kept_replica.hpp"
#include "events/rejection.hpp"
#include "events/vocabulary.hpp"
#include "shared/projections/model.hpp"
#include "shared/sync/credit_meter.hpp"
#include "shared/sync/replica.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The replica joined to the browser: its rows in IndexedDB, its frames on the WebSocket, its clock, its other tabs.
namespace verdiep::replica {

/// One programme of the person who is logged in, and the group that they are in, over one connection.
///
/// The group's stream is opened when the programme's confirmed history says that the person is in it, also without a
/// connection, and let go of when it says that they left: what was typed there and never arrived stays on the device, to be copied.
/// Of the tabs of an account one keeps the copy and has the connection; the others follow it, and one of them takes over
/// when it is closed: it reads the device's rows like a page that was just opened, while the screens stay.
/// Threads  the page's one thread. `on_change` is called when a screen may have to be drawn anew
class ProgrammeClient final : private platform::SocketSink,
                              private platform::TabsSink,
                              private KeptReplica::Host {
public:
  /// `on_unreachable`: the server was asked and did not take us in; it may be gone, or the session may have ended.
  ProgrammeClient(
      const account::SignedIn& who,
      StreamId stream,
      std::function<void()> on_change,
      std::function<void()> on_unreachable
  );

  ProgrammeClient(const ProgrammeClient&) = delete;
  ProgrammeClient& operator=(const ProgrammeClient&) = delete;
  ~ProgrammeClient() override;

  /// Opens the device's store; then the connection, if no other tab has it.
  void start();

  /// Whether there is something to show: what this device kept was replayed, or the log was caught up with.
  [[nodiscard]] bool is_ready() const { return is_ready_; }
  [[nodiscard]] const projections::Model& shown() const { return programme().shown(); }
  [[nodiscard]] const std::vector<sync::Pending>& outbox() const { return programme().outbox(); }
  [[nodiscard]] sync::Line line() const { return programme().line(); }
  /// The programme's, or what is wrong with the copy of the group.
  [[nodiscard]] sync::Trouble trouble() const;
  [[nodiscard]] MemberId member() const { return member_; }
  [[nodiscard]] Position confirmed_head() const { return programme().confirmed().state.head; }
  /// The own group as the programme shows it; nil while in none.
  [[nodiscard]] GroupId group_id() const;
  /// Null while in no group, and until it is loaded.
  [[nodiscard]] const projections::Model* group_shown() const;
  [[nodiscard]] std::span<const sync::Pending> group_outbox() const;
  [[nodiscard]] Position group_confirmed_head() const;
  /// What was typed in groups that this person is no longer in and never arrived.
  [[nodiscard]] std::span<const sync::Pending> left_outbox() const { return left_; }
  /// What waited here and cannot be read any more.
  [[nodiscard]] std::vector<sync::OutboxRow> unreadable() const;
  void drop_unreadable();
  /// Nobody answered when the server was asked last.
  [[nodiscard]] bool is_unreachable() const { return keeps_copy() ? failures_ > 0 : is_unreachable_there_; }
  /// There is no line, and it is not just being made: who opens the app need not hear of the moment before there is one.
  [[nodiscard]] bool is_away() const;
  /// The device cannot keep what is done here.
  [[nodiscard]] bool has_storage_failed() const { return has_storage_failed_; }
  [[nodiscard]] DeviceNotes& notes() { return notes_; }
  // What is held here of each stream, to look back on.
  [[nodiscard]] const KeptReplica& programme_replica() const { return *programme_; }
  /// Null whenever `group_shown` is.
  [[nodiscard]] const KeptReplica* group_replica() const {
    return group_shown() == nullptr ? nullptr : group_.get();
  }

  /// The copies themselves: of the programme, and of the own group (null while in none).
  [[nodiscard]] const sync::Replica& programme() const { return programme_->replica(); }
  [[nodiscard]] const sync::Replica* group() const { return group_ ? &group_->replica() : nullptr; }

  /// Decides the command on what is shown, and queues it; the rejection if the rules say no.
  [[nodiscard]] std::optional<Rejection> submit(CommandBody body, const std::vector<Typed>& texts = {});
  /// The same in the stream of the own group; `not_in_group` while it is not shown.
  [[nodiscard]] std::optional<Rejection>
  submit_to_group(CommandBody body, const std::vector<Typed>& texts = {});
  void drop(CommandId id);
  [[nodiscard]] std::optional<Rejection> retry(CommandId id, const std::vector<Typed>& texts = {});

  /// Ends the connection and deletes all that this device kept of the account; then calls `done`.
  void wipe(std::function<void()> done);

  /// A new id, sorted by time (UUID version 7).
  template <class AnyId>
  [[nodiscard]] static AnyId new_id() {
    return AnyId{new_uuid()};
  }
  [[nodiscard]] static std::array<std::uint8_t, 16> new_uuid() { return replica::new_uuid(); }

private:
  void opened() override;
  void received(std::span<const std::byte> message) override;
  void closed(int code, std::string_view reason) override;

  // platform::TabsSink
  void keeps() override { open(sync::Keeper::this_tab); }
  void follows() override { open(sync::Keeper::another_tab); }
  void heard(std::span<const std::byte> message) override;

  // KeptReplica::Host
  void send(KeptReplica& replica, const Bytes& frame) override;
  void disconnect(KeptReplica& replica, std::string_view reason, bool again) override;
  void changed(KeptReplica& replica, const sync::effect::Changed& what) override;
  void read_anew() override { open(keeper_); }
  void storage_failed() override;
  void noticed(sync::effect::Matter matter) override;

  /// The base is private: only this class may make itself one.
  [[nodiscard]] KeptReplica::Host& as_host() { return *this; }
  [[nodiscard]] KeptReplica* holder_of(CommandId id) const;

  [[nodiscard]] bool keeps_copy() const { return keeper_ == sync::Keeper::this_tab; }
  [[nodiscard]] std::shared_ptr<KeptReplica> make_programme();
  /// Reads the device's rows, as who keeps the copy or who follows; then what is shown is what was read.
  void open(sync::Keeper keeper);
  void read_group_rows();
  void sort_group_row(const platform::StoreEntry& entry);
  void opened_copy(const std::shared_ptr<KeptReplica>& fresh);
  void begin();
  void connect();
  void tick();

  static void tell_tabs(const sync::TabFrame& frame);
  [[nodiscard]] sync::Standing standing_of(const KeptReplica& replica) const;
  void tell_standing(const KeptReplica& replica);
  void ask_standing(const KeptReplica& replica);
  void hear_of_line(const sync::Standing& standing);
  void wrote(const sync::OutboxWritten& written, const KeptReplica& by);
  void hear_of_left(const sync::OutboxWritten& written);
  void hear_of_left(const sync::Outcome& outcome);
  /// For rows of the outbox of which nobody told: a tab that comes may have been closed a moment before it could.
  void look_for_rows();

  void follow_group();
  void open_group(GroupId group);
  void greet_group();
  void leave_group();
  /// Once: the app may have been closed before the device had deleted the copy of a group that was left.
  void delete_left_copies();
  void delete_copies_below(const std::string& prefix);
  [[nodiscard]] bool is_of_open_copy(std::string_view key) const;
  /// What waits in a group that was let go of.
  void keep_left_of(const KeptReplica& group);
  void take_back_left();
  /// What waits in the rows of a group that the person is no longer in.
  void keep_left_rows();
  void keep_left(sync::Pending pending);
  /// Of the row of a command in the outbox of a group.
  [[nodiscard]] std::string left_key(StreamId group, CommandId id) const;
  void write_left(const sync::Pending& pending);
  void erase_left(const sync::Pending& pending);
  void tell_noticed();

  StreamId stream_;
  MemberId member_;
  std::string database_;
  std::function<void()> on_change_;
  std::function<void()> on_unreachable_;
  sync::Keeper keeper_ = sync::Keeper::this_tab;
  std::shared_ptr<PageOutbox> page_outbox_ = std::make_shared<PageOutbox>();
  std::shared_ptr<KeptReplica> programme_;
  std::shared_ptr<KeptReplica> opening_; ///< takes the place of `programme_` when its rows are read
  std::shared_ptr<KeptReplica> group_;   ///< null while in none
  Position group_joined_;                ///< when the person joined it, by the programme
  bool is_group_started_ = false;        ///< its rows were read
  bool is_group_ready_ = false;          ///< caught up with at least once
  std::vector<sync::Pending> left_;
  DeviceNotes notes_;

  // What the device said.
  std::map<GroupId, std::vector<sync::OutboxRow>> group_rows_;
  bool is_started_ = false;
  bool is_ready_ = false;
  bool has_looked_for_left_ = false; ///< copies of groups
  bool has_storage_failed_ = false;
  std::set<sync::effect::Matter> noticed_; ///< and not told to the server yet

  // The connection.
  enum class Socket : std::uint8_t { closed, opening, open };
  Socket socket_ = Socket::closed;
  std::optional<sync::CreditMeter> credit_;
  bool may_connect_ = true;
  int failures_ = 0;
  std::map<StreamId, sync::Standing> told_; ///< to the other tabs
  std::int64_t started_ms_ = 0;
  bool was_away_ = false;             ///< as the screens show it
  bool is_unreachable_there_ = false; ///< for the tab that has the line
  std::int64_t connect_at_ms_ = 0;
};

} // namespace verdiep::replica
