#include "events/record.hpp"
#include "shared/insights/figures.hpp"
#include "shared/insights/json/answer.hpp"
#include "tests/bench/long_history.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

/// How fast figures are folded and counted, natively and as WebAssembly. Prints JSON lines.
namespace {

using namespace verdiep;

constexpr std::size_t events = 100'000;
constexpr int runs = 5;

/// The best of some runs, in seconds: the others were disturbed.
template <class Run>
double seconds(Run run) {
  double best = 1e9;
  for (int count = 0; count < runs; ++count) {
    const auto start = std::chrono::steady_clock::now();
    run();
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return best;
}

insights::Counted fold(const std::vector<Record>& records) {
  insights::Counted counted;
  for (const Record& record : records) {
    counted.apply(record);
  }
  return counted;
}

void print_rate(const char* what, double time) {
  std::printf(
      "{\"bench\":\"insights\",\"what\":\"%s\",\"events\":%zu,\"events_per_s\":%.0f}\n", what, events,
      static_cast<double>(events) / time
  );
}

void print_time(const char* what, double time) {
  std::printf(
      "{\"bench\":\"insights\",\"what\":\"%s\",\"events\":%zu,\"us\":%.0f}\n", what, events, time * 1e6
  );
}

} // namespace

int main() {
  const std::vector<Record> records = bench::long_history(events);
  std::vector<Bytes> encoded;
  for (const Record& record : records) {
    encoded.push_back(encode_record(record));
  }
  const insights::Counted counted = fold(records);
  const auto figures = [&](insights::Detail detail) {
    return insights::figures(counted.state, counted.ledger, {{}, detail});
  };
  if (counted.state.head.value != events || figures(insights::Detail::named).days.empty()) {
    std::fprintf(stderr, "the figures are not those of the history\n");
    return 1;
  }
  std::size_t kept = 0; // so that no run is optimised away
  print_rate("fold", seconds([&] { kept += fold(records).ledger.days.size(); }));
  print_rate("decode_fold", seconds([&] {
               insights::Counted from_bytes;
               for (const Bytes& bytes : encoded) {
                 if (const auto record = decode_record(bytes)) {
                   from_bytes.apply(*record);
                 }
               }
               kept += from_bytes.ledger.days.size();
             }));
  print_time("figures_named", seconds([&] { kept += figures(insights::Detail::named).days.size(); }));
  print_time("figures_guarded", seconds([&] { kept += figures(insights::Detail::figures).days.size(); }));
  print_time("to_json", seconds([&] {
               kept += insights::to_json({figures(insights::Detail::named), {}, {}}).size();
             }));
  return kept == 0 ? 1 : 0;
}
