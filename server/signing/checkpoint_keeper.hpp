#pragma once

#include "server/signing/checkpoint_folder.hpp"

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace verdiep::signing {

/// Keeps checkpoints in their folder on a thread of its own: the committer hands over and goes on. Of one
/// stream only the newest waits.
///
/// A checkpoint that could not be kept is no reason to stop: the log has the records, the next note makes up
/// for it, and the one in the folder stays true. Hence `on_failure` is told, once for each failure.
///
/// Threads  `keep`: any. The destructor keeps what waits.
class CheckpointKeeper {
public:
  CheckpointKeeper(CheckpointFolder folder, std::function<void(const Error&)> on_failure);
  CheckpointKeeper(const CheckpointKeeper&) = delete;
  CheckpointKeeper& operator=(const CheckpointKeeper&) = delete;
  ~CheckpointKeeper();

  void keep(StreamId stream, std::shared_ptr<const std::string> note);

private:
  void run();

  const CheckpointFolder folder_;
  const std::function<void(const Error&)> on_failure_;

  std::mutex mutex_;
  std::condition_variable changed_;
  // Under mutex_.
  std::map<StreamId, std::shared_ptr<const std::string>> waiting_;
  bool ending_ = false;

  std::thread thread_; ///< last: it uses the rest
};

} // namespace verdiep::signing
