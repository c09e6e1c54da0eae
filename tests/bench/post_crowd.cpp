#include "tests/bench/post_crowd.hpp"

#include "tests/bench/bare_append.hpp"

#include <poll.h>

#include <array>
#include <cstddef>
#include <thread>

namespace verdiep::bench {
namespace {

constexpr std::size_t jobs = 2;
constexpr int patience_ms = 20'000;

struct Waiting {
  SyncWriter* writer = nullptr;
  Clock::time_point since;
};

/// What one thread does: whoever was answered writes again, until the time is over; then it waits for the rest.
std::vector<double> write_some(std::span<SyncWriter> writers, double seconds) {
  std::vector<double> times;
  std::vector<Waiting> waiting;
  std::vector<pollfd> sockets;
  const auto start = Clock::now();
  for (SyncWriter& writer : writers) {
    waiting.push_back({&writer, Clock::now()});
    sockets.push_back({writer.descriptor(), POLLIN, 0});
    writer.send_post();
  }
  std::size_t open = writers.size();
  while (open > 0 && ::poll(sockets.data(), sockets.size(), patience_ms) > 0) {
    for (std::size_t index = 0; index < sockets.size(); ++index) {
      Waiting& one = waiting[index];
      if (sockets[index].revents == 0 || !one.writer->has_outcome()) {
        continue;
      }
      times.push_back(seconds_since(one.since) * 1e6);
      if (seconds_since(start) < seconds) {
        one.since = Clock::now();
        one.writer->send_post();
      } else {
        sockets[index].fd = -1; // poll passes over it
        --open;
      }
    }
  }
  return times;
}

} // namespace

std::vector<double> write_posts(std::span<SyncWriter> writers, double seconds) {
  std::array<std::vector<double>, jobs> times;
  std::array<std::thread, jobs> threads;
  const std::size_t share = (writers.size() + jobs - 1) / jobs;
  for (std::size_t job = 0; job < jobs; ++job) {
    const std::size_t first = std::min(job * share, writers.size());
    const auto some = writers.subspan(first, std::min(share, writers.size() - first));
    threads[job] = std::thread([&times, job, some, seconds] { times[job] = write_some(some, seconds); });
  }
  std::vector<double> all;
  for (std::size_t job = 0; job < jobs; ++job) {
    threads[job].join();
    all.insert(all.end(), times[job].begin(), times[job].end());
  }
  return all;
}

} // namespace verdiep::bench
