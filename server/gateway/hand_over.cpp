#include "server/gateway/hand_over.hpp"

#include <utility>

namespace verdiep::gateway {

void HandOver::add(std::function<void()> work) {
  const std::lock_guard lock(mutex_);
  waiting_.push_back(std::move(work));
  post_if_due();
}

void HandOver::hold() {
  const std::lock_guard lock(mutex_);
  held_ = true;
}

void HandOver::release() {
  const std::lock_guard lock(mutex_);
  held_ = false;
  post_if_due();
}

void HandOver::post_if_due() {
  if (held_ || posted_ || waiting_.empty())
    return;
  posted_ = true;
  loop_.post([this] { do_all(); });
}

void HandOver::do_all() {
  std::vector<std::function<void()>> taken;
  {
    const std::lock_guard lock(mutex_);
    posted_ = false;
    taken = std::exchange(waiting_, {});
  }
  for (const auto& work : taken)
    work();
}

} // namespace verdiep::gateway
