#pragma once

#include "server/gateway/stream.hpp"
#include "server/gateway/transport.hpp"

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <unordered_set>

/// What the sources that know Beast share among themselves.
namespace verdiep::gateway {

class Connection;

/// Outlives every connection. The transport's thread only.
struct Hosting {
  Application& application;
  const TransportOptions& options;
  std::unordered_set<Connection*> connections;
  bool ending = false;
};

/// One socket's owner; enters itself in `Hosting::connections`.
class Connection {
public:
  explicit Connection(Hosting& hosting) : hosting_(hosting) { hosting_.connections.insert(this); }
  virtual ~Connection() { hosting_.connections.erase(this); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// The transport ends: close now if nothing is under way, else soon.
  virtual void end() = 0;
  /// Patience is over.
  virtual void cut() = 0;

protected:
  Hosting& hosting_;
};

using UpgradeRequest = beast::http::request<beast::http::string_body>;

void start_http(Hosting& hosting, Stream stream);
void start_websocket(
    Hosting& hosting, Stream stream, const UpgradeRequest& request, std::unique_ptr<SocketUser> user
);

} // namespace verdiep::gateway
