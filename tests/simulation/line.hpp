#pragma once

#include "events/types/bytes.hpp"
#include "server/gateway/socket.hpp"

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace verdiep::simulation {

/// A WebSocket between a page and the server: frames on their way both ways, and who has hung up.
class Line final : public gateway::Socket {
public:
  using Frame = std::shared_ptr<const Bytes>;

  explicit Line(std::function<void(const Bytes&)> on_sent) : on_sent_(std::move(on_sent)) {}

  // The server's end.
  void send(Frame frame) override {
    if (is_broken || closed_by_server)
      return;
    on_sent_(*frame);
    to_device.push_back(std::move(frame));
  }
  [[nodiscard]] std::size_t queued_bytes() const override {
    std::size_t bytes = 0;
    for (const Frame& frame : to_device)
      bytes += frame->size();
    return bytes;
  }
  void close(gateway::CloseCode code, std::string reason) override {
    if (!closed_by_server)
      closed_by_server = {code, std::move(reason)};
  }
  void drop(gateway::CloseCode code, std::string reason) override {
    to_device.clear();
    close(code, std::move(reason));
  }

  std::deque<Bytes> to_server;
  std::deque<Frame> to_device;
  bool closed_by_device = false; ///< the server hears of it after what was sent before
  bool is_broken = false;        ///< each end hears of it after what still got through
  std::optional<std::pair<gateway::CloseCode, std::string>> closed_by_server;
  std::unique_ptr<gateway::SocketUser> user; ///< null once the server's end is closed

private:
  std::function<void(const Bytes&)> on_sent_;
};

} // namespace verdiep::simulation
