#pragma once

#include "shared/sync/credit_meter.hpp"
#include "shared/sync/replica.hpp"
#include "shared/sync/server_session.hpp"
#include "shared/sync/tab_frames.hpp"
#include "tests/support/random.hpp"
#include "tests/support/sync_server.hpp"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// One server and a few devices in one process, with everything between them in the hands of a seed: what is
/// delivered, lost, doubled, late; when the disk is done; who crashes. A failing seed replays exactly.
namespace verdiep::test {

/// How often things go wrong: once in so many steps, 0 for never.
struct Faults {
  std::uint64_t disconnect = 60;
  std::uint64_t crash = 150;    ///< of a device: what its disk had not written is gone
  std::uint64_t doubled = 10;   ///< a delivered frame is delivered once more
  std::uint64_t stale = 40;     ///< an earlier frame of the connection is delivered again
  std::uint64_t refusal = 15;   ///< the server cannot take a command now
  std::uint64_t checkpoint = 3; ///< commits that are followed by one
  std::uint64_t disk_full = 30; ///< a write of rows that fails
  std::uint64_t close_tab = 80; ///< of a browser with several: the one that keeps the copy
};

/// A person's device: a replica, its disk, and the line to the server. Or one more tab of it: a replica that follows.
struct Device {
  explicit Device(StreamId stream, MemberId who) : member(who), replica(stream) {}

  MemberId member;
  sync::Replica replica;

  // The disk. Writes wait in order until the scheduler lets them happen; each is carried out whole or not at all.
  std::map<CommandId, Bytes> outbox_rows;
  std::map<std::string, Bytes> log_rows;
  struct OutboxWrite {
    CommandId id;
    std::optional<Bytes> row; ///< deletes it if not set
  };
  using RowsWrite = std::vector<sync::RowChange>;
  std::deque<std::variant<OutboxWrite, RowsWrite>> writes;

  /// What a replica that starts on this disk is given.
  [[nodiscard]] sync::DeviceRows rows() const;

  // The tabs of one browser. What one tells the others waits at each of them, in order for each that tells.
  Device* keeper = nullptr; ///< the tab that keeps the copy and has disk and line, if it is not this one
  std::vector<std::pair<const Device*, std::deque<Bytes>>> heard;
  bool reads_anew = false; ///< the disk is no longer what it holds

  // The line; a session exists while connected.
  std::unique_ptr<sync::ServerSession> session;
  sync::CreditMeter meter;
  std::deque<Bytes> to_server;
  std::deque<Bytes> to_device;
  std::vector<Bytes> delivered; ///< some frames of the past, to be delivered late
  std::deque<std::function<sync::SessionEffects(sync::ServerSession&)>> news;     ///< in order
  std::vector<std::function<sync::SessionEffects(sync::ServerSession&)>> answers; ///< in any order
  bool subscribed = false;

  // What came of it.
  std::vector<std::string> reports;
  std::vector<std::string> goodbyes; ///< why connections were ended, by either side
  bool may_connect = true;           ///< false after a `Disconnect` that is not to be followed by another try
};

class SyncWorld {
public:
  SyncWorld(std::uint64_t seed, Faults faults);

  // By hand.
  SyncServer& server() { return server_; }
  std::vector<std::unique_ptr<Device>>& devices() { return devices_; }
  Device& device(std::size_t index) { return *devices_[index]; }
  Random& random() { return random_; }
  std::int64_t now_ms() const { return now_ms_; }

  /// Commits a command of somebody without a device.
  void commit(MemberId actor, CommandBody body, std::vector<std::pair<std::string, Bytes>> values = {});
  Device& add_device(MemberId member);
  /// Opens one more tab at the device.
  Device& add_tab(Device& keeper);
  /// Closes the tab that keeps the copy: another takes over. Then opens it again, as one that follows.
  void close_tab(Device& keeper);
  /// What the person at the device does; the rejection, if it was refused while entered.
  std::optional<Rejection>
  enter(Device& device, CommandBody body, std::vector<std::pair<std::string, Bytes>> values = {});
  Command command_of(CommandBody body, std::vector<std::pair<std::string, Bytes>> values);

  void connect(Device& device);
  void disconnect(Device& device);
  void crash(Device& device);
  /// Carries out what a replica asked for.
  void perform(Device& device, sync::ReplicaEffects effects);

  /// One thing happens, chosen by the seed; faults among them.
  void step();
  /// Without faults from here on, everybody connects, and everything that can happen happens.
  void settle();

  /// Commands that a device durably stored: none may be lost.
  [[nodiscard]] const std::map<CommandId, MemberId>& stored() const { return stored_; }

  /// Whether frames come once and in order, as a socket gives them: then no line may end but by a fault that
  /// was made.
  [[nodiscard]] bool is_orderly() const { return faults_.doubled == 0 && faults_.stale == 0; }
  /// What happened on the way that must never happen.
  [[nodiscard]] const std::vector<std::string>& broken() const { return broken_; }

private:
  struct Submission {
    Device* device;
    sync::effect::SubmitCommand command;
    std::shared_ptr<bool> is_gone; ///< the connection it came by
  };

  bool happens(std::uint64_t once_in) { return once_in != 0 && !is_settling_ && random_.one_in(once_in); }
  void carry_out(Device& device, sync::SessionEffects effects);
  void answer(Device& device, const sync::effect::Subscribe& effect);
  void answer(Device& device, const sync::effect::ReadHistory& effect);
  void answer(Device& device, const sync::effect::ReadFeed& effect);

  [[nodiscard]] std::vector<Device*> tabs_beside(const Device& device);
  static void tell(Device& tab, const Device& from, const Bytes& frame);
  void tell_tabs(const Device& from, const Bytes& frame);
  void tell_standing(const Device& keeper);
  void open_tab(Device& tab, Device& keeper);
  void take_over(Device& tab, Device& before);
  bool step_tab(Device& tab);
  void hear(Device& tab, const sync::RowsWritten& frame);
  void hear(Device& tab, const sync::OutboxWritten& frame);
  void hear(Device& tab, const sync::Standing& frame);
  void hear(Device& tab, const sync::StandingAsked& frame);
  bool step_disk(Device& device);
  void write(Device& device, Device::OutboxWrite write);
  void write(Device& device, const Device::RowsWrite& changes);
  bool step_to_server(Device& device);
  bool step_to_device(Device& device);
  bool step_news(Device& device);
  bool step_answer(Device& device);
  bool step_committer();
  bool step_device(Device& device);
  void step_faults(Device& device);
  void tell(const sync::Broadcast& broadcast);
  void pass_time(std::int64_t ms);

  Random random_;
  Faults faults_;
  bool is_settling_ = false;
  std::int64_t now_ms_ = 1'700'000'000'000;
  SyncServer server_;
  std::vector<std::unique_ptr<Device>> devices_;
  std::map<Device*, std::shared_ptr<bool>> connections_;
  std::deque<Submission> submissions_;
  std::map<CommandId, MemberId> stored_;
  std::vector<std::string> broken_;
};

} // namespace verdiep::test
