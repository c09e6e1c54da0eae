// What a device keeps of a programme of 1,000 and of 100,000 events, and how long a replica takes to be ready from it.
// With arguments (`EVENTS FILE`) it writes the rows to a file instead, for the bench that opens them in a browser.
//
// Shape    the file: who and where as one line of JSON, then for each row its key and its bytes, each after its length in
//          four bytes, little-endian
#include "shared/sync/replica.hpp"
#include "tests/support/sync_people.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace verdiep::test {
namespace {

constexpr int rounds = 5;
constexpr std::size_t participants = 40;

/// A device that is up to date with a programme in which people talk, complete and look on.
class Kept {
public:
  explicit Kept(std::size_t events) {
    std::vector<ThreadId> threads;
    while (world_.server().records().size() < events) {
      one_more(threads);
    }
    world_.add_device(me());
    world_.settle();
  }

  [[nodiscard]] const Device& device() { return world_.device(0); }
  [[nodiscard]] MemberId me() const { return people_.participants.front(); }
  [[nodiscard]] StreamId stream() { return world_.server().stream(); }
  [[nodiscard]] std::size_t events() { return world_.server().records().size(); }

private:
  void one_more(std::vector<ThreadId>& threads) {
    Random& random = world_.random();
    const MemberId who = random.pick(people_.participants);
    const std::string text = "Vandaag heb ik iets geprobeerd dat ik nog niet kende, en het ging zo: " +
                             std::to_string(random.below(1'000'000));
    if (threads.empty() || random.one_in(25)) {
      threads.push_back(random.id<ThreadId>());
      Values values = words("text", text);
      values.push_back(words("title", "Waar loop je tegenaan?").front());
      world_.commit(
          who, forum::OpenThread{threads.back(), random.id<PostId>(), {}, {}, {}}, std::move(values)
      );
    } else if (random.one_in(3)) {
      // A Ding is completed and opened again: what a busy programme has most of, beside posts.
      dingen::CompleteDing body{random.pick(people_.dingen), dingen::Sharing::programme, {}, {}};
      body.reflection.emplace();
      world_.commit(who, body, words("reflection", text));
      world_.commit(who, dingen::ReopenDing{body.ding});
    } else {
      world_.commit(
          who, forum::WritePost{random.pick(threads), random.id<PostId>(), {}}, words("text", text)
      );
    }
  }

  SyncWorld world_{1, {0, 0, 0, 0, 0, 0, 0}};
  Programme people_ = draft_programme(world_, participants);
};

double milliseconds_to_start(Kept& kept) {
  double best = 1e9;
  for (int round = 0; round < rounds; ++round) {
    sync::DeviceRows rows = kept.device().rows();
    const auto begin = std::chrono::steady_clock::now();
    sync::Replica replica(kept.stream());
    const auto effects = replica.start(std::move(rows));
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    if (replica.log().head().value != kept.events() || replica.trouble() != sync::Trouble::none) {
      std::fprintf(stderr, "the rows were not whole\n");
      std::exit(1);
    }
    best = std::min(best, took.count());
  }
  return best;
}

void measure(std::size_t events) {
  Kept kept(events);
  std::size_t bytes = 0;
  for (const auto& [key, row] : kept.device().log_rows) {
    bytes += row.size();
  }
  std::printf(
      R"({"measure":"start","events":%zu,"rows":%zu,"row_bytes":%zu,"start_ms_best":%.1f})"
      "\n",
      kept.events(), kept.device().log_rows.size(), bytes, milliseconds_to_start(kept)
  );
}

void put(std::FILE* file, ByteView bytes) {
  const std::uint8_t length[] = {
      static_cast<std::uint8_t>(bytes.size()), static_cast<std::uint8_t>(bytes.size() >> 8),
      static_cast<std::uint8_t>(bytes.size() >> 16), static_cast<std::uint8_t>(bytes.size() >> 24)
  };
  std::fwrite(length, 1, sizeof length, file);
  std::fwrite(bytes.data(), 1, bytes.size(), file);
}

int write_rows(std::size_t events, const char* path) {
  Kept kept(events);
  std::FILE* file = std::fopen(path, "wb");
  if (file == nullptr) {
    return 1;
  }
  std::fprintf(
      file,
      R"({"stream":"%s","member":"%s","events":%zu})"
      "\n",
      to_text(kept.stream()).c_str(), to_text(kept.me()).c_str(), kept.events()
  );
  for (const auto& [key, row] : kept.device().log_rows) {
    put(file, ByteView(reinterpret_cast<const std::uint8_t*>(key.data()), key.size()));
    put(file, row);
  }
  return std::fclose(file) == 0 ? 0 : 1;
}

} // namespace
} // namespace verdiep::test

int main(int argc, char** argv) {
  if (argc == 3) {
    return verdiep::test::write_rows(static_cast<std::size_t>(std::strtoull(argv[1], nullptr, 10)), argv[2]);
  }
  for (const std::size_t events : {1'000U, 100'000U}) {
    verdiep::test::measure(events);
  }
  return 0;
}
