#pragma once

#include <future>
#include <memory>
#include <utility>

namespace verdiep::cli {

/// Calls `start` with a handler, and waits for what the handler is told. Never on the committer thread, which
/// is the one that calls it.
template <class Answer, class Start>
[[nodiscard]] Answer await(Start&& start) {
  const auto told = std::make_shared<std::promise<Answer>>();
  auto answer = told->get_future();
  std::forward<Start>(start)([told](Answer value) { told->set_value(std::move(value)); });
  return answer.get();
}

} // namespace verdiep::cli
