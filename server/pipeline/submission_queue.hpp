#pragma once

#include "events/types/id.hpp"
#include "server/log/log.hpp"
#include "server/pipeline/pipeline.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <variant>
#include <vector>

namespace verdiep::pipeline {

/// A command waiting for the committer, with whom to tell.
struct SubmittedCommand {
  Submission submission;
  OutcomeHandler handler;
};

/// Rows waiting for the next group commit.
struct SubmittedRows {
  std::vector<log::RowChange> rows;
  std::function<void(const Result<void>&)> handler;
};

/// Something to run on the committer thread between two group commits.
using Task = std::function<void()>;

using WorkItem = std::variant<SubmittedCommand, SubmittedRows, Task>;

/// What came in since the last group commit, in order of arrival.
///
/// Invariants  1. At most `queued_bytes_max` of commands wait, and at most `queued_per_account_max` of one
/// account: a client that
///                floods is refused, the others are not.
///             2. After `close` nothing is taken in; what is in is still handed out.
/// Threads     `push` and `close` from any; `take` from the committer
class SubmissionQueue {
public:
  static constexpr std::size_t queued_bytes_max = 64u << 20;
  static constexpr std::size_t queued_per_account_max = 512;

  /// Whether `push` took the item, and if not why.
  enum class Pushed : std::uint8_t { queued, too_fast, closed };

  /// Leaves `item` as it was unless it was queued.
  [[nodiscard]] Pushed push(WorkItem&& item);

  /// Waits until there is work, `idle` has passed (then empty), or the queue is closed and empty (then
  /// nullopt).
  [[nodiscard]] std::optional<std::vector<WorkItem>>
  take(std::size_t count_max, std::chrono::milliseconds idle);

  void close();

private:
  [[nodiscard]] bool admits(const SubmittedCommand& command) const;

  std::mutex mutex_;
  std::condition_variable arrived_;
  // Under mutex_.
  std::deque<WorkItem> items_;
  boost::unordered_flat_map<log::AccountId, std::size_t> per_account_;
  std::size_t bytes_ = 0;
  bool closed_ = false;
};

} // namespace verdiep::pipeline
