#include "events/record.hpp"
#include "shared/history/time_machine.hpp"
#include "shared/history/timeline.hpp"
#include "tests/support/histories.hpp"
#include "tests/support/random.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

/// How long it takes to go to a position of a long history, beside replaying all of it. Prints JSON lines.
namespace {

using namespace verdiep;

#ifdef __EMSCRIPTEN__
constexpr const char* build = "wasm";
#else
constexpr const char* build = "native";
#endif

constexpr std::uint64_t seed = 11;
constexpr std::size_t events = 100'000;
constexpr std::size_t visits = 500;

/// The encoded records of a random history; from the next seed where one ends early.
std::vector<Bytes> history_of() {
  std::vector<Bytes> records;
  for (std::uint64_t each = seed; records.size() < events; ++each) {
    test::History history(each);
    while (history.records().size() < events && !history.state().programme.closed) {
      history.step();
    }
    records.clear();
    for (const Record& record : history.records()) {
      records.push_back(encode_record(record));
    }
  }
  records.resize(events);
  return records;
}

template <class Run>
double milliseconds(Run run) {
  const auto start = std::chrono::steady_clock::now();
  run();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// The time that this share of the visits took at most.
double share(std::vector<double> times, double share) {
  std::sort(times.begin(), times.end());
  return times[std::min(
      times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size()))
  )];
}

void print(const char* what, double p50, double p99) {
  std::printf(
      "{\"bench\":\"history\",\"build\":\"%s\",\"what\":\"%s\",\"events\":%zu,\"ms_p50\":%.2f,\"ms_p99\":%."
      "2f}\n",
      build, what, events, p50, p99
  );
}

} // namespace

int main() {
  const std::vector<Bytes> bytes = history_of();
  const history::Records records{Position{events}, [&](Position position) -> ByteView {
                                   return bytes[static_cast<std::size_t>(position.value - 1)];
                                 }};
  std::uint64_t arrived = 0;
  std::vector<double> replays;
  for (int run = 0; run < 5; ++run) {
    replays.push_back(milliseconds([&] {
      projections::Model model;
      for (const Bytes& record : bytes) {
        model.apply(*decode_record(record));
      }
      arrived += model.state.head.value;
    }));
  }
  print("full_replay", share(replays, 0.5), share(replays, 0.99));

  history::TimeMachine machine;
  const double first = milliseconds([&] { arrived += machine.at(records, records.head).state.head.value; });
  print("first_visit", first, first); // keeps the marks on the way

  test::Random random(seed);
  std::vector<double> travels;
  std::vector<double> steps;
  std::vector<double> seen;
  const projections::Model today = machine.at(records, records.head);
  for (std::size_t visit = 0; visit < visits; ++visit) {
    const Position position{1 + random.below(events - 1)};
    travels.push_back(milliseconds([&] { arrived += machine.at(records, position).state.head.value; }));
    steps.push_back(milliseconds([&] { arrived += machine.at(records, position.next()).state.head.value; }));
    seen.push_back(milliseconds([&] {
      arrived += history::as_seen_today(machine.at(records, position.next()), today, {}).state.head.value;
    }));
  }
  print("travel", share(travels, 0.5), share(travels, 0.99));
  print("step_forward", share(steps, 0.5), share(steps, 0.99));
  print("sight_of_today", share(seen, 0.5), share(seen, 0.99));

  history::Timeline timeline;
  const double extended = milliseconds([&] { timeline.extend(records); });
  print("timeline", extended, extended);
  return arrived == 0 || timeline.entries().size() != events ? 1 : 0;
}
