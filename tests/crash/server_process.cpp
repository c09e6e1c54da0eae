#include "server_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

namespace verdiep::test {

ServerProcess::ServerProcess(const std::vector<std::string>& arguments, const std::string& ready_word) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0)
    std::abort();
  std::vector<char*> argv;
  for (const std::string& argument : arguments)
    argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  process_ = ::fork();
  if (process_ == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ::execv(argv[0], argv.data());
    ::_exit(127);
  }
  ::close(ends[1]);
  output_end_ = ends[0];
  std::array<char, 4096> piece{};
  while (!ready_) {
    const ssize_t count = ::read(output_end_, piece.data(), piece.size());
    if (count <= 0)
      return;
    output_.append(piece.data(), static_cast<std::size_t>(count));
    const auto word = output_.find(ready_word);
    ready_ = word != std::string::npos && output_.find('\n', word) != std::string::npos;
  }
}

ServerProcess::~ServerProcess() {
  kill_hard();
  ::close(output_end_);
}

std::uint16_t ServerProcess::port() const {
  constexpr std::string_view begin = "http://localhost:";
  const auto found = output_.find(begin);
  return found == std::string::npos
             ? std::uint16_t{0}
             : static_cast<std::uint16_t>(std::strtoul(output_.c_str() + found + begin.size(), nullptr, 10));
}

void ServerProcess::kill_hard() {
  if (process_ <= 0)
    return;
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
  process_ = -1;
}

} // namespace verdiep::test
