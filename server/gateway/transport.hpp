#pragma once

#include "server/gateway/http.hpp"
#include "server/gateway/loop.hpp"
#include "server/gateway/socket.hpp"
#include "shared/result.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Sockets, TLS and the two protocols on them; what is said over them is the application's business.
namespace verdiep::gateway {

/// What the transport asks of the gateway. Called on the transport's thread.
class Application {
public:
  virtual ~Application() = default;
  virtual void answer(Request request, Respond respond) = 0;
  /// Who talks over this socket, or why it is not opened.
  [[nodiscard]] virtual std::variant<std::unique_ptr<SocketUser>, Response> open_socket(const Request& request
  ) = 0;
  /// The answer to what is not even a request: 400, 408, 413 or 431.
  [[nodiscard]] virtual Response refuse(unsigned status) = 0;
};

/// PEM files: the certificate with its chain, and its key.
struct TlsFiles {
  std::filesystem::path certificate;
  std::filesystem::path key;
};

/// Each bound is what one stranger may cost.
struct TransportLimits {
  std::size_t connections_max = 2048;
  std::size_t header_bytes_max = 16 * 1024;
  std::size_t body_bytes_max = 64 * 1024;
  std::size_t message_bytes_max = 320 * 1024; ///< one WebSocket message from a client
  std::chrono::milliseconds request_time{15'000
  }; ///< from the first byte of a request, and for the TLS handshake
  std::chrono::milliseconds idle_time{60'000}; ///< between requests; a WebSocket is pinged after half of it
  std::chrono::milliseconds close_time{3'000}; ///< for a goodbye to be taken
  /// Who takes an answer more slowly than a poor mobile line does not get it to its end.
  std::size_t slowest_bytes_per_second = 4096;
};

struct TransportOptions {
  std::vector<std::string> addresses{"127.0.0.1"}; ///< numeric; one port for all
  std::uint16_t port = 0;                          ///< 0: a free one
  std::optional<TlsFiles> tls;
  std::string subprotocol; ///< the one that a WebSocket speaks
  TransportLimits limits;
};

/// One thread runs all sockets (`run`); two more run `read`, what may wait for the disk.
///
/// Threads  `run`: one thread, once. The rest: any
class Transport : public Loop {
public:
  /// Binds the addresses.
  /// Errors   in_use: the port is taken; invalid_input: no such address, a certificate or key that does not
  /// serve; unavailable
  [[nodiscard]] static Result<std::unique_ptr<Transport>>
  open(const TransportOptions& options, Application& application);

  [[nodiscard]] virtual std::uint16_t port() const = 0;

  /// Serves until `end` has done its work.
  virtual void run() = 0;

  /// Calls `heard` on the transport's thread at SIGINT or SIGTERM, instead of the end of the process.
  virtual void on_signal(std::function<void()> heard) = 0;

  /// Takes no new connections.
  virtual void stop_accepting() = 0;
  /// Closes what is idle, waits for what is not at most `patience`, then lets `run` return.
  virtual void end(std::chrono::milliseconds patience) = 0;

  /// On the transport's thread only.
  [[nodiscard]] virtual std::size_t connections() const = 0;
};

} // namespace verdiep::gateway
