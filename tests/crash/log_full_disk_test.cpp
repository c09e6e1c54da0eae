#include "tests/crash/journal.hpp"
#include "tests/support/store_folder.hpp"

#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

// A disk that is full, for real: a small file system in memory, mounted where only this process sees it.
namespace verdiep::test {
namespace {

constexpr std::size_t padding = 20'000;

class LogFullDisk : public testing::Test {
protected:
  void SetUp() override {
    if (::geteuid() != 0)
      GTEST_SKIP() << "only root may mount a file system";
    // Before any thread of RocksDB exists: they take over the view of who starts them.
    if (::unshare(CLONE_NEWNS) != 0)
      GTEST_SKIP() << "the system refuses a view of mounts of our own: " << std::strerror(errno);
    ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
    if (::mount("tmpfs", folder_.path().c_str(), "tmpfs", 0, "size=24m") != 0)
      GTEST_SKIP() << "the system refuses to mount: " << std::strerror(errno);
    mounted_ = true;
  }
  void TearDown() override {
    if (mounted_)
      ::umount2(folder_.path().c_str(), MNT_DETACH);
  }

  /// Commits until the store refuses; returns the last acknowledged call, and the refusal.
  std::pair<std::uint64_t, Error> fill(log::Log& log) {
    for (std::uint64_t call = journal_count(log) + 1;; ++call) {
      const auto committed = log.commit(journal_call(call, padding));
      if (!committed)
        return {call - 1, committed.error()};
    }
  }

  void write_ballast(std::size_t bytes) {
    std::ofstream out(folder_.path() / "ballast", std::ios::binary);
    out << std::string(bytes, 'b');
  }
  void remove_ballast() { std::filesystem::remove(folder_.path() / "ballast"); }

  StoreFolder folder_;
  bool mounted_ = false;
};

TEST_F(LogFullDisk, the_reserve_refuses_in_time_and_goes_on_by_itself) {
  write_ballast(6u << 20);
  log::RocksdbOptions options = test_options();
  options.reserve_bytes = 8u << 20;
  const auto log = open_or_abort(folder_.store(), options);
  const auto [acknowledged, error] = fill(*log);
  EXPECT_EQ(error.code, ErrorCode::storage_full);
  EXPECT_GT(acknowledged, 20u);
  EXPECT_EQ(journal_count(*log), acknowledged) << "nothing was written";
  expect_journal(*log, padding);

  remove_ballast();
  ASSERT_TRUE(log->commit(journal_call(acknowledged + 1, padding))) << "without opening it again";
  expect_journal(*log, padding);
}

TEST_F(LogFullDisk, even_without_a_reserve_a_full_disk_loses_nothing) {
  write_ballast(4u << 20);
  std::uint64_t acknowledged = 0;
  {
    const auto log = open_or_abort(folder_.store());
    const auto filled = fill(*log);
    acknowledged = filled.first;
    // What the call needs is asked for before it is written; what RocksDB writes besides may still meet the
    // end.
    const ErrorCode code = filled.second.code;
    EXPECT_TRUE(code == ErrorCode::storage_full || code == ErrorCode::unavailable) << filled.second.context;
    EXPECT_FALSE(filled.second.advice.empty());
    EXPECT_FALSE(log->commit(journal_call(acknowledged + 1, padding)));
    EXPECT_EQ(journal_count(*log), acknowledged) << "reading goes on";
  }
  {
    auto full = log::RocksdbLog::open(folder_.store(), test_options());
    EXPECT_TRUE(full || full.error().code == ErrorCode::unavailable);
  }
  remove_ballast();
  const auto log = open_or_abort(folder_.store());
  EXPECT_EQ(journal_count(*log), acknowledged);
  expect_journal(*log, padding);
  EXPECT_TRUE(log->commit(journal_call(acknowledged + 1, padding)));
}

} // namespace
} // namespace verdiep::test
