#pragma once

#include "client-wasm/account/account.hpp"
#include "client-wasm/replica/device_notes.hpp"
#include "events/types/timestamp.hpp"
#include "shared/insights/json/answer.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace verdiep {

/// Where the server tells them.
[[nodiscard]] std::string figures_path(StreamId stream);

/// The figures of a programme for who reads no stream (management, analysts): the server counts, and the device
/// keeps what came last, to be seen without a connection.
///
/// Threads  the page's one thread
/// Owner    must live as long as the page: answers come to it
/// Errors   `line()` says what became of the last request; what came before stays
class ReceivedFigures {
public:
  enum class Line : std::uint8_t { asking, answered, no_answer, not_allowed, server };

  /// `on_doubt`: the person may be logged out, or have another role by now.
  ReceivedFigures(const account::SignedIn& who, StreamId stream, std::function<void()> on_doubt);

  /// Deletes the copy that this device may hold of the stream, reads what it kept of the figures, and asks for
  /// new ones.
  void start();
  void ask();
  /// To be called now and then: asks again after a failure, and when there may be a new day in the figures.
  void tick(Timestamp now);

  [[nodiscard]] Line line() const { return line_; }
  [[nodiscard]] const std::optional<insights::Answer>& answer() const { return answer_; }
  [[nodiscard]] Timestamp received() const { return received_; }

  /// Deletes what a device keeps for an account; then calls `done`.
  static void wipe(std::string_view account, std::function<void()> done);

private:
  void asked(int status, const std::string& json);
  void recall();

  std::string account_;
  bool keeps_ = true; ///< not on a computer of others too
  StreamId stream_;
  std::function<void()> on_doubt_;
  replica::DeviceNotes notes_;
  Line line_ = Line::asking;
  std::optional<insights::Answer> answer_;
  Timestamp received_;
};

} // namespace verdiep
