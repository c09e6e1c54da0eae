#pragma once

#include "client-wasm/account/account.hpp"
#include "client-wasm/platform/socket.hpp"
#include "client-wasm/replica/device_notes.hpp"
#include "events/rejection.hpp"
#include "events/vocabulary.hpp"
#include "shared/projections/model.hpp"
#include "shared/sync/credit_meter.hpp"
#include "shared/sync/replica.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The replica joined to the browser: its rows in IndexedDB, its frames on the WebSocket, its clock.
namespace verdiep::replica {

/// A text that somebody typed, by the personal field it is for.
using Typed = std::pair<std::string_view, std::string_view>;

/// One programme of the person who is logged in.
///
/// Threads  the page's one thread. `on_change` is called when a screen may have to be drawn anew
class ProgrammeClient final : private platform::SocketSink {
public:
  /// `on_unreachable`: the server was asked and did not take us in; it may be gone, or the session may have ended.
  ProgrammeClient(
      const account::SignedIn& who,
      StreamId stream,
      std::function<void()> on_change,
      std::function<void()> on_unreachable
  );

  /// Opens the device's store, then the connection.
  void start();

  /// Whether there is something to show: the log was caught up with at least once since the page was opened.
  [[nodiscard]] bool is_ready() const { return is_ready_; }
  [[nodiscard]] const projections::Model& shown() const { return replica_.shown(); }
  [[nodiscard]] const std::vector<sync::Pending>& outbox() const { return replica_.outbox(); }
  [[nodiscard]] sync::Line line() const { return replica_.line(); }
  [[nodiscard]] sync::Trouble trouble() const { return replica_.trouble(); }
  [[nodiscard]] MemberId member() const { return member_; }
  [[nodiscard]] Position confirmed_head() const { return replica_.confirmed().state.head; }
  /// The device cannot keep what is done here.
  [[nodiscard]] bool has_storage_failed() const { return has_storage_failed_; }
  [[nodiscard]] DeviceNotes& notes() { return notes_; }

  /// Decides the command on what is shown, and queues it; the rejection if the rules say no.
  [[nodiscard]] std::optional<Rejection> submit(CommandBody body, const std::vector<Typed>& texts = {});
  void drop(CommandId id);
  [[nodiscard]] std::optional<Rejection> retry(CommandId id);

  /// Ends the connection and deletes all that this device kept of the account; then calls `done`.
  void wipe(std::function<void()> done);

  /// A new id, sorted by time (UUID version 7).
  template <class AnyId>
  [[nodiscard]] static AnyId new_id() {
    return AnyId{new_uuid()};
  }
  [[nodiscard]] static std::array<std::uint8_t, 16> new_uuid();

private:
  void opened() override;
  void received(std::span<const std::byte> message) override;
  void closed(int code, std::string_view reason) override;

  void read_rows();
  void connect();
  void tick();
  void carry_out(const sync::ReplicaEffects& effects);
  void carry_out(const sync::effect::SendFrame& effect);
  void carry_out(const sync::effect::StoreOutbox& effect);
  void carry_out(const sync::effect::DeleteOutbox& effect);
  void carry_out(const sync::effect::StoreWitness& effect);
  void carry_out(const sync::effect::Disconnect& effect);
  void carry_out(const sync::effect::Changed& effect);
  void carry_out(const sync::effect::Report& effect);
  void storage_failed();

  StreamId stream_;
  MemberId member_;
  std::string database_;
  std::function<void()> on_change_;
  std::function<void()> on_unreachable_;
  sync::Replica replica_;
  DeviceNotes notes_;

  // What the device said.
  sync::DeviceRows rows_;
  bool is_started_ = false;
  bool is_ready_ = false;
  bool has_storage_failed_ = false;

  // The connection.
  enum class Socket : std::uint8_t { closed, opening, open };
  Socket socket_ = Socket::closed;
  std::optional<sync::CreditMeter> credit_;
  bool may_connect_ = true;
  int failures_ = 0;
  std::int64_t connect_at_ms_ = 0;
};

} // namespace verdiep::replica
