#include "server/identity/turns.hpp"

#include <utility>

namespace verdiep::identity {

bool Turns::take(Turn turn) {
  {
    const std::lock_guard lock(mutex_);
    if (busy_) {
      if (waiting_.size() >= waiting_max)
        return false;
      waiting_.push_back(std::move(turn));
      return true;
    }
    busy_ = true;
  }
  run(std::move(turn));
  return true;
}

void Turns::run(Turn turn) {
  turn([this] { end(); });
}

void Turns::end() {
  Turn next;
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) {
      busy_ = false;
      return;
    }
    next = std::move(waiting_.front());
    waiting_.pop_front();
  }
  run(std::move(next));
}

} // namespace verdiep::identity
