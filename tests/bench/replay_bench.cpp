#include "events/record.hpp"
#include "shared/merkle/frontier.hpp"
#include "shared/merkle/hash.hpp"
#include "shared/projections/model.hpp"
#include "shared/stream/decider.hpp"
#include "shared/stream/state_codec.hpp"
#include "tests/bench/long_history.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

/// How fast a history is replayed: records decoded and folded, natively and as WebAssembly. Prints JSON
/// lines.
namespace {

using namespace verdiep;

#ifdef __EMSCRIPTEN__
constexpr const char* build = "wasm";
#else
constexpr const char* build = "native";
#endif

constexpr std::size_t events = 100'000;
constexpr int runs = 5;

std::vector<Bytes> history() {
  std::vector<Bytes> records;
  for (const Record& record : bench::long_history(events)) {
    records.push_back(encode_record(record));
  }
  return records;
}

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

void print_rate(const char* what, std::size_t count, double time) {
  std::printf(
      "{\"bench\":\"replay\",\"build\":\"%s\",\"what\":\"%s\",\"events\":%zu,\"events_per_s\":%.0f}\n", build,
      what, count, static_cast<double>(count) / time
  );
}

void print_time(const char* what, double time) {
  std::printf(
      "{\"bench\":\"replay\",\"build\":\"%s\",\"what\":\"%s\",\"events\":%zu,\"us\":%.0f}\n", build, what,
      events, time * 1e6
  );
}

stream::State replay(const std::vector<Bytes>& records) {
  stream::State state;
  for (const Bytes& bytes : records) {
    if (const auto record = decode_record(bytes)) {
      stream::evolve(state, record->position, record->actor, record->body);
    }
  }
  return state;
}

projections::Model project(const std::vector<Bytes>& records) {
  projections::Model model;
  for (const Bytes& bytes : records) {
    if (const auto record = decode_record(bytes)) {
      model.apply(*record);
    }
  }
  return model;
}

Sha256 tree_root(const std::vector<Bytes>& records) {
  merkle::Frontier frontier;
  for (const Bytes& bytes : records) {
    frontier.append(merkle::leaf_hash(bytes));
  }
  return frontier.root();
}

} // namespace

int main() {
  const std::vector<Bytes> records = history();
  const stream::State state = replay(records);
  const projections::Model model = project(records);
  if (state.head.value != events || !(model.state == state)) {
    std::fprintf(stderr, "the replay did not arrive where the history did\n");
    return 1;
  }
  std::size_t kept = 0; // so that no run is optimised away
  print_rate("decode", events, seconds([&] {
               for (const Bytes& bytes : records) {
                 kept += decode_record(bytes) ? 1 : 0;
               }
             }));
  print_rate("decode_evolve", events, seconds([&] { kept += replay(records).head.value; }));
  print_rate("decode_model", events, seconds([&] { kept += project(records).state.head.value; }));
  print_rate("merkle", events, seconds([&] { kept += tree_root(records).bytes[0]; }));
  print_time("copy_state", seconds([&] {
               const stream::State copy = state;
               kept += copy.head.value;
             }));
  print_time("copy_model", seconds([&] {
               const projections::Model copy = model;
               kept += copy.state.head.value;
             }));
  print_time("state_hash", seconds([&] { kept += stream::state_hash(state).bytes[0]; }));
  return kept == 0 ? 1 : 0;
}
