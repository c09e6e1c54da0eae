#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace verdiep::test {

/// The program `verdiep`, running as a process of its own.
class ServerProcess {
public:
  /// Starts it, and waits until it has printed a line that holds `ready_word`; then `output` has all until
  /// there.
  ServerProcess(const std::vector<std::string>& arguments, const std::string& ready_word);
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;
  /// Kills it if it still runs.
  ~ServerProcess();

  [[nodiscard]] bool is_ready() const { return ready_; }
  [[nodiscard]] const std::string& output() const { return output_; }
  /// The port in the first `http://localhost:` link of the output.
  [[nodiscard]] std::uint16_t port() const;
  /// SIGKILL, and waits for the end.
  void kill_hard();

private:
  pid_t process_ = -1;
  int output_end_ = -1;
  bool ready_ = false;
  std::string output_;
};

} // namespace verdiep::test
