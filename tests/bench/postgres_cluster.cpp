#include "tests/bench/postgres_cluster.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>
#include <utility>

namespace verdiep::bench {
namespace {

namespace fs = std::filesystem;

/// Debian keeps the programs of each version in a folder of its own.
std::optional<fs::path> programs() {
  std::error_code ignored;
  for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", ignored)) {
    if (fs::exists(version.path() / "bin" / "pgbench") && fs::exists(version.path() / "bin" / "initdb")) {
      return version.path() / "bin";
    }
  }
  return std::nullopt;
}

std::string as_somebody(const std::string& command) {
  return (::geteuid() == 0 ? "runuser -u nobody -- " : "") + command;
}

bool run(const std::string& command) {
  return std::system((as_somebody(command) + " >/dev/null 2>&1").c_str()) == 0;
}

std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  std::string output;
  std::array<char, 256> part;
  while (pipe != nullptr && std::fgets(part.data(), static_cast<int>(part.size()), pipe.get()) != nullptr) {
    output += part.data();
  }
  return output;
}

std::string quoted(const fs::path& path) {
  return "'" + path.string() + "'";
}

/// A port of 127.0.0.1 that nobody has; 0 if there is none.
std::uint16_t free_port() {
  const int probe = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof address;
  const bool found = ::bind(probe, any, size) == 0 && ::getsockname(probe, any, &size) == 0;
  ::close(probe);
  return found ? ntohs(address.sin_port) : std::uint16_t{0};
}

std::string at(std::uint16_t port) {
  return " -h 127.0.0.1 -p " + std::to_string(port);
}

} // namespace

std::optional<PostgresCluster> PostgresCluster::start(fs::path folder) {
  const auto bin = programs();
  if (!bin) {
    std::fprintf(stderr, "no PostgreSQL to compare with: install the package postgresql\n");
    return std::nullopt;
  }
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::all);
  std::ofstream(folder / "insert.sql")
      << "INSERT INTO events (stream, body) VALUES (:client_id, decode(repeat('5a', 224), 'hex'));\n";
  const std::uint16_t port = free_port();
  PostgresCluster cluster(folder, port);
  const std::string data = quoted(folder / "data");
  const std::string listen = "\"-c listen_addresses=127.0.0.1 -c port=" + std::to_string(port) +
                             " -c unix_socket_directories=" + folder.string() + "\"";
  if (!run((*bin / "initdb").string() + " -D " + data + " -U bench -A trust") ||
      !run(
          (*bin / "pg_ctl").string() + " -D " + data + " -w -l " + quoted(folder / "log") + " -o " + listen +
          " start"
      ) ||
      !run(
          (*bin / "psql").string() + at(port) +
          " -U bench -d postgres -c 'CREATE TABLE events (id bigserial PRIMARY KEY, stream int, body bytea)'"
      )) {
    std::fprintf(stderr, "PostgreSQL did not start: see %s\n", (folder / "log").c_str());
    return std::nullopt;
  }
  return cluster;
}

PostgresCluster::PostgresCluster(PostgresCluster&& other) noexcept
    : folder_(std::exchange(other.folder_, {})), port_(other.port_) {}

PostgresCluster::~PostgresCluster() {
  if (const auto bin = programs(); bin && !folder_.empty()) {
    run((*bin / "pg_ctl").string() + " -D " + quoted(folder_ / "data") + " -m immediate stop");
  }
}

double PostgresCluster::commits_per_second(int clients, int seconds) const {
  const std::string said = output_of(as_somebody(
      (*programs() / "pgbench").string() + " -n -M prepared" + at(port_) + " -U bench -f " +
      quoted(folder_ / "insert.sql") + " -c " + std::to_string(clients) + " -j 2 -T " +
      std::to_string(seconds) + " postgres 2>/dev/null"
  ));
  const auto at = said.find("tps = ");
  return at == std::string::npos ? 0 : std::strtod(said.c_str() + at + 6, nullptr);
}

} // namespace verdiep::bench
