// Fixed seeds of the simulator. More of them: `make simulate SECONDS=60`.
#include "tests/simulation/run.hpp"

#include <gtest/gtest.h>

namespace verdiep::simulation {
namespace {

void expect_no_faults(std::uint64_t seed, const Run& run) {
  for (const std::string& fault : run.faults)
    ADD_FAILURE() << "make simulate SEED=" << seed << ": " << fault;
}

TEST(Simulation, OfAFewSeedsFindsNoFault) {
  Injected injected;
  std::uint64_t predictions = 0;
  for (std::uint64_t seed = 1; seed <= 15 && !HasFailure(); ++seed) {
    const auto played = run(seed);
    expect_no_faults(seed, played);
    EXPECT_GT(played.commands, 20U) << "nobody did anything";
    predictions += played.predictions;
    for (const auto& [fault, times] : played.injected)
      injected[fault] += times;
  }
  EXPECT_GE(injected.size(), 14U) << "some kind of fault never happened";
  EXPECT_GT(predictions, 100U) << "hardly any prediction was compared with the server's";
}

TEST(Simulation, WithoutFaultsFindsNoFaultEither) {
  const auto played = run(1, no_faults, 3'000);
  expect_no_faults(1, played);
  EXPECT_TRUE(played.injected.empty());
}

TEST(Simulation, OfTheSameSeedIsTheSameRun) {
  const auto once = run(5);
  const auto again = run(5);
  EXPECT_EQ(once.trace, again.trace);
  EXPECT_EQ(once.injected, again.injected);
  EXPECT_NE(once.trace, run(10).trace);
}

} // namespace
} // namespace verdiep::simulation
