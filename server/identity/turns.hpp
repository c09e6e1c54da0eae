#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>

namespace verdiep::identity {

/// One change at a time: the next begins when the one before has called `done`. So each change is decided on
/// rows that are on disk, and the last use of an invitation is given out once.
///
/// Threads  any; a turn runs on the thread that takes it, or on the one that ended the turn before
class Turns {
public:
  static constexpr std::size_t waiting_max = 1024;

  using Done = std::function<void()>;
  using Turn = std::function<void(Done)>;

  /// False when too many wait; the turn is then dropped.
  [[nodiscard]] bool take(Turn turn);

private:
  void run(Turn turn);
  void end();

  std::mutex mutex_;
  bool busy_ = false;
  std::deque<Turn> waiting_;
};

} // namespace verdiep::identity
