#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <vector>

/// What the disk asks for making anything durable, to hold our own times against; and how both are timed.
namespace verdiep::bench {

using Clock = std::chrono::steady_clock;

inline double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// The value that `share` of the values do not exceed: 0.5 the median, 0.99 the slowest hundredth's first.
inline double quantile(std::vector<double>& values, double share) {
  if (values.empty()) {
    return 0;
  }
  const auto rank = static_cast<std::ptrdiff_t>(static_cast<double>(values.size() - 1) * share);
  std::nth_element(values.begin(), values.begin() + rank, values.end());
  return values[static_cast<std::size_t>(rank)];
}

/// Calls `once` for about `seconds`; the microseconds of each call.
template <class Once>
std::vector<double> time_calls(double seconds, Once&& once) {
  std::vector<double> times;
  const auto start = Clock::now();
  while (seconds_since(start) < seconds) {
    const auto call = Clock::now();
    once();
    times.push_back(seconds_since(call) * 1e6);
  }
  return times;
}

/// A file that takes blocks of 4 KiB, each on disk before the next.
class BareFile {
public:
  explicit BareFile(const std::filesystem::path& file)
      : file_(::open(file.c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600)) {}
  BareFile(const BareFile&) = delete;
  BareFile& operator=(const BareFile&) = delete;
  ~BareFile() { ::close(file_); }

  void append() {
    if (::write(file_, block_.data(), block_.size()) != static_cast<ssize_t>(block_.size()) ||
        ::fdatasync(file_) != 0) {
      std::perror("append and fdatasync");
      std::exit(1);
    }
  }

private:
  int file_;
  std::vector<char> block_ = std::vector<char>(4096, 'x');
};

} // namespace verdiep::bench
