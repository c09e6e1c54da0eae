#pragma once

#include "server/gateway/loop.hpp"

#include <cstddef>
#include <deque>
#include <functional>
#include <utility>

namespace verdiep::test {

/// A loop whose work waits until the test runs it. One thread.
class WaitingLoop final : public gateway::Loop {
public:
  void post(std::function<void()> work) override { waiting_.push_back(std::move(work)); }
  void post_after(std::chrono::milliseconds, std::function<void()> work) override { post(std::move(work)); }
  void read(std::function<void()> work) override { post(std::move(work)); }

  [[nodiscard]] std::size_t posted() const { return waiting_.size(); }

  /// Until nothing is left.
  void run() {
    while (!waiting_.empty()) {
      const auto work = std::move(waiting_.front());
      waiting_.pop_front();
      work();
    }
  }

private:
  std::deque<std::function<void()>> waiting_;
};

} // namespace verdiep::test
