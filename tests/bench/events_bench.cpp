// Encoding and decoding of a programme's events, natively and as WebAssembly; with a path as argument it also
// writes the same events as JSON lines, for json_reduce.mjs to parse and fold likewise.
#include "events/record.hpp"
#include "tests/bench/write_json_lines.hpp"
#include "tests/support/random.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace verdiep {
namespace {

constexpr std::size_t events = 20'000;
constexpr std::size_t rounds = 25;

EventBody
draw_body(test::Random& random, const std::vector<DingId>& dingen, const std::vector<ThreadId>& threads) {
  const std::uint64_t kind = random.below(100);
  if (kind < 45) {
    dingen::DingCompleted completed{random.pick(dingen), dingen::Sharing::coordinators, {}, {}};
    if (random.one_in(2)) {
      completed.reflection = {{random.array<32>()}};
    }
    return completed;
  }
  if (kind < 90) {
    return forum::PostWritten{random.pick(threads), random.id<PostId>(), {{random.array<32>()}}};
  }
  if (kind < 95) {
    return forum::ThreadOpened{random.pick(threads), random.pick(dingen), {{random.array<32>()}}};
  }
  return people::ParticipantEnrolled{random.id<MemberId>()};
}

/// What a busy programme writes: mostly completed Dingen and posts, of 200 people.
std::vector<Record> draw_records() {
  test::Random random(1);
  std::vector<MemberId> members(200);
  std::vector<DingId> dingen(30);
  std::vector<ThreadId> threads(150);
  std::generate(members.begin(), members.end(), [&] { return random.id<MemberId>(); });
  std::generate(dingen.begin(), dingen.end(), [&] { return random.id<DingId>(); });
  std::generate(threads.begin(), threads.end(), [&] { return random.id<ThreadId>(); });

  const auto stream = random.id<StreamId>();
  std::vector<Record> records;
  for (std::uint64_t position = 1; position <= events; ++position) {
    const Timestamp at{1'767'225'600'000 + static_cast<std::int64_t>(position) * 1009};
    records.push_back(
        {stream,
         {position},
         random.pick(members),
         at,
         {at.ms + 12},
         random.id<CommandId>(),
         draw_body(random, dingen, threads)}
    );
  }
  return records;
}

/// The read model that json_reduce.mjs makes too.
struct Totals {
  boost::unordered_flat_map<MemberId, std::uint64_t> completed_by_member;
  boost::unordered_flat_map<ThreadId, std::uint64_t> posts_by_thread;
  std::uint64_t enrolled = 0;

  void add(const Record& record) {
    if (std::holds_alternative<dingen::DingCompleted>(record.body)) {
      ++completed_by_member[record.actor];
    } else if (const auto* post = std::get_if<forum::PostWritten>(&record.body)) {
      ++posts_by_thread[post->thread];
    } else if (std::holds_alternative<people::ParticipantEnrolled>(record.body)) {
      ++enrolled;
    }
  }
};

/// The best of some rounds: the one in which the machine had the least else to do.
template <class Work>
void measure(const char* what, Work work) {
  double best = 1e9;
  for (std::size_t round = 0; round < rounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    work();
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::printf(
      "{\"measure\":\"%s\",\"events_per_s\":%.0f,\"ns_per_event\":%.1f}\n", what, events / best,
      best / events * 1e9
  );
}

/// Keeps the compiler from leaving the work out.
void expect(bool condition) {
  if (!condition) {
    std::fputs("the benchmark read something else than it wrote\n", stderr);
    std::exit(1);
  }
}

void run(const std::vector<Record>& records) {
  std::vector<Bytes> encoded;
  for (const Record& record : records) {
    encoded.push_back(encode_record(record));
  }
  Bytes buffer;
  measure("encode", [&] {
    buffer.clear();
    for (const Record& record : records) {
      append_record(buffer, record);
    }
  });
  measure("decode_header", [&] {
    for (const Bytes& bytes : encoded) {
      expect(decode_record_header(bytes).has_value());
    }
  });
  measure("decode", [&] {
    for (const Bytes& bytes : encoded) {
      expect(decode_record(bytes).has_value());
    }
  });
  measure("decode_and_fold", [&] {
    Totals totals;
    for (const Bytes& bytes : encoded) {
      totals.add(*decode_record(bytes));
    }
    expect(totals.completed_by_member.size() == 200);
  });
  std::printf(
      "{\"measure\":\"size\",\"bytes_per_event\":%.1f}\n", static_cast<double>(buffer.size()) / events
  );
}

} // namespace
} // namespace verdiep

int main(int argc, char** argv) {
  const std::vector<verdiep::Record> records = verdiep::draw_records();
  verdiep::run(records);
  return argc < 2 || verdiep::bench::write_json_lines(records, argv[1]) ? 0 : 1;
}
