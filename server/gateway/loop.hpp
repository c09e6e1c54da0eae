#pragma once

#include <chrono>
#include <functional>

namespace verdiep::gateway {

/// Where work of the gateway runs: one thread for all sockets and sessions, so that they need no lock, and a
/// few for what may wait for the disk.
///
/// Threads  any
class Loop {
public:
  virtual ~Loop() = default;

  /// Runs `work` on the loop's thread, never within this call, in the order of posting.
  virtual void post(std::function<void()> work) = 0;
  /// The same, later; dropped when the loop ends before.
  virtual void post_after(std::chrono::milliseconds delay, std::function<void()> work) = 0;
  /// Runs `work` on one of the reading threads.
  virtual void read(std::function<void()> work) = 0;
};

} // namespace verdiep::gateway
