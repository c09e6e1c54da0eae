#pragma once

#include "events/types/timestamp.hpp"
#include "server/cli/application.hpp"
#include "server/demo/script.hpp"
#include "shared/result.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <span>

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

/// Plays editions of one story through the pipeline, side by side: accounts first, then line by line, each when the
/// one before is on disk. The same line of all editions goes into one sync. What was played before is passed over, so
/// that an interrupted play goes on where it was.
///
/// Shape    at least one script, all with as many people and lines
/// Errors   invalid_input: a line that the rules refuse, with its place and why; those of the world
[[nodiscard]] Result<void>
play(Application& application, StoryClock& clock, std::span<const demo::Script> scripts);

} // namespace verdiep::cli
