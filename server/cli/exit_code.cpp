#include "server/cli/exit_code.hpp"

#include <unistd.h>

#include <algorithm>

namespace verdiep::cli {

namespace {

void append_sentence(std::string& line, std::string_view sentence) {
  while (!sentence.empty() && (sentence.back() == '.' || sentence.back() == ' ' || sentence.back() == '\n')) {
    sentence.remove_suffix(1);
  }
  line.append(sentence).append(".");
}

} // namespace

ExitCode exit_code_of(const Error& error) {
  return error.code == ErrorCode::damaged ? ExitCode::damaged : ExitCode::failed;
}

std::string error_line(const Error& error) {
  std::string line = "verdiep: ";
  append_sentence(line, error.context);
  if (!error.advice.empty()) {
    std::string advice = error.advice;
    if (advice.front() >= 'a' && advice.front() <= 'z') {
      advice.front() = static_cast<char>(advice.front() - 'a' + 'A');
    }
    append_sentence(line.append(" "), advice);
  }
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

void say(std::string_view line) {
  const std::string whole = std::string(line) + "\n";
  // One write, so that lines of several threads do not mix; nobody can be told if stderr is gone.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, whole.data(), whole.size());
}

} // namespace verdiep::cli
