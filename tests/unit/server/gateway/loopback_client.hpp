#pragma once

#include "events/types/bytes.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// A client that does only what it is told, so that a test can also misbehave.
namespace verdiep::test {

/// Shape  header names in lower case; of a name that comes twice the last
struct HttpReply {
  int status = 0;
  std::map<std::string, std::string> headers;
  std::string body;
};

struct SocketMessage {
  static constexpr std::uint8_t text = 1;
  static constexpr std::uint8_t binary = 2;
  static constexpr std::uint8_t close = 8;
  static constexpr std::uint8_t ping = 9;
  static constexpr std::uint8_t pong = 10;
  std::uint8_t opcode = 0;
  Bytes payload;

  [[nodiscard]] unsigned close_code() const;
  [[nodiscard]] std::string close_reason() const;
};

/// One blocking connection to 127.0.0.1; every wait ends after `patience`.
class LoopbackClient {
public:
  static constexpr std::chrono::seconds patience{20};

  /// `receive_bytes`: the size of the kernel's buffer, 0 for the usual one.
  explicit LoopbackClient(std::uint16_t port, bool tls = false, int receive_bytes = 0);
  ~LoopbackClient();
  LoopbackClient(const LoopbackClient&) = delete;
  LoopbackClient& operator=(const LoopbackClient&) = delete;

  [[nodiscard]] bool is_connected() const;
  /// For who reads and waits otherwise, after an upgrade; this still owns it.
  [[nodiscard]] int descriptor() const { return socket_; }

  /// False when the other side is gone.
  bool send(std::string_view bytes);
  /// nullopt when the connection ended instead. `is_head`: no body follows. A body in chunks is read by
  /// `read_chunk`.
  [[nodiscard]] std::optional<HttpReply> read_reply(bool is_head = false);
  /// Empty: the last one. nullopt: the connection ended before it, or nothing came.
  [[nodiscard]] std::optional<std::string> read_chunk();
  /// Whether the other side closes, whatever else it says.
  [[nodiscard]] bool is_closed_by_peer();

  // WebSocket, after an upgrade.
  bool send_message(std::uint8_t opcode, ByteView payload);
  /// nullopt when the connection ended. Pings are answered and passed over.
  [[nodiscard]] std::optional<SocketMessage> read_message();

private:
  struct Tls;
  [[nodiscard]] bool read_more();
  [[nodiscard]] bool buffered(std::size_t size);
  [[nodiscard]] std::string take(std::size_t size);

  int socket_ = -1;
  std::unique_ptr<Tls> tls_;
  std::string buffer_;
};

} // namespace verdiep::test
