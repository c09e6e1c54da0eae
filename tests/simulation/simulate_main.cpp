// simulate [--seconds N] [--seed S] [--first S]: plays seeds until the time is over, or one. Exits 1 at the first seed that
// finds a fault, and says how to play it again.
#include "tests/simulation/run.hpp"

#include <charconv>
#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

namespace {

using namespace verdiep; // NOLINT(google-build-using-namespace): a program of one page
using simulation::Run;

struct Wishes {
  std::uint64_t seconds = 60;
  std::uint64_t first = 1;
  std::optional<std::uint64_t> seed;
};

std::optional<Wishes> wishes_of(int count, char** arguments) {
  Wishes wishes;
  for (int index = 1; index + 1 < count; index += 2) {
    const std::string_view name = arguments[index];
    const std::string_view text = arguments[index + 1];
    std::uint64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size())
      return std::nullopt;
    if (name == "--seconds") {
      wishes.seconds = number;
    } else if (name == "--first") {
      wishes.first = number;
    } else if (name == "--seed") {
      wishes.seed = number;
    } else {
      return std::nullopt;
    }
  }
  return count % 2 == 1 ? std::optional(wishes) : std::nullopt;
}

std::string hex(const Sha256& hash) {
  std::string text;
  for (std::size_t index = 0; index < 8; ++index) {
    char digits[3];
    static_cast<void>(std::snprintf(digits, sizeof digits, "%02x", hash.bytes[index]));
    text += digits;
  }
  return text;
}

void print_faults(std::uint64_t seed, const Run& run) {
  for (const std::string& fault : run.faults)
    std::printf("  %s\n", fault.c_str());
  std::printf(
      "seed %llu failed: replay it with\n  make simulate SEED=%llu\n", static_cast<unsigned long long>(seed),
      static_cast<unsigned long long>(seed)
  );
}

struct Sum {
  std::uint64_t runs = 0;
  std::uint64_t steps = 0;
  std::uint64_t events = 0;
  std::uint64_t commands = 0;
  std::uint64_t predictions = 0;
  simulation::Injected injected;

  void add(const Run& run) {
    ++runs;
    steps += run.steps;
    events += run.events;
    commands += run.commands;
    predictions += run.predictions;
    for (const auto& [fault, times] : run.injected)
      injected[fault] += times;
  }
  void print() const {
    std::printf(
        "%llu runs, %llu steps, %llu events, %llu commands kept, %llu predictions compared\n",
        static_cast<unsigned long long>(runs), static_cast<unsigned long long>(steps),
        static_cast<unsigned long long>(events), static_cast<unsigned long long>(commands),
        static_cast<unsigned long long>(predictions)
    );
    for (const auto& [fault, times] : injected) {
      std::printf(
          "  %-26.*s %llu\n", static_cast<int>(fault.size()), fault.data(),
          static_cast<unsigned long long>(times)
      );
    }
  }
};

} // namespace

int main(int count, char** arguments) {
  const auto wishes = wishes_of(count, arguments);
  if (!wishes) {
    static_cast<void>(std::fputs("usage: simulate [--seconds N] [--first SEED] [--seed SEED]\n", stderr));
    return 2;
  }
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(wishes->seconds);
  Sum sum;
  std::uint64_t seed = wishes->seed.value_or(wishes->first);
  do {
    const Run run = simulation::run(seed);
    sum.add(run);
    if (wishes->seed)
      std::printf("trace %s\n", hex(run.trace).c_str());
    if (!run.faults.empty()) {
      sum.print();
      print_faults(seed, run);
      return 1;
    }
    ++seed;
  } while (!wishes->seed && std::chrono::steady_clock::now() < end);
  sum.print();
  return 0;
}
