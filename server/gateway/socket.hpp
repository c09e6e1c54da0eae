#pragma once

#include "events/types/bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

/// A WebSocket as the sync code sees it: whole binary messages, without the library beneath.
namespace verdiep::gateway {

/// RFC 6455 section 7.4; 4000 and up are our own.
enum class CloseCode : std::uint16_t {
  normal = 1000,
  going_away = 1001,
  protocol_error = 1002,
  text_not_taken = 1003,
  policy = 1008,
  try_again_later = 1013,
  session_ended = 4401,
  too_slow = 4408,
};

/// Owner    messages are shared and immutable: a broadcast has one buffer, however many sockets send it
/// Threads  the transport's thread only
class Socket {
public:
  virtual ~Socket() = default;

  /// Queues a message; nothing happens once the socket is closing.
  virtual void send(std::shared_ptr<const Bytes> message) = 0;
  /// Bytes of messages that the operating system has not taken yet.
  [[nodiscard]] virtual std::size_t queued_bytes() const = 0;
  /// Sends what is queued, then says goodbye. `reason` has at most 123 bytes. Whoever does not take it in
  /// time is cut off.
  virtual void close(CloseCode code, std::string reason) = 0;
  /// Forgets what is queued but not yet being sent, then closes: for whoever does not read.
  virtual void drop(CloseCode code, std::string reason) = 0;
};

/// Threads  the transport's thread only
class SocketUser {
public:
  virtual ~SocketUser() = default;
  /// The first call; `socket` lives until `on_closed` returns.
  virtual void on_open(Socket& socket) = 0;
  virtual void on_message(ByteView message) = 0;
  /// The last call, whoever closed.
  virtual void on_closed() = 0;
};

} // namespace verdiep::gateway
