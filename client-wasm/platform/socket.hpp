#pragma once

/// The one WebSocket to the own server.
///
/// Shape    whole binary messages; `path` on the page's own host, wss where the page is https
/// Errors   a connection that fails or breaks is `closed`, once; opening again and when is the caller's to
/// decide
/// Source   web/bridge/socket.js

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace verdiep::platform {

inline constexpr std::string_view sync_subprotocol = "verdiep.sync.1";

class SocketSink {
public:
  SocketSink() = default;
  SocketSink(const SocketSink&) = delete;
  SocketSink& operator=(const SocketSink&) = delete;
  virtual ~SocketSink() = default;

  // Each call is followed by a frame.
  virtual void opened() = 0;
  /// The bytes are gone after the call.
  virtual void received(std::span<const std::byte> message) = 0;
  virtual void closed(int code, std::string_view reason) = 0;
};

/// Opens, closing what was open without a callback. `sink` must live until `closed`.
void open_socket(std::string_view path, std::string_view subprotocol, SocketSink& sink);
/// Copies `message`. Dropped if not open.
void send_on_socket(std::span<const std::byte> message);
/// Bytes taken by `send_on_socket` and not yet on their way.
[[nodiscard]] std::size_t socket_backlog();
void close_socket();

} // namespace verdiep::platform
