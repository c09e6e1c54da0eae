#include "server/signing/checkpoint_keeper.hpp"

#include <utility>

namespace verdiep::signing {

CheckpointKeeper::CheckpointKeeper(CheckpointFolder folder, std::function<void(const Error&)> on_failure)
    : folder_(std::move(folder)), on_failure_(std::move(on_failure)), thread_([this] { run(); }) {}

CheckpointKeeper::~CheckpointKeeper() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void CheckpointKeeper::keep(StreamId stream, std::shared_ptr<const std::string> note) {
  {
    const std::lock_guard lock(mutex_);
    waiting_[stream] = std::move(note);
  }
  changed_.notify_one();
}

void CheckpointKeeper::run() {
  for (bool ending = false; !ending;) {
    decltype(waiting_) taken;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
      taken = std::exchange(waiting_, {});
      ending = ending_ && taken.empty();
    }
    for (const auto& [stream, note] : taken) {
      if (const auto kept = folder_.keep(stream, *note); !kept) {
        on_failure_(kept.error());
      }
    }
  }
}

} // namespace verdiep::signing
