#pragma once

#include <memory>

namespace verdiep::projections {

/// A value that copies share until one of them is edited: a copy of a whole model, made for each rebase, so
/// costs little.
///
/// Threads  one; copies handed to another thread must not be edited while it reads
template <class T>
class CopyOnWrite {
public:
  CopyOnWrite() : value_(std::make_shared<T>()) {}

  const T& operator*() const { return *value_; }
  const T* operator->() const { return value_.get(); }

  /// For changing it; the reference is of no use once the wrapper was copied.
  [[nodiscard]] T& edit() {
    if (value_.use_count() > 1) {
      value_ = std::make_shared<T>(*value_);
    }
    return *value_;
  }

private:
  std::shared_ptr<T> value_;
};

} // namespace verdiep::projections
