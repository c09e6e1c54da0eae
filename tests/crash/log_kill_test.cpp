#include "tests/crash/journal.hpp"
#include "tests/support/random.hpp"
#include "tests/support/store_folder.hpp"

#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string>
#include <thread>

// A process commits and acknowledges over a pipe until it is killed, again and again on one store.
namespace verdiep::test {
namespace {

/// tests/crash/journal_writer.cpp, running.
class Writer {
public:
  explicit Writer(const std::string& store) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0)
      std::abort();
    acknowledgements_ = ends[0];
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    ::posix_spawn_file_actions_addclose(&actions, ends[0]);
    std::string program = JOURNAL_WRITER;
    std::string folder = store;
    std::array<char*, 3> arguments{program.data(), folder.data(), nullptr};
    if (::posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments.data(), environ) != 0)
      std::abort();
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() { ::close(acknowledgements_); }

  /// The next acknowledged call; 0 when the process is gone and all it said has been read.
  std::uint64_t next() {
    std::uint64_t call = 0;
    return ::read(acknowledgements_, &call, sizeof call) == sizeof call ? call : 0;
  }

  void kill() {
    ::kill(process_, SIGKILL);
    int status = 0;
    ::waitpid(process_, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
        << "it ended by itself, with status " << status;
  }

private:
  pid_t process_ = 0;
  int acknowledgements_ = -1;
};

TEST(LogKill, every_acknowledged_call_is_there_once_after_kill_9) {
  constexpr int kills = 25;
  StoreFolder folder;
  Random random(20261123);
  std::uint64_t acknowledged = 0;
  for (int round = 0; round < kills; ++round) {
    {
      Writer writer(folder.store().string());
      acknowledged = std::max(acknowledged, writer.next());
      std::this_thread::sleep_for(std::chrono::microseconds(random.below(40'000)));
      writer.kill();
      while (const std::uint64_t call = writer.next())
        acknowledged = call;
    }
    const auto log = open_or_abort(folder.store());
    EXPECT_GE(journal_count(*log), acknowledged);
    EXPECT_LE(journal_count(*log), acknowledged + 1)
        << "only the call in hand may be there without its acknowledgement";
    expect_journal(*log);
    ASSERT_TRUE(log->verify());
    ASSERT_FALSE(HasFailure()) << "after kill " << round << " at call " << acknowledged;
  }
  EXPECT_GT(acknowledged, kills * 1u);
}

TEST(LogKill, a_store_is_made_whole_whenever_its_making_was_killed) {
  Random random(7);
  for (int round = 0; round < 20; ++round) {
    StoreFolder folder;
    {
      Writer writer(folder.store().string());
      std::this_thread::sleep_for(std::chrono::microseconds(random.below(60'000)));
      writer.kill();
    }
    const auto log = open_or_abort(folder.store());
    expect_journal(*log);
  }
}

} // namespace
} // namespace verdiep::test
