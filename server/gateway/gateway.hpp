#pragma once

#include "events/types/timestamp.hpp"
#include "server/gateway/notice_parties.hpp"
#include "server/gateway/relay.hpp"
#include "server/gateway/transport.hpp"
#include "server/identity/identity.hpp"
#include "server/log/log.hpp"
#include "server/metrics/registry.hpp"
#include "server/pipeline/pipeline.hpp"
#include "shared/crypto.hpp"
#include "shared/result.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// HTTP and WebSocket: the site, the JSON interface, sync.
namespace verdiep::gateway {

struct GatewayOptions {
  std::vector<std::string> addresses{"127.0.0.1"}; ///< numeric
  std::uint16_t port = 8080;                       ///< 0: a free one
  std::optional<TlsFiles> tls;
  /// A reverse proxy speaks TLS for us; then any address may be served without.
  bool behind_proxy = false;
  std::filesystem::path site;
  NoticeParties notice; ///< who answers for people's data
  std::size_t sockets_max = 1000;
  std::size_t sockets_per_account_max = 16; ///< tabs and devices
  std::size_t feeds_max = 100;              ///< answers that are made while they are sent: feeds, exports
  std::size_t feeds_per_account_max = 8;
  std::chrono::milliseconds heartbeat{15'000}; ///< a blank line in a feed in which nothing happens
  TransportLimits limits;
  /// Whether SIGINT and SIGTERM stop the gateway.
  bool handle_signals = true;
};

/// What the gateway serves. All of it outlives the gateway.
struct GatewayParts {
  const log::Log& log;
  pipeline::Pipeline& pipeline;
  identity::Identity& identity;
  metrics::Registry& metrics;
  /// The pipeline's listener. The gateway attaches itself, and leaves when it is destroyed.
  Relay& relay;
  std::function<Timestamp()> clock;
  crypto::PublicKey key{}; ///< what checkpoints are signed with
  std::uint32_t epoch = 1;
  /// Takes a line for the operator; never content, never an address.
  std::function<void(std::string_view)> report;
};

/// Use      open, tell people `port()`, `run`. At the end of `run` the pipeline has been stopped, and clients
/// were told before
///          their sockets closed
/// Threads  `run` on one thread; `stop` and `port` from any
class Gateway {
public:
  /// Binds the addresses and reads the site; nothing is served before `run`.
  /// Errors   in one line with advice: an address that others can reach without TLS, a taken port, a
  /// certificate that does not serve,
  ///          a site that cannot be read
  [[nodiscard]] static Result<std::unique_ptr<Gateway>>
  open(const GatewayOptions& options, GatewayParts parts);
  ~Gateway();

  /// Serves until `stop`, a signal, or the end of the log.
  /// Errors   what the log failed with
  [[nodiscard]] Result<void> run();
  void stop();

  [[nodiscard]] std::uint16_t port() const;

private:
  class Implementation;
  explicit Gateway(std::unique_ptr<Implementation> implementation);

  std::unique_ptr<Implementation> implementation_;
};

} // namespace verdiep::gateway
