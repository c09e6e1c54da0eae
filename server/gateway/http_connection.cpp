// Beast: HTTP/1.1 on one socket, until it closes or becomes a WebSocket.
#include "server/gateway/connection.hpp"

#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/chunk_encode.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include <array>
#include <memory>
#include <optional>
#include <utility>

namespace verdiep::gateway {
namespace {

namespace http = beast::http;

constexpr std::chrono::milliseconds linger_time{2'000};

Method method_of(http::verb verb) {
  switch (verb) {
  case http::verb::get:
    return Method::get;
  case http::verb::head:
    return Method::head;
  case http::verb::post:
    return Method::post;
  default:
    return Method::other;
  }
}

/// The value of a header that may stand there once; empty if it stands there twice, for then nobody can say
/// which is meant.
std::string single(const UpgradeRequest& message, http::field name) {
  return message.count(name) == 1 ? std::string(message[name]) : std::string();
}

/// Of a header that each proxy adds, what the nearest one added.
std::string last(const UpgradeRequest& message, std::string_view name) {
  std::string value;
  const auto [begin, end] = message.equal_range(name);
  for (auto field = begin; field != end; ++field)
    value = field->value();
  return value;
}

unsigned status_of(const ErrorCodeOfSystem& error) {
  if (error == http::error::body_limit)
    return 413;
  if (error == http::error::header_limit || error == http::error::buffer_overflow)
    return 431;
  return 400;
}

bool is_parse_error(const ErrorCodeOfSystem& error) {
  return error.category() == http::make_error_code(http::error::bad_method).category();
}

class HttpConnection final : public Connection, public std::enable_shared_from_this<HttpConnection> {
public:
  HttpConnection(Hosting& hosting, Stream stream)
      : Connection(hosting),
        stream_(std::move(stream)),
        deadline_(stream_.get_executor()),
        buffer_(hosting.options.limits.header_bytes_max + 4096) {}

  ~HttpConnection() override { end_source(); }

  void start() {
    read_peer();
    set_deadline(hosting_.options.limits.request_time);
    if (!stream_.is_encrypted())
      return do_read();
    stream_.async_handshake([self = shared_from_this()](const ErrorCodeOfSystem& error) {
      if (!error)
        self->do_read();
    });
  }

  void end() override {
    if (state_ == State::reading)
      stream_.close();
    if (source_)
      source_->end();
    keep_alive_ = false;
  }
  void cut() override {
    stream_.close();
    if (source_)
      source_->end();
  }

private:
  enum class State : std::uint8_t { reading, answering, writing, lingering };
  using Parser = http::request_parser<http::string_body>;
  using Outgoing = http::response<http::span_body<const char>>;
  using StreamHeader = http::response<http::empty_body>;

  void read_peer() {
    ErrorCodeOfSystem error;
    const auto endpoint = stream_.socket().remote_endpoint(error);
    if (error)
      return;
    peer_ = endpoint.address().to_string();
    peer_is_loopback_ = endpoint.address().is_loopback();
  }

  /// The timer holds no ownership: a connection that is done goes at once.
  void set_deadline(std::chrono::milliseconds time) {
    deadline_.expires_after(time);
    deadline_.async_wait([weak = weak_from_this()](const ErrorCodeOfSystem& error) {
      const auto self = weak.lock();
      if (!error && self)
        self->stream_.close();
    });
  }

  void do_read() {
    if (hosting_.ending)
      return;
    const TransportLimits& limits = hosting_.options.limits;
    state_ = State::reading;
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(limits.header_bytes_max));
    parser_->body_limit(limits.body_bytes_max);
    if (served_ > 0)
      set_deadline(limits.idle_time);
    http::async_read(
        stream_, buffer_, *parser_,
        [self = shared_from_this()](const ErrorCodeOfSystem& error, std::size_t) { self->on_read(error); }
    );
  }

  void on_read(const ErrorCodeOfSystem& error) {
    deadline_.cancel();
    ++served_;
    if (error == http::error::end_of_stream || error == http::error::partial_message)
      return;
    if (error && !is_parse_error(error))
      return;
    state_ = State::answering;
    if (error) {
      keep_alive_ = false;
      return do_write(hosting_.application.refuse(status_of(error)));
    }
    const UpgradeRequest& message = parser_->get();
    keep_alive_ = message.keep_alive() && !hosting_.ending;
    is_head_ = message.method() == http::verb::head;
    knows_chunks_ = message.version() >= 11;
    Request request = plain_request(message);
    if (request.upgrade)
      return do_upgrade(request);
    hosting_.application.answer(std::move(request), [self = shared_from_this()](Response response) {
      asio::post(self->stream_.get_executor(), [self, response = std::move(response)]() mutable {
        self->do_write(std::move(response));
      });
    });
  }

  [[nodiscard]] Request plain_request(const UpgradeRequest& message) const {
    return {
        .method = method_of(message.method()),
        .path = decode_path(std::string_view(message.target())),
        .query = query_of(std::string_view(message.target())),
        .host = single(message, http::field::host),
        .origin = single(message, http::field::origin),
        .cookie = single(message, http::field::cookie),
        .authorization = single(message, http::field::authorization),
        .content_type = single(message, http::field::content_type),
        .accept_encoding = single(message, http::field::accept_encoding),
        .if_none_match = single(message, http::field::if_none_match),
        .forwarded_for = last(message, "X-Forwarded-For"),
        .subprotocols = single(message, http::field::sec_websocket_protocol),
        .user_agent = single(message, http::field::user_agent),
        .body = message.body(),
        .peer = peer_,
        .peer_is_loopback = peer_is_loopback_,
        .encrypted = stream_.is_encrypted(),
        .upgrade = beast::websocket::is_upgrade(message),
    };
  }

  void do_upgrade(const Request& request) {
    auto opened = hosting_.application.open_socket(request);
    if (auto* refused = std::get_if<Response>(&opened))
      return do_write(std::move(*refused));
    start_websocket(
        hosting_, std::move(stream_), parser_->get(),
        std::move(*std::get_if<std::unique_ptr<SocketUser>>(&opened))
    );
  }

  /// As long as a reader may take for so much, who goes on reading.
  [[nodiscard]] std::chrono::milliseconds time_to_send(std::size_t bytes) const {
    const TransportLimits& limits = hosting_.options.limits;
    return limits.idle_time + std::chrono::milliseconds(bytes * 1000 / limits.slowest_bytes_per_second);
  }

  void do_write(Response response) {
    if (response.source)
      return do_stream(std::move(response));
    state_ = State::writing;
    body_ = std::move(response.body);
    set_deadline(time_to_send(body_ ? body_->size() : 0));
    outgoing_ = Outgoing(static_cast<http::status>(response.status), 11);
    for (const auto& [name, value] : response.headers)
      outgoing_.insert(name, value);
    outgoing_.keep_alive(keep_alive_);
    const bool has_body = response.status != 304 && response.status != 204;
    if (has_body)
      outgoing_.content_length(body_ ? body_->size() : 0);
    if (has_body && body_ && !is_head_)
      outgoing_.body() = {body_->data(), body_->size()};
    http::async_write(
        stream_, outgoing_,
        [self = shared_from_this()](const ErrorCodeOfSystem& error, std::size_t) { self->on_write(error); }
    );
  }

  void on_write(const ErrorCodeOfSystem& error) {
    deadline_.cancel();
    body_.reset();
    outgoing_ = {};
    if (error)
      return;
    if (keep_alive_ && !hosting_.ending)
      return do_read();
    do_linger();
  }

  /// An answer of unknown length. To who does not know chunks it ends with the connection.
  void do_stream(Response response) {
    state_ = State::writing;
    source_ = std::move(response.source);
    set_deadline(hosting_.options.limits.idle_time);
    header_ = StreamHeader(static_cast<http::status>(response.status), 11);
    for (const auto& [name, value] : response.headers)
      header_.insert(name, value);
    keep_alive_ = keep_alive_ && knows_chunks_;
    header_.keep_alive(keep_alive_);
    header_.chunked(knows_chunks_);
    header_serializer_.emplace(header_);
    http::async_write_header(
        stream_, *header_serializer_,
        [self = shared_from_this()](const ErrorCodeOfSystem& error, std::size_t) {
          if (error || self->is_head_)
            self->on_streamed(error);
          else
            self->do_piece();
        }
    );
  }

  /// While the source has nothing there is no deadline: who follows waits as long as they like.
  void do_piece() {
    deadline_.cancel();
    if (hosting_.ending)
      source_->end();
    source_->next([self = shared_from_this()](Result<std::string> piece) {
      asio::post(self->stream_.get_executor(), [self, piece = std::move(piece)]() mutable {
        self->on_piece(std::move(piece));
      });
    });
  }

  void on_piece(Result<std::string> piece) {
    if (!piece) {
      end_source();
      return stream_.close();
    }
    piece_ = std::move(*piece);
    set_deadline(time_to_send(piece_.size()));
    const bool is_last = piece_.empty();
    const auto written = [self = shared_from_this(), is_last](const ErrorCodeOfSystem& error, std::size_t) {
      if (error || is_last)
        self->on_streamed(error);
      else
        self->do_piece();
    };
    if (!knows_chunks_)
      return asio::async_write(stream_, asio::buffer(piece_), written);
    if (is_last)
      return asio::async_write(stream_, http::make_chunk_last(), written);
    asio::async_write(stream_, http::make_chunk(asio::buffer(piece_)), written);
  }

  void on_streamed(const ErrorCodeOfSystem& error) {
    end_source();
    header_serializer_.reset();
    on_write(error);
  }

  void end_source() {
    if (source_)
      source_->end();
    source_.reset();
  }

  /// Closing while the other side still sends would reset the connection and may destroy the answer on its
  /// way: so end our half, and read on into nothing until theirs ends.
  void do_linger() {
    state_ = State::lingering;
    ErrorCodeOfSystem ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    set_deadline(linger_time);
    do_discard();
  }

  void do_discard() {
    stream_.socket().async_read_some(
        asio::buffer(discarded_),
        [self = shared_from_this()](const ErrorCodeOfSystem& error, std::size_t) {
          if (!error)
            self->do_discard();
        }
    );
  }

  Stream stream_;
  asio::steady_timer deadline_;
  beast::flat_buffer buffer_;
  std::string peer_;
  bool peer_is_loopback_ = false;

  State state_ = State::reading;
  std::size_t served_ = 0;
  bool keep_alive_ = false;
  bool is_head_ = false;
  bool knows_chunks_ = true;
  std::optional<Parser> parser_; ///< of the request being read or answered
  Outgoing outgoing_;
  std::shared_ptr<const std::string> body_; ///< what `outgoing_` points into
  std::shared_ptr<BodySource> source_;      ///< of the answer that is being sent
  StreamHeader header_;
  std::optional<http::response_serializer<http::empty_body>> header_serializer_;
  std::string piece_; ///< being sent
  std::array<char, 4096> discarded_{};
};

} // namespace

void start_http(Hosting& hosting, Stream stream) {
  std::make_shared<HttpConnection>(hosting, std::move(stream))->start();
}

} // namespace verdiep::gateway
