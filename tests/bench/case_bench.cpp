#include "events/record.hpp"
#include "server/cli/demo_store.hpp"
#include "shared/projections/model.hpp"
#include "shared/stream/decider.hpp"
#include "tests/bench/bare_append.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

/// The case, alone and a hundred times over, as `demo --scale` makes it: committed through the rules and the pipeline
/// to this disk, and replayed from there. Commits stand beside a bare append + fdatasync before and after; a replay
/// beside reading the same records without decoding them. Prints JSON lines.
namespace {

using namespace verdiep;

constexpr std::uint32_t many = 100;
constexpr double bare_seconds = 0.5;
constexpr int runs = 5;

[[noreturn]] void give_up(const std::string& what) {
  std::fprintf(stderr, "case_bench: %s\n", what.c_str());
  std::exit(1);
}

template <class T>
T need(Result<T> result) {
  if (!result) {
    give_up(result.error().context);
  }
  return *std::move(result);
}

/// Every record of the store, in the order of its streams.
template <class Take>
std::size_t read_all(const log::Log& log, const std::vector<StreamId>& streams, Take take) {
  std::size_t count = 0;
  for (const StreamId& stream : streams) {
    const auto read =
        log.read(stream, Position{1}, Position{~std::uint64_t{0}}, [&](Position, ByteView bytes) {
          ++count;
          take(stream, bytes);
          return true;
        });
    if (!read) {
      give_up(read.error().context);
    }
  }
  return count;
}

/// One replica for each stream in turn: what a server holds is loaded stream by stream.
template <class Replica, class Fold>
std::size_t replay(const log::Log& log, const std::vector<StreamId>& streams, Fold fold) {
  Replica replica;
  StreamId current{};
  return read_all(log, streams, [&](const StreamId& stream, ByteView bytes) {
    if (stream != current) {
      replica = {};
      current = stream;
    }
    const auto record = decode_record(bytes);
    if (!record) {
      give_up("a record of the case cannot be read");
    }
    fold(replica, *record);
  });
}

template <class Run>
void report_replay(const char* what, std::uint32_t programmes, Run run) {
  double best = 1e9;
  std::size_t events = 0;
  for (int count = 0; count < runs; ++count) {
    const auto start = bench::Clock::now();
    events = run();
    best = std::min(best, bench::seconds_since(start));
  }
  std::printf(
      "{\"measure\":\"%s\",\"programmes\":%u,\"events\":%zu,\"events_per_s\":%.0f}\n", what, programmes,
      events, static_cast<double>(events) / best
  );
}

void measure(const demo::Script& script, std::uint32_t programmes) {
  const test::TemporaryFolder folder;
  bench::BareFile bare(folder.path() / "bare");
  auto bare_times = bench::time_calls(bare_seconds, [&] { bare.append(); });

  cli::ApplicationOptions options;
  options.store = folder.path() / "store";
  const auto start = bench::Clock::now();
  const auto store = need(cli::open_demo_store(options, {.until = {}, .editions = programmes}));
  const double seconds = bench::seconds_since(start);

  const auto after = bench::time_calls(bare_seconds, [&] { bare.append(); });
  bare_times.insert(bare_times.end(), after.begin(), after.end());
  // Each line of the story waits until the one before it is on disk, and so does the account of each of its people.
  const std::size_t steps = script.people.size() + script.lines.size();
  const double step_us = seconds / static_cast<double>(steps) * 1e6;
  const double bare_p50 = bench::quantile(bare_times, 0.5);
  std::printf(
      "{\"measure\":\"case_commit\",\"programmes\":%u,\"commands\":%zu,\"commands_per_s\":%.0f,\"step_us\":%."
      "0f,"
      "\"bare_append_4k_p50_us\":%.0f,\"step_to_bare\":%.2f}\n",
      programmes, script.lines.size() * programmes,
      static_cast<double>(script.lines.size()) * programmes / seconds, step_us, bare_p50, step_us / bare_p50
  );

  log::RocksdbLog& log = store.application->log();
  log.wait_until_packed();
  const std::vector<StreamId> streams = need(log.streams());
  std::size_t bytes_read = 0; // so that no run is optimised away
  report_replay("case_read", programmes, [&] {
    return read_all(log, streams, [&](const StreamId&, ByteView bytes) { bytes_read += bytes.size(); });
  });
  report_replay("case_replay_state", programmes, [&] {
    return replay<stream::State>(log, streams, [](stream::State& state, const Record& record) {
      stream::evolve(state, record.position, record.actor, record.body);
    });
  });
  report_replay("case_replay_model", programmes, [&] {
    return replay<projections::Model>(log, streams, [](projections::Model& model, const Record& record) {
      model.apply(record);
    });
  });
  if (bytes_read == 0) {
    give_up("nothing was read");
  }
}

} // namespace

int main() {
  const auto script = need(demo::built_in_script());
  for (const std::uint32_t programmes : {1u, many}) {
    measure(script, programmes);
  }
}
