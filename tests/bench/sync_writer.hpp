#pragma once

#include "events/command.hpp"
#include "tests/unit/server/gateway/loopback_client.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace verdiep::bench {

/// A person of the demo who writes posts over a WebSocket, one at a time: the next when the one before is
/// acknowledged.
///
/// Of what others write only the heads of the frames are read: a real client decodes them on a device of its own.
/// Errors   the program ends with a line that says what went otherwise than it should
class SyncWriter {
public:
  SyncWriter(StreamId stream, ThreadId thread) : stream_(stream), thread_(thread) {}

  /// Joins with the token of an invitation, connects and enrols.
  void join(std::uint16_t port, const std::string& token, const std::string& name);
  /// Writes one post; back when the server has said that it is on disk.
  void write_post();

  // The same in pieces, for who waits for many.
  void send_post();
  /// Reads once what has come; whether the server has said that what was sent last is on disk.
  [[nodiscard]] bool has_outcome(bool may_wait = false);
  [[nodiscard]] int descriptor() const { return line_->descriptor(); }

private:
  [[nodiscard]] std::string sign_up(const std::string& token, const std::string& name) const;
  void connect(const std::string& cookie);
  void send(const Bytes& frame);
  void submit(CommandBody body, std::vector<PersonalValue> personal);
  void await_outcome();
  void read_more(bool may_wait);
  struct Message {
    std::uint8_t opcode = 0;
    ByteView payload;
  };
  /// The next whole message of what was read, if there is one.
  [[nodiscard]] std::optional<Message> next_message();
  [[nodiscard]] bool is_outcome_of_last(ByteView frame) const;
  void give_credit();

  StreamId stream_;
  ThreadId thread_;
  std::uint16_t port_ = 0;
  std::unique_ptr<test::LoopbackClient> line_;
  CommandId last_;         ///< the command that was sent last
  Bytes buffer_;           ///< what was read
  std::size_t taken_ = 0;  ///< so much of it
  std::size_t credit_ = 0; ///< bytes taken and not given back yet
};

} // namespace verdiep::bench
