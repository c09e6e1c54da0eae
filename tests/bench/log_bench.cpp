#include "server/log/rocksdb_log.hpp"
#include "tests/bench/bare_append.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <numeric>
#include <string>
#include <vector>

// Durable commits at several batch sizes beside a bare append + fdatasync on the same disk in the same run,
// and reading one stream among a thousand. One JSON object a line.
namespace {

using namespace verdiep;
using bench::BareFile;
using bench::Clock;
using bench::seconds_since;
using bench::time_calls;

constexpr std::size_t record_bytes = 300;
constexpr std::uint64_t streams_count = 1000;
constexpr double commits_seconds = 4;

void report(const std::string& bench, double value, const std::string& unit, const std::string& more = {}) {
  std::printf(
      "{\"bench\":\"%s\",\"value\":%.1f,\"unit\":\"%s\"%s}\n", bench.c_str(), value, unit.c_str(),
      more.c_str()
  );
  std::fflush(stdout);
}

[[noreturn]] void give_up(const std::string& what) {
  std::fprintf(stderr, "log_bench: %s\n", what.c_str());
  std::exit(1);
}

StreamId stream_number(std::uint64_t number) {
  StreamId stream{{1}};
  for (std::size_t byte = 0; byte < 8; ++byte)
    stream.bytes[8 + byte] = static_cast<std::uint8_t>(number >> (56 - 8 * byte));
  return stream;
}

/// Compressible as events are: a few words that repeat, and ids that do not.
Bytes event_like(std::uint64_t number) {
  std::string text = "type PostWritten thread programme data commitments at recorded cmd ";
  std::uint64_t state = number * 0x9e3779b97f4a7c15 + 1;
  while (text.size() < record_bytes) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    text += text.size() % 3 == 0 ? "post " : std::string(1, static_cast<char>(state));
  }
  text.resize(record_bytes);
  return Bytes(text.begin(), text.end());
}

class Load {
public:
  explicit Load(log::Log& log) : log_(log), heads_(streams_count) {}

  /// One call of `batch` commits of one record, over the streams in turn.
  void commit(std::size_t batch) {
    std::vector<log::Commit> commits(batch);
    for (log::Commit& commit : commits) {
      const std::uint64_t number = next_++ % streams_count;
      commit.stream = stream_number(number);
      commit.expected = heads_[number];
      commit.records.push_back(event_like(next_));
      heads_[number] = heads_[number].next();
    }
    const auto results = log_.commit(commits);
    if (!results)
      give_up(results.error().context);
  }

private:
  log::Log& log_;
  std::vector<Position> heads_;
  std::uint64_t next_ = 0;
};

/// The two take turns one by one: a disk may be ten times slower in one second than in the next.
void bench_commits(Load& load, BareFile& bare, std::size_t batch) {
  std::vector<double> bare_times;
  std::vector<double> times;
  const auto add_timed = [](std::vector<double>& to, const auto& once) {
    const auto call = Clock::now();
    once();
    to.push_back(seconds_since(call) * 1e6);
  };
  const auto start = Clock::now();
  while (seconds_since(start) < commits_seconds) {
    add_timed(bare_times, [&] { bare.append(); });
    add_timed(times, [&] { load.commit(batch); });
  }
  const double total_us = std::accumulate(times.begin(), times.end(), 0.0);
  const double bare_p50 = bench::quantile(bare_times, 0.5);
  const double p50 = bench::quantile(times, 0.5);
  char more[160];
  std::snprintf(
      more, sizeof more, ",\"batch\":%zu,\"p50_us\":%.1f,\"bare_append_4k_p50_us\":%.1f,\"p50_to_bare\":%.2f",
      batch, p50, bare_p50, p50 / bare_p50
  );
  report("log.commits", static_cast<double>(times.size() * batch) / total_us * 1e6, "commits/s", more);
}

void read_one(const log::Log& log, const std::string& name, std::uint64_t stream) {
  std::uint64_t events = 0;
  std::uint64_t bytes = 0;
  const auto once = [&] {
    const auto read = log.read(
        stream_number(stream), Position{1}, Position{~std::uint64_t{0}},
        [&](Position, ByteView record) {
          ++events;
          bytes += record.size();
          return true;
        }
    );
    if (!read)
      give_up(read.error().context);
  };
  once(); // warm
  events = 0;
  const auto start = Clock::now();
  time_calls(1.5, once);
  report(name, static_cast<double>(events) / seconds_since(start), "events/s", ",\"streams\":1000");
}

void bench_reading(log::RocksdbLog& log, Load& load) {
  // 2,048 events in each stream, so that pages are what is read.
  while (log.head(stream_number(streams_count - 1)).value_or(Position{}) < Position{2048})
    load.commit(1000);
  const auto start = Clock::now();
  log.wait_until_packed();
  report("log.wait_for_pages", seconds_since(start), "s");
  read_one(log, "log.read_one_stream_among_1000", 517);
}

} // namespace

int main() {
  auto pattern = (std::filesystem::temp_directory_path() / "verdiep-bench-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr)
    give_up("cannot make a folder");
  const std::filesystem::path folder = pattern;
  {
    BareFile bare(folder / "bare");
    log::RocksdbOptions options;
    options.create = true;
    auto opened = log::RocksdbLog::open(folder / "store", options);
    if (!opened)
      give_up(opened.error().context);
    Load load(**opened);
    for (const std::size_t batch : {1, 64, 512})
      bench_commits(load, bare, batch);
    bench_reading(**opened, load);
  }
  std::filesystem::remove_all(folder);
}
