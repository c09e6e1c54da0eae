#include "server/demo/script.hpp"
#include "tests/bench/bare_append.hpp"
#include "tests/bench/post_crowd.hpp"
#include "tests/bench/sync_writer.hpp"
#include "tests/crash/server_process.hpp"
#include "tests/support/temporary_folder.hpp"

#include <cstdio>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

/// Durable commands from end to end: a post written over a WebSocket until its outcome is back, by one person
/// and by 64 at once, to the program as it is shipped with its store on this disk, beside a bare append +
/// fdatasync in the same run. A disk may be ten times slower in one second than in the next, so one person's
/// posts and the bare appends take turns one by one.
namespace {

using namespace verdiep;

constexpr std::size_t crowd_size = 64;
constexpr int turns = 8;
constexpr int pairs_a_turn = 150;
constexpr double bare_seconds = 0.1;
constexpr double writing_seconds = 1.0;

[[noreturn]] void give_up(const std::string& what) {
  std::fprintf(stderr, "sync_bench: %s\n", what.c_str());
  std::exit(1);
}

/// The token of the last link: the one for somebody new.
std::string join_token(const std::string& output) {
  const auto fragment = output.find('#', output.find("nieuw.localhost")) + 1;
  return output.substr(fragment, output.find('\n', fragment) - fragment);
}

ThreadId first_thread(const demo::Script& script) {
  for (const auto& line : script.lines) {
    if (const auto* opened = std::get_if<forum::OpenThread>(&line.command.body)) {
      return opened->thread;
    }
  }
  give_up("the demo has no thread");
}

/// A server with a store of its own, and people who are connected to it.
class Crowd {
public:
  Crowd(const demo::Script& script, std::size_t size) {
    const auto web = folder_.path() / "web";
    std::filesystem::create_directory(web);
    std::ofstream(web / "index.html") << "<!doctype html><title>Verdiep</title>";
    const std::vector<std::string> arguments = {VERDIEP_PROGRAM, "demo",
                                                "--store",       (folder_.path() / "store").string(),
                                                "--web",         web.string(),
                                                "--listen",      "127.0.0.1:0"};
    server_ = std::make_unique<test::ServerProcess>(arguments, "nieuw.localhost");
    if (!server_->is_ready()) {
      give_up("the server did not start: " + server_->output());
    }
    for (std::size_t index = 0; index < size; ++index) {
      writers_.emplace_back(script.stream, first_thread(script));
      writers_.back().join(
          server_->port(), join_token(server_->output()), "Schrijver " + std::to_string(index + 1)
      );
    }
  }

  /// Everybody writes; how long each post took, in microseconds, is added to `times`. Returns the seconds of
  /// it all.
  double write(double seconds, std::vector<double>& times) {
    const auto start = bench::Clock::now();
    const std::vector<double> own = bench::write_posts(writers_, seconds);
    const double taken = bench::seconds_since(start);
    times.insert(times.end(), own.begin(), own.end());
    return taken;
  }

  void write_one() { writers_.front().write_post(); }

private:
  test::TemporaryFolder folder_;
  std::unique_ptr<test::ServerProcess> server_; ///< killed before its folder goes
  std::vector<bench::SyncWriter> writers_;
};

struct Times {
  std::vector<double> each; ///< microseconds
  std::vector<double> bare; ///< of the appends that they were measured beside
  double seconds = 0;       ///< of all turns, without the bare appends
};

void add_timed(std::vector<double>& times, const auto& once) {
  const auto start = bench::Clock::now();
  once();
  times.push_back(bench::seconds_since(start) * 1e6);
}

void write_in_pairs(Crowd& one, bench::BareFile& bare, Times& times) {
  for (int pair = 0; pair < pairs_a_turn; ++pair) {
    add_timed(times.bare, [&] { bare.append(); });
    add_timed(times.each, [&] { one.write_one(); });
    times.seconds += times.each.back() / 1e6;
  }
}

/// Before and after, so that the disk's mood of the moment shows in both.
void write_together(Crowd& many, bench::BareFile& bare, Times& times) {
  const auto measure_bare = [&] {
    const auto more = bench::time_calls(bare_seconds, [&] { bare.append(); });
    times.bare.insert(times.bare.end(), more.begin(), more.end());
  };
  measure_bare();
  times.seconds += many.write(writing_seconds, times.each);
  measure_bare();
}

void report(std::size_t clients, Times& times) {
  const double p50 = bench::quantile(times.each, 0.5);
  const double bare_p50 = bench::quantile(times.bare, 0.5);
  std::printf(
      "{\"measure\":\"durable_commands\",\"clients\":%zu,\"commands\":%zu,\"commands_per_s\":%.0f,"
      "\"p50_us\":%.0f,\"p99_us\":%.0f,\"bare_append_4k_p50_us\":%.0f,\"bare_append_4k_p99_us\":%.0f,"
      "\"p50_to_bare\":%.2f}\n",
      clients, times.each.size(), static_cast<double>(times.each.size()) / times.seconds, p50,
      bench::quantile(times.each, 0.99), bare_p50, bench::quantile(times.bare, 0.99), p50 / bare_p50
  );
}

} // namespace

int main() {
  const auto script = demo::built_in_script();
  if (!script) {
    give_up(script.error().context);
  }
  const test::TemporaryFolder folder;
  bench::BareFile bare(folder.path() / "bare");
  Crowd one(*script, 1);
  Crowd many(*script, crowd_size);
  Times of_one;
  Times of_many;
  write_in_pairs(one, bare, of_one);
  write_together(many, bare, of_many);
  of_one = {}; // that was the warming up
  of_many = {};
  for (int turn = 0; turn < turns; ++turn) {
    write_in_pairs(one, bare, of_one);
    write_together(many, bare, of_many);
  }
  report(1, of_one);
  report(crowd_size, of_many);
}
