#pragma once

#include <future>
#include <memory>
#include <utility>

namespace verdiep::cli {

/// Calls `start` with a handler; the future holds what the handler is told.
template <class Answer, class Start>
[[nodiscard]] std::future<Answer> begin(Start&& start) {
  const auto told = std::make_shared<std::promise<Answer>>();
  auto answer = told->get_future();
  std::forward<Start>(start)([told](Answer value) { told->set_value(std::move(value)); });
  return answer;
}

/// The same, and waits. Never on the committer thread, which is the one that calls the handler.
template <class Answer, class Start>
[[nodiscard]] Answer await(Start&& start) {
  return begin<Answer>(std::forward<Start>(start)).get();
}

} // namespace verdiep::cli
