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
/// Of what others write only the bytes are read: a real client decodes them on a device of its own.
/// Errors   the program ends with a line that says what went otherwise than it should
class SyncWriter {
public:
  SyncWriter(StreamId stream, ThreadId thread) : stream_(stream), thread_(thread) {}

  /// Joins with the token of an invitation, connects and enrols.
  void join(std::uint16_t port, const std::string& token, const std::string& name);
  /// Writes one post; back when the server has said that it is on disk.
  void write_post();

private:
  [[nodiscard]] std::string sign_up(const std::string& token, const std::string& name) const;
  void connect(const std::string& cookie);
  void send(const Bytes& frame);
  void submit(CommandBody body, std::vector<PersonalValue> personal);
  void await_outcome(CommandId id);
  void give_credit(std::size_t bytes);

  StreamId stream_;
  ThreadId thread_;
  std::uint16_t port_ = 0;
  std::unique_ptr<test::LoopbackClient> line_;
  std::size_t credit_ = 0; ///< bytes read and not given back yet
};

} // namespace verdiep::bench
