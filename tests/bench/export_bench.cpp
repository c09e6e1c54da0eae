#include "server/interchange/export.hpp"
#include "server/log/memory_log.hpp"
#include "tests/bench/long_history.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <utility>
#include <vector>

/// How fast a programme is exported, in each format, from a log in memory: what the making costs. Prints JSON
/// lines.
namespace {

using namespace verdiep;

constexpr std::size_t events = 100'000;
constexpr std::size_t piece_bytes = 32 * 1024;
const interchange::Reader coordinator{{{}, insights::Detail::named}, {disclosures::Audience::programme()}};

void fill(log::MemoryLog& log, const std::vector<Record>& records) {
  for (std::size_t begin = 0; begin < records.size(); begin += log::records_max) {
    log::Commit commit;
    commit.stream = records[begin].stream;
    commit.expected = Position{begin};
    for (std::size_t place = begin; place < std::min(begin + log::records_max, records.size()); ++place) {
      commit.records.push_back(encode_record(records[place]));
    }
    if (!log.commit({&commit, 1})) {
      std::exit(1);
    }
  }
}

/// How many bytes the whole file has.
std::size_t take(const log::Log& log, StreamId stream, interchange::Format format) {
  auto file = interchange::make_export(format, log, stream, coordinator);
  std::size_t bytes = 0;
  while (file) {
    const auto piece = (*file)->next(piece_bytes);
    if (!piece || piece->empty()) {
      return piece ? bytes : 0;
    }
    bytes += piece->size();
  }
  return 0;
}

} // namespace

int main() {
  const std::vector<Record> records = bench::long_history(events);
  log::MemoryLog log;
  fill(log, records);
  for (const auto& [format, name] :
       {std::pair{interchange::Format::ndjson, "ndjson"}, std::pair{interchange::Format::csv, "csv"},
        std::pair{interchange::Format::xes, "xes"}}) {
    const auto start = std::chrono::steady_clock::now();
    const std::size_t bytes = take(log, records.front().stream, format);
    const double time = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf(
        "{\"bench\":\"export\",\"format\":\"%s\",\"events\":%zu,\"bytes\":%zu,\"events_per_s\":%.0f}\n", name,
        events, bytes, static_cast<double>(events) / time
    );
    if (bytes == 0) {
      return 1;
    }
  }
  return 0;
}
