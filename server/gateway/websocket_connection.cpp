// Beast: one WebSocket.
#include "server/gateway/connection.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <deque>
#include <memory>
#include <utility>

namespace verdiep::gateway {
namespace {

namespace websocket = beast::websocket;

constexpr std::size_t reason_bytes_max = 123; ///< RFC 6455 section 5.5.1
/// Below this a read buffer is kept between messages; above, it is given back, so that an idle socket stays
/// cheap.
constexpr std::size_t kept_buffer_bytes = 8 * 1024;

class WebSocketConnection final : public Socket,
                                  public Connection,
                                  public std::enable_shared_from_this<WebSocketConnection> {
public:
  WebSocketConnection(Hosting& hosting, Stream stream, std::unique_ptr<SocketUser> user)
      : Connection(hosting), ws_(std::move(stream)), patience_(ws_.get_executor()), user_(std::move(user)) {}

  void start(const UpgradeRequest& request) {
    const TransportLimits& limits = hosting_.options.limits;
    ws_.set_option(websocket::stream_base::timeout{limits.request_time, limits.idle_time, true});
    ws_.set_option(websocket::stream_base::decorator([&](websocket::response_type& response) {
      response.set(beast::http::field::sec_websocket_protocol, hosting_.options.subprotocol);
    }));
    ws_.read_message_max(limits.message_bytes_max);
    ws_.auto_fragment(false);
    ws_.binary(true);
    ws_.async_accept(request, [self = shared_from_this()](const ErrorCodeOfSystem& error) {
      self->on_accept(error);
    });
  }

  void send(std::shared_ptr<const Bytes> message) override {
    if (state_ != State::open)
      return;
    queued_bytes_ += message->size();
    queue_.push_back(std::move(message));
    if (!std::exchange(writing_, true))
      write_later();
  }

  [[nodiscard]] std::size_t queued_bytes() const override { return queued_bytes_; }

  void close(CloseCode code, std::string reason) override {
    if (state_ != State::open)
      return;
    state_ = State::closing;
    reason.resize(std::min(reason.size(), reason_bytes_max));
    reason_ = websocket::close_reason(static_cast<websocket::close_code>(code), reason);
    set_patience();
    if (!writing_)
      do_close();
  }

  void drop(CloseCode code, std::string reason) override {
    if (state_ != State::open)
      return;
    while (queue_.size() > (in_flight_ ? 1U : 0U)) {
      queued_bytes_ -= queue_.back()->size();
      queue_.pop_back();
    }
    close(code, std::move(reason));
  }

  void end() override { close(CloseCode::going_away, "the server stops"); }
  void cut() override { ws_.next_layer().close(); }

private:
  enum class State : std::uint8_t { opening, open, closing, closed };

  void on_accept(const ErrorCodeOfSystem& error) {
    if (error)
      return on_end();
    state_ = State::open;
    user_->on_open(*this);
    do_read();
  }

  void do_read() {
    ws_.async_read(buffer_, [self = shared_from_this()](const ErrorCodeOfSystem& error, std::size_t) {
      self->on_read(error);
    });
  }

  void on_read(const ErrorCodeOfSystem& error) {
    if (error)
      return on_end();
    if (state_ == State::open && !ws_.got_binary()) {
      close(CloseCode::text_not_taken, "only binary messages are taken");
    } else if (state_ == State::open) {
      const auto data = buffer_.cdata();
      user_->on_message({static_cast<const std::uint8_t*>(data.data()), data.size()});
    }
    buffer_.clear();
    if (buffer_.capacity() > kept_buffer_bytes)
      buffer_.shrink_to_fit();
    do_read();
  }

  /// After what the loop is at: its other messages for this socket leave with this one.
  void write_later() {
    asio::post(ws_.get_executor(), [self = shared_from_this()] { self->do_write(); });
  }

  void do_write() {
    if (queue_.empty())
      return end_writing(); // all was dropped
    in_flight_ = true;
    ws_.next_layer().hold_back(queue_.size() > 1);
    ws_.async_write(
        asio::buffer(*queue_.front()),
        [self = shared_from_this()](const ErrorCodeOfSystem& error, std::size_t) { self->on_write(error); }
    );
  }

  /// A failed write needs no answer here: the pending read fails as well and ends the connection.
  void on_write(const ErrorCodeOfSystem& error) {
    in_flight_ = false;
    queued_bytes_ -= queue_.front()->size();
    queue_.pop_front();
    if (error)
      return;
    do_write();
  }

  void end_writing() {
    writing_ = false;
    ws_.next_layer().hold_back(false);
    if (state_ == State::closing)
      do_close();
  }

  void do_close() {
    ws_.async_close(reason_, [self = shared_from_this()](const ErrorCodeOfSystem&) { self->on_end(); });
  }

  /// Whoever does not take the goodbye is cut off. Holds no ownership.
  void set_patience() {
    patience_.expires_after(hosting_.options.limits.close_time);
    patience_.async_wait([weak = weak_from_this()](const ErrorCodeOfSystem& error) {
      const auto self = weak.lock();
      if (!error && self)
        self->cut();
    });
  }

  void on_end() {
    if (state_ == State::closed)
      return;
    const bool was_open = state_ != State::opening;
    state_ = State::closed;
    patience_.cancel();
    if (was_open)
      user_->on_closed();
    user_.reset();
  }

  websocket::stream<Stream, false> ws_; // no compression: it would hold memory for each idle reader
  asio::steady_timer patience_;
  beast::flat_buffer buffer_;

  State state_ = State::opening;
  std::unique_ptr<SocketUser> user_;
  websocket::close_reason reason_;

  bool writing_ = false;   ///< or about to
  bool in_flight_ = false; ///< the first of the queue is with the operating system
  std::deque<std::shared_ptr<const Bytes>> queue_;
  std::size_t queued_bytes_ = 0;
};

} // namespace

void start_websocket(
    Hosting& hosting, Stream stream, const UpgradeRequest& request, std::unique_ptr<SocketUser> user
) {
  std::make_shared<WebSocketConnection>(hosting, std::move(stream), std::move(user))->start(request);
}

} // namespace verdiep::gateway
