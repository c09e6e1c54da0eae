#pragma once

#include <boost/asio/async_result.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/role.hpp>
#include <boost/beast/websocket/teardown.hpp>
#include <sys/socket.h>

#include <memory>
#include <optional>
#include <utility>

namespace verdiep::gateway {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using ErrorCodeOfSystem = boost::system::error_code;

/// A connected socket, with TLS on it or without. One type for both, chosen at run time, so that the HTTP and
/// WebSocket templates are compiled once and not twice.
///
/// Use      Beast's AsyncStream; it is its own lowest layer
class Stream {
public:
  using executor_type = tcp::socket::executor_type;

  explicit Stream(tcp::socket socket) : socket_(std::make_unique<tcp::socket>(std::move(socket))) {}
  Stream(tcp::socket socket, asio::ssl::context& context) : Stream(std::move(socket)) {
    tls_ = std::make_unique<asio::ssl::stream<tcp::socket&>>(*socket_, context);
  }

  [[nodiscard]] executor_type get_executor() { return socket_->get_executor(); }
  [[nodiscard]] tcp::socket& socket() { return *socket_; }
  [[nodiscard]] bool is_encrypted() const { return tls_ != nullptr; }

  template <class Handler>
  void async_handshake(Handler&& handler) {
    tls_->async_handshake(asio::ssl::stream_base::server, std::forward<Handler>(handler));
  }

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    return asio::async_initiate<Token, void(ErrorCodeOfSystem, std::size_t)>(
        [this](auto handler, const Buffers& into) {
          if (tls_) {
            tls_->async_read_some(into, std::move(handler));
          } else {
            socket_->async_read_some(into, std::move(handler));
          }
        },
        token, buffers
    );
  }

  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    return asio::async_initiate<Token, void(ErrorCodeOfSystem, std::size_t)>(
        [this](auto handler, const Buffers& from) {
          if (tls_) {
            tls_->async_write_some(from, std::move(handler));
          } else {
            socket_->async_send(from, more_follows_ ? MSG_MORE : 0, std::move(handler));
          }
        },
        token, buffers
    );
  }

  /// What is written from now on need not leave before what is written after it: the operating system may make one
  /// packet of both. Whoever holds back writes again.
  void hold_back(bool more_follows) { more_follows_ = more_follows; }

  /// Ends every pending operation.
  void close() {
    ErrorCodeOfSystem ignored;
    socket_->close(ignored);
  }

private:
  std::unique_ptr<tcp::socket> socket_; ///< at a fixed place: `tls_` refers to it
  std::unique_ptr<asio::ssl::stream<tcp::socket&>> tls_;
  bool more_follows_ = false;
};

/// Beast's customisation points, found by argument-dependent look-up.
inline void beast_close_socket(Stream& stream) {
  stream.close();
}

/// The close frames of WebSocket have ended the talk properly already, so TLS need not do it again.
template <class Handler>
void async_teardown(beast::role_type role, Stream& stream, Handler&& handler) {
  using beast::websocket::async_teardown;
  async_teardown(role, stream.socket(), std::forward<Handler>(handler));
}

} // namespace verdiep::gateway
