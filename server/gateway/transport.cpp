// Beast: accepting, the threads, and the end.
#include "server/gateway/transport.hpp"

#include "server/gateway/connection.hpp"
#include "server/gateway/tls.hpp"

#include <boost/asio/dispatch.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include <utility>

namespace verdiep::gateway {
namespace {

constexpr std::size_t reading_threads = 2;
/// When the process has no file descriptor left, accepting again at once would only spin.
constexpr std::chrono::milliseconds accept_pause{100};
constexpr std::chrono::milliseconds end_poll{20};

std::string at(const std::string& address, std::uint16_t port) {
  const bool is_v6 = address.find(':') != std::string::npos;
  return (is_v6 ? "[" + address + "]" : address) + ":" + std::to_string(port);
}

Failure not_bound(const std::string& address, std::uint16_t port, const ErrorCodeOfSystem& error) {
  const std::string where = at(address, port);
  if (error == asio::error::address_in_use) {
    return fail(
        ErrorCode::in_use, "port " + std::to_string(port) + " is taken on " + address,
        "Choose another one with --listen, or stop the program that has it."
    );
  }
  if (error == asio::error::access_denied) {
    return fail(
        ErrorCode::invalid_input, "this user may not serve on " + where,
        "Choose a port from 1024 up with --listen, or let a reverse proxy have the low one."
    );
  }
  return fail(
      ErrorCode::invalid_input, "cannot serve on " + where + ": " + error.message(),
      "Name a numeric address of this machine with --listen."
  );
}

class BeastTransport final : public Transport {
public:
  BeastTransport(TransportOptions options, Application& application)
      : options_(std::move(options)),
        hosting_{application, options_, {}, false},
        signals_(io_),
        readers_(reading_threads),
        work_(asio::make_work_guard(io_)) {}

  ~BeastTransport() override { readers_.join(); }

  Result<void> bind() {
    if (options_.tls) {
      VERDIEP_TRY(tls, open_tls(*options_.tls));
      tls_ = std::move(tls);
    }
    for (const std::string& address : options_.addresses) {
      VERDIEP_TRY(acceptor, bound(address, acceptors_.empty() ? options_.port : port_));
      if (acceptors_.empty())
        port_ = acceptor.local_endpoint().port();
      acceptors_.push_back(std::move(acceptor));
    }
    return {};
  }

  [[nodiscard]] std::uint16_t port() const override { return port_; }

  void run() override {
    for (tcp::acceptor& acceptor : acceptors_)
      do_accept(acceptor);
    io_.run();
    readers_.join();
  }

  void post(std::function<void()> work) override { asio::post(io_, std::move(work)); }

  void post_after(std::chrono::milliseconds delay, std::function<void()> work) override {
    auto timer = std::make_shared<asio::steady_timer>(io_, delay);
    timer->async_wait([timer, work = std::move(work)](const ErrorCodeOfSystem& error) {
      if (!error)
        work();
    });
  }

  void read(std::function<void()> work) override { asio::post(readers_, std::move(work)); }

  void on_signal(std::function<void()> heard) override {
    ErrorCodeOfSystem ignored;
    signals_.add(SIGINT, ignored);
    signals_.add(SIGTERM, ignored);
    // The next signal has its usual effect again: who asks twice does not want to wait.
    signals_.async_wait([this, heard = std::move(heard)](const ErrorCodeOfSystem& error, int) {
      if (error)
        return;
      ErrorCodeOfSystem not_cleared;
      signals_.clear(not_cleared);
      heard();
    });
  }

  void stop_accepting() override {
    asio::dispatch(io_, [this] {
      ErrorCodeOfSystem ignored;
      for (tcp::acceptor& acceptor : acceptors_)
        acceptor.close(ignored);
    });
  }

  void end(std::chrono::milliseconds patience) override {
    asio::post(io_, [this, patience] {
      hosting_.ending = true;
      const auto until = std::chrono::steady_clock::now() + patience;
      for (Connection* connection : snapshot())
        connection->end();
      wait_for_end(until);
    });
  }

  [[nodiscard]] std::size_t connections() const override { return hosting_.connections.size(); }

private:
  Result<tcp::acceptor> bound(const std::string& address, std::uint16_t port) {
    ErrorCodeOfSystem error;
    const auto numeric = asio::ip::make_address(address, error);
    if (error)
      return not_bound(address, port, error);
    const tcp::endpoint endpoint(numeric, port);
    tcp::acceptor acceptor(io_);
    acceptor.open(endpoint.protocol(), error);
    if (!error)
      acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
      acceptor.bind(endpoint, error);
    if (!error)
      acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
      return not_bound(address, port, error);
    return acceptor;
  }

  void do_accept(tcp::acceptor& acceptor) {
    acceptor.async_accept([this, &acceptor](const ErrorCodeOfSystem& error, tcp::socket socket) {
      on_accept(acceptor, error, std::move(socket));
    });
  }

  void on_accept(tcp::acceptor& acceptor, const ErrorCodeOfSystem& error, tcp::socket socket) {
    if (!acceptor.is_open())
      return;
    if (error)
      return post_after(accept_pause, [this, &acceptor] { do_accept(acceptor); });
    // Over the limit the socket is closed as it goes out of scope.
    if (hosting_.connections.size() < options_.limits.connections_max)
      start(std::move(socket));
    do_accept(acceptor);
  }

  void start(tcp::socket socket) {
    ErrorCodeOfSystem ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    start_http(hosting_, tls_ ? Stream(std::move(socket), *tls_) : Stream(std::move(socket)));
  }

  /// Ending one may destroy it or another, which changes the set.
  [[nodiscard]] std::vector<Connection*> snapshot() const {
    return {hosting_.connections.begin(), hosting_.connections.end()};
  }

  void wait_for_end(std::chrono::steady_clock::time_point until) {
    if (hosting_.connections.empty())
      return io_.stop();
    if (std::chrono::steady_clock::now() >= until) {
      for (Connection* connection : snapshot())
        connection->cut();
    }
    post_after(end_poll, [this, until] { wait_for_end(until); });
  }

  const TransportOptions options_;
  Hosting hosting_;        ///< outlives the handlers in `io_`, which own the connections
  asio::io_context io_{1}; ///< outlives all that is made with it
  std::unique_ptr<asio::ssl::context> tls_;
  asio::signal_set signals_;
  std::vector<tcp::acceptor> acceptors_; ///< fixed once bound: `do_accept` refers to its elements
  std::uint16_t port_ = 0;
  asio::thread_pool readers_;
  asio::executor_work_guard<asio::io_context::executor_type> work_;
};

} // namespace

Result<std::unique_ptr<Transport>>
Transport::open(const TransportOptions& options, Application& application) {
  auto transport = std::make_unique<BeastTransport>(options, application);
  VERDIEP_CHECK(transport->bind());
  return std::unique_ptr<Transport>(std::move(transport));
}

} // namespace verdiep::gateway
