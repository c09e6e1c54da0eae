#pragma once

#include "events/types/timestamp.hpp"
#include "server/cli/application.hpp"
#include "server/demo/script.hpp"
#include "shared/result.hpp"

#include <atomic>
#include <functional>
#include <memory>

namespace verdiep::cli {

/// The machine's clock, but for while a story is played: then the story's.
///
/// Threads  any
class StoryClock {
public:
  [[nodiscard]] Timestamp now() const;
  void set(Timestamp at) { at_.store(at.ms); }
  void release() { at_.store(none); }

private:
  static constexpr std::int64_t none = INT64_MIN;
  std::atomic<std::int64_t> at_{none};
};

/// Plays the script through the pipeline: accounts first, then command by command, each when the one before
/// is on disk. What was played before is passed over, so that an interrupted play goes on where it was.
///
/// Errors   invalid_input: a line that the rules refuse, with its place and why; those of the world
[[nodiscard]] Result<void> play(Application& application, StoryClock& clock, const demo::Script& script);

} // namespace verdiep::cli
