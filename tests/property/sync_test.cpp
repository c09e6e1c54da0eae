// Laws of syncing: whatever is lost, doubled, delayed or crashes, in the end everybody holds the same, and
// every command that was stored came to its end once. A failing seed is printed; VERDIEP_SEED=<seed> replays
// it alone.
#include "tests/support/sync_people.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

namespace verdiep::test {
namespace {

/// Tries a refused command again, or lets it go.
void answer_refusal(SyncWorld& world, Device& device, std::set<CommandId>& let_go) {
  for (const sync::Pending& pending : device.replica.outbox()) {
    if (pending.status != sync::Status::rejected) {
      continue;
    }
    const CommandId id = pending.id;
    if (world.random().one_in(2)) {
      world.perform(device, device.replica.drop(id));
      let_go.insert(id);
    } else if (auto effects = device.replica.retry(id, world.random().id<CommandId>(), {world.now_ms()})) {
      world.perform(device, std::move(*effects));
      let_go.insert(id);
    }
    return;
  }
}

void expect_no_faults(SyncWorld& world, const std::set<CommandId>& let_go) {
  for (const std::string& fault : faults_in(world, let_go)) {
    ADD_FAILURE() << fault;
  }
}

struct Tally {
  std::size_t records = 0;
  std::size_t stored = 0;
  std::size_t compared = 0;
};

Tally run_world(std::uint64_t seed, Faults faults, int steps) {
  SyncWorld world(seed, faults);
  const Programme programme = draft_programme(world, 4);
  world.add_device(programme.coordinator);
  world.add_device(programme.participants[0]);
  world.add_device(programme.participants[1]);
  // One person has two devices.
  world.add_device(programme.participants[1]);
  std::set<CommandId> let_go;
  for (int step = 0; step < steps; ++step) {
    world.step();
    Device& device = *world.random().pick(world.devices());
    if (world.random().one_in(6)) {
      do_something(world, programme, device);
    }
    if (world.random().one_in(40)) {
      answer_refusal(world, device, let_go);
    }
  }
  world.settle();
  expect_no_faults(world, let_go);
  return {world.server().records().size(), world.stored().size(), world.server().predictions_compared()};
}

/// The seeds to try: one if it is given, else `count` from 1 on.
std::pair<std::uint64_t, std::uint64_t> seeds(std::uint64_t count) {
  if (const char* seed = std::getenv("VERDIEP_SEED")) {
    const std::uint64_t given = std::strtoull(seed, nullptr, 10);
    return {given, given};
  }
  return {1, count};
}

Tally run_worlds(Faults faults, std::uint64_t count, int steps) {
  Tally sum;
  const auto [first, last] = seeds(count);
  for (std::uint64_t seed = first; seed <= last && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("VERDIEP_SEED=" + std::to_string(seed));
    const Tally tally = run_world(seed, faults, steps);
    sum.records += tally.records;
    sum.stored += tally.stored;
    sum.compared += tally.compared;
  }
  return sum;
}

TEST(SyncProperty, WithoutFaultsAllReplicasAgree) {
  const Tally tally = run_worlds({0, 0, 0, 0, 0, 3, 0}, 20, 400);
  EXPECT_GT(tally.stored, 0U);
  EXPECT_GT(tally.compared, 0U) << "no prediction was ever comparable: nothing was checked";
}

TEST(SyncProperty, LossAndCrashesAloneBreakNoRuleOfTheProtocol) {
  run_worlds({60, 150, 0, 0, 15, 3, 30}, 60, 800);
}

TEST(SyncProperty, LossDoublingDelayAndCrashesLoseAndDoubleNothing) {
  const Tally tally = run_worlds({}, 150, 800);
  EXPECT_GT(tally.stored, 0U);
  EXPECT_GT(tally.compared, 0U);
  RecordProperty("records", static_cast<int>(tally.records));
}

TEST(SyncProperty, LinesThatHardlyHoldStillConvergeInTheEnd) {
  run_worlds({8, 20, 3, 4, 3, 1, 4}, 60, 600);
}

} // namespace
} // namespace verdiep::test
