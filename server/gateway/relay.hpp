#pragma once

#include "server/pipeline/pipeline.hpp"

#include <mutex>

namespace verdiep::gateway {

/// Passes on what a pipeline tells to a listener that comes later: a pipeline needs one from the start, and
/// the gateway needs a pipeline.
///
/// What is told while nobody is attached is lost; a listener that comes later reads the log.
/// Threads  any; once `detach` has returned the listener is not called any more
class Relay final : public pipeline::Listener {
public:
  void attach(pipeline::Listener& listener) {
    const std::lock_guard lock(mutex_);
    listener_ = &listener;
  }
  void detach() {
    const std::lock_guard lock(mutex_);
    listener_ = nullptr;
  }

  void on_group_begun() override {
    const std::lock_guard lock(mutex_);
    if (listener_ != nullptr)
      listener_->on_group_begun();
  }
  void on_group_told() override {
    const std::lock_guard lock(mutex_);
    if (listener_ != nullptr)
      listener_->on_group_told();
  }
  void on_published(const pipeline::Published& published) override {
    const std::lock_guard lock(mutex_);
    if (listener_ != nullptr)
      listener_->on_published(published);
  }
  void on_checkpoint(StreamId stream, Position size, std::shared_ptr<const std::string> note) override {
    const std::lock_guard lock(mutex_);
    if (listener_ != nullptr)
      listener_->on_checkpoint(stream, size, std::move(note));
  }
  void on_fatal(const Error& error) override {
    const std::lock_guard lock(mutex_);
    if (listener_ != nullptr)
      listener_->on_fatal(error);
  }

private:
  std::mutex mutex_;
  pipeline::Listener* listener_ = nullptr; ///< under mutex_
};

} // namespace verdiep::gateway
