#include "server/pipeline/submission_queue.hpp"

#include <utility>

namespace verdiep::pipeline {

bool SubmissionQueue::admits(const SubmittedCommand& command) const {
  if (bytes_ + command.submission.command.size() > queued_bytes_max)
    return false;
  const auto account = per_account_.find(command.submission.account);
  return account == per_account_.end() || account->second < queued_per_account_max;
}

SubmissionQueue::Pushed SubmissionQueue::push(WorkItem&& item) {
  {
    const std::lock_guard lock(mutex_);
    if (closed_)
      return Pushed::closed;
    if (const auto* command = std::get_if<SubmittedCommand>(&item)) {
      if (!admits(*command))
        return Pushed::too_fast;
      bytes_ += command->submission.command.size();
      ++per_account_[command->submission.account];
    }
    items_.push_back(std::move(item));
  }
  arrived_.notify_one();
  return Pushed::queued;
}

std::optional<std::vector<WorkItem>>
SubmissionQueue::take(std::size_t count_max, std::chrono::milliseconds idle) {
  std::unique_lock lock(mutex_);
  arrived_.wait_for(lock, idle, [this] { return closed_ || !items_.empty(); });
  if (items_.empty() && closed_)
    return std::nullopt;
  std::vector<WorkItem> taken;
  while (!items_.empty() && taken.size() < count_max) {
    if (const auto* command = std::get_if<SubmittedCommand>(&items_.front())) {
      bytes_ -= command->submission.command.size();
      const auto account = per_account_.find(command->submission.account);
      if (--account->second == 0)
        per_account_.erase(account);
    }
    taken.push_back(std::move(items_.front()));
    items_.pop_front();
  }
  return taken;
}

void SubmissionQueue::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  arrived_.notify_all();
}

} // namespace verdiep::pipeline
