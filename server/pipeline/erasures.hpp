#pragma once

#include "events/command.hpp"
#include "server/pipeline/live_stream.hpp"
#include "server/pipeline/pipeline.hpp"
#include "server/pipeline/rows.hpp"

#include <functional>

namespace verdiep::pipeline {

/// What stays to be done when the event that erases is on disk: a person's words in the streams of groups, then
/// keys and files.
///
/// The rows of `log::Table::erasures` say what is left, so that whoever comes back after a fall goes on.
/// Threads  the committer's only
class Erasures {
public:
  struct Means {
    log::Log& log;
    std::function<Timestamp()> clock;
    std::function<Result<LiveStream*>(StreamId)> stream;
    std::function<Outcome(Command)> submit; ///< decides, writes and publishes a command of the server's own
  };

  explicit Erasures(Means means) : means_(std::move(means)) {}

  /// Does all that is left; nothing when it is called from within itself (erasing in a group is a command too).
  ///
  /// Errors   storage_full: the rows remember, call again; those of `log::Log`
  [[nodiscard]] Result<void> finish();

private:
  [[nodiscard]] Result<void> finish_all(Erasure::Step step);
  [[nodiscard]] Result<void> erase_in_room(const Erasure& erasure);
  [[nodiscard]] Result<void> purge(const Erasure& erasure);
  [[nodiscard]] Result<void> mark_done(const Erasure& erasure);

  const Means means_;
  bool is_under_way_ = false;
};

} // namespace verdiep::pipeline
