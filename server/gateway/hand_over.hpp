#pragma once

#include "server/gateway/loop.hpp"

#include <functional>
#include <mutex>
#include <vector>

namespace verdiep::gateway {

/// Work that other threads have for the loop's thread, in the order in which it was added.
///
/// What is added between `hold` and `release` is done in one go: the thread is woken once for all that a group
/// commit has to tell, and what one connection is told by it leaves in one piece.
///
/// Owner    outlives the loop's work
/// Threads  any
class HandOver {
public:
  explicit HandOver(Loop& loop) : loop_(loop) {}

  void add(std::function<void()> work);
  void hold();
  void release();

private:
  void post_if_due();
  void do_all();

  Loop& loop_;
  std::mutex mutex_;
  // Under mutex_.
  std::vector<std::function<void()>> waiting_;
  bool held_ = false;
  bool posted_ = false; ///< `do_all` will come
};

} // namespace verdiep::gateway
