#include "server/demo/script.hpp"
#include "tests/bench/bare_append.hpp"
#include "tests/bench/post_crowd.hpp"
#include "tests/bench/postgres_cluster.hpp"
#include "tests/bench/sync_writer.hpp"
#include "tests/crash/server_process.hpp"
#include "tests/support/temporary_folder.hpp"

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

/// Durable commands a second with 64 clients, each in a programme of its own, so that nobody is sent what the
/// others write; beside PostgreSQL with 64 clients that insert a row each, over a socket both, in turns.
namespace {

using namespace verdiep;

constexpr std::uint32_t clients = 64;
constexpr int turns = 4;
constexpr int seconds_a_turn = 3;

[[noreturn]] void give_up(const std::string& what) {
  std::fprintf(stderr, "durable_bench: %s\n", what.c_str());
  std::exit(1);
}

std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  std::string output;
  std::array<char, 512> part;
  while (pipe != nullptr && std::fgets(part.data(), static_cast<int>(part.size()), pipe.get()) != nullptr) {
    output += part.data();
  }
  return output;
}

/// The token of a link in the text.
std::string token_in(const std::string& text) {
  const auto begin = text.find('#') + 1;
  return text.substr(begin, text.find_first_of(" \n", begin) - begin);
}

ThreadId first_thread(const demo::Script& script) {
  for (const auto& line : script.lines) {
    if (const auto* opened = std::get_if<forum::OpenThread>(&line.command.body)) {
      return opened->thread;
    }
  }
  give_up("the demo has no thread");
}

/// The shipped program with a programme for each client.
class Server {
public:
  explicit Server(const std::filesystem::path& folder) : store_(folder / "store") {
    const auto web = folder / "web";
    std::filesystem::create_directories(web);
    std::ofstream(web / "index.html") << "<!doctype html><title>Verdiep</title>";
    const std::vector<std::string> arguments = {
        VERDIEP_PROGRAM, "demo",        "--store", store_.string(),         "--web",   web.string(),
        "--listen",      "127.0.0.1:0", "--scale", std::to_string(clients), "--until", "running"
    };
    process_ = std::make_unique<test::ServerProcess>(arguments, "nieuw.localhost");
    if (!process_->is_ready()) {
      give_up("the server did not start: " + process_->output());
    }
    for (std::uint32_t edition = 1; edition <= clients; ++edition) {
      join(edition);
    }
  }

  /// Commands a second of all clients together.
  [[nodiscard]] double write(double seconds) {
    const auto start = bench::Clock::now();
    const std::size_t written = bench::write_posts(writers_, seconds).size();
    return static_cast<double>(written) / bench::seconds_since(start);
  }

private:
  void join(std::uint32_t edition) {
    const auto script = demo::built_in_script(edition);
    if (!script) {
      give_up(script.error().context);
    }
    const std::string invitation = output_of(
        std::string(VERDIEP_PROGRAM) + " invite --store '" + store_.string() + "' --stream " +
        to_text(script->stream) + " 2>/dev/null"
    );
    writers_.emplace_back(script->stream, first_thread(*script));
    writers_.back().join(process_->port(), token_in(invitation), "Schrijver");
  }

  std::filesystem::path store_;
  std::unique_ptr<test::ServerProcess> process_;
  std::vector<bench::SyncWriter> writers_;
};

} // namespace

int main() {
  const test::TemporaryFolder folder;
  std::filesystem::permissions(
      folder.path(), std::filesystem::perms::others_all, std::filesystem::perm_options::add
  );
  Server server(folder.path());
  const auto postgres = bench::PostgresCluster::start(folder.path() / "postgres");
  (void)server.write(seconds_a_turn); // the warming up
  double ours = 0;
  double theirs = 0;
  for (int turn = 0; turn < turns; ++turn) {
    ours += server.write(seconds_a_turn) / turns;
    theirs += postgres ? postgres->commits_per_second(clients, seconds_a_turn) / turns : 0;
  }
  std::printf(
      "{\"measure\":\"durable_commands_own_programmes\",\"clients\":%u,\"commands_per_s\":%.0f,"
      "\"postgresql_commits_per_s\":%.0f,\"to_postgresql\":%.2f}\n",
      clients, ours, theirs, theirs == 0 ? 0 : ours / theirs
  );
}
