#include "tests/crash/faulty_file_system.hpp"
#include "tests/crash/journal.hpp"
#include "tests/support/store_folder.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <string>

// The 0th, 1st, 2nd … operation on a file fails, until the whole scenario passes without having reached it.
// Each time the store is opened again: what was acknowledged is there, whole and once.
namespace verdiep::test {
namespace {

log::RocksdbOptions faulty_options(const std::shared_ptr<FaultyFileSystem>& system) {
  log::RocksdbOptions options = test_options();
  options.environment = faulty_environment(system);
  options.file_fault = [system](log::FileStep step) {
    return step != log::FileStep::read && system->fails();
  };
  return options;
}

/// Commits calls from where the store is up to `last`; returns the last acknowledged one.
std::uint64_t commit_up_to(log::Log& log, std::uint64_t last) {
  std::uint64_t call = journal_count(log);
  while (call < last) {
    const auto committed = log.commit(journal_call(call + 1));
    if (committed) {
      ++call;
      continue;
    }
    EXPECT_EQ(committed.error().code, ErrorCode::unavailable) << committed.error().context;
    EXPECT_FALSE(log.commit(journal_call(call + 1))) << "after a failed write nothing is taken any more";
    break;
  }
  return call;
}

/// Opens, commits, purges, commits, opens again, commits. Returns the last acknowledged call.
std::uint64_t
run_scenario(const std::filesystem::path& store, const std::shared_ptr<FaultyFileSystem>& system) {
  std::uint64_t acknowledged = 0;
  for (const std::uint64_t last : {4, 6}) {
    auto opened = log::RocksdbLog::open(store, faulty_options(system));
    if (!opened) {
      EXPECT_NE(opened.error().code, ErrorCode::damaged) << opened.error().context;
      return acknowledged;
    }
    acknowledged = commit_up_to(**opened, last);
    if (acknowledged < last)
      return acknowledged;
    if (last == 4 && !(*opened)->purge({}, {}))
      return acknowledged;
  }
  return acknowledged;
}

class LogFault : public testing::TestWithParam<FaultMode> {};

TEST_P(LogFault, whatever_operation_fails_nothing_acknowledged_is_lost) {
  // Every operation takes minutes; a stride that shares no factor with the pattern of calls meets all kinds
  // of them in seconds.
  const std::uint64_t stride = std::getenv("VERDIEP_EXHAUSTIVE") != nullptr ? 1 : 11;
  std::uint64_t fails_at = 0;
  for (bool reached = true; reached; fails_at += stride) {
    StoreFolder folder;
    const auto system = std::make_shared<FaultyFileSystem>(fails_at, GetParam());
    const std::uint64_t acknowledged = run_scenario(folder.store(), system);
    if (GetParam() == FaultMode::power_loss)
      system->lose_unsynced();
    reached = system->reached();
    auto opened = log::RocksdbLog::open(folder.store(), test_options());
    ASSERT_TRUE(opened) << "operation " << fails_at << ": " << opened.error().context;
    const std::uint64_t count = journal_count(**opened);
    EXPECT_GE(count, acknowledged) << "operation " << fails_at;
    EXPECT_LE(count, acknowledged + 1) << "operation " << fails_at;
    expect_journal(**opened);
    const auto verified = (*opened)->verify();
    EXPECT_TRUE(verified) << verified.error().context;
    EXPECT_EQ(commit_up_to(**opened, 8), 8u);
    ASSERT_FALSE(HasFailure()) << "operation " << fails_at;
  }
  EXPECT_GT(fails_at, 100u);
  RecordProperty("operations", static_cast<int>(fails_at));
}

INSTANTIATE_TEST_SUITE_P(
    modes,
    LogFault,
    testing::Values(FaultMode::once, FaultMode::power_loss),
    [](const testing::TestParamInfo<FaultMode>& mode) {
      return mode.param == FaultMode::once ? "once" : "power_loss";
    }
);

} // namespace
} // namespace verdiep::test
