#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace verdiep::bench {

/// A PostgreSQL of its own in a temporary folder, with nothing changed from its defaults but the socket's place:
/// `synchronous_commit` and `fsync` are on.
///
/// Peer     what a team would else append its events to: one table, one row a command, each its own commit
/// Errors   without the programs of Debian's `postgresql`, `start` says so and returns nothing
/// Owner    the server is stopped and its folder removed by the destructor
class PostgresCluster {
public:
  /// PostgreSQL does not run as root: then it runs as `nobody`.
  [[nodiscard]] static std::optional<PostgresCluster> start(std::filesystem::path folder);
  PostgresCluster(PostgresCluster&& other) noexcept;
  PostgresCluster(const PostgresCluster&) = delete;
  PostgresCluster& operator=(const PostgresCluster&) = delete;
  ~PostgresCluster();

  /// `clients` insert rows of about the size of our records over TCP, as ours are sent, for `seconds`; the commits a second.
  [[nodiscard]] double commits_per_second(int clients, int seconds) const;

private:
  PostgresCluster(std::filesystem::path folder, std::uint16_t port)
      : folder_(std::move(folder)), port_(port) {}

  std::filesystem::path folder_; ///< empty once moved from
  std::uint16_t port_;           ///< of 127.0.0.1
};

} // namespace verdiep::bench
