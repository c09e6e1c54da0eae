// Laws of tabs: several of one browser share a log, an outbox and a line. Whatever is closed, reopened or late, in the
// end all of them show the same, and every command that one of them stored came to its end once. VERDIEP_SEED=<seed>
// replays a failing one alone.
#include "tests/support/sync_people.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

namespace verdiep::test {
namespace {

constexpr int steps = 700;

/// In any tab, whichever it was entered in.
void answer_refusal(SyncWorld& world, Device& tab, std::set<CommandId>& let_go) {
  for (const sync::Pending& pending : tab.replica.outbox()) {
    if (pending.status != sync::Status::rejected) {
      continue;
    }
    const CommandId id = pending.id;
    if (world.random().one_in(2)) {
      world.perform(tab, tab.replica.drop(id));
      let_go.insert(id);
    } else if (auto effects = tab.replica.retry(id, world.random().id<CommandId>(), {world.now_ms()})) {
      world.perform(tab, std::move(*effects));
      let_go.insert(id);
    }
    return;
  }
}

std::size_t lines(SyncWorld& world) {
  std::size_t open = 0;
  for (const auto& device : world.devices()) {
    open += device->session ? 1 : 0;
  }
  return open;
}

/// A browser with three tabs, and two people with one each.
void run_world(std::uint64_t seed, Faults faults) {
  SyncWorld world(seed, faults);
  const Programme programme = draft_programme(world, 3);
  world.add_device(programme.coordinator);
  world.add_device(programme.participants[0]);
  Device& first = world.add_device(programme.participants[1]);
  world.add_tab(first);
  world.add_tab(first);
  std::set<CommandId> let_go;
  for (int step = 0; step < steps; ++step) {
    world.step();
    Device& tab = *world.random().pick(world.devices());
    if (world.random().one_in(6)) {
      do_something(world, programme, tab);
    }
    if (world.random().one_in(40)) {
      answer_refusal(world, tab, let_go);
    }
  }
  world.settle();
  EXPECT_EQ(lines(world), 3U) << "one a browser";
  for (const auto& tab : world.devices()) {
    EXPECT_TRUE(tab->replica.has_caught_up());
  }
  for (const std::string& fault : faults_in(world, let_go)) {
    ADD_FAILURE() << fault;
  }
}

void run_worlds(Faults faults, std::uint64_t count) {
  std::uint64_t first = 1;
  std::uint64_t last = count;
  if (const char* seed = std::getenv("VERDIEP_SEED")) {
    first = last = std::strtoull(seed, nullptr, 10);
  }
  for (std::uint64_t seed = first; seed <= last && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("VERDIEP_SEED=" + std::to_string(seed));
    run_world(seed, faults);
  }
}

TEST(TabsProperty, TabsThatStayOpenShowTheSame) {
  run_worlds({0, 0, 0, 0, 0, 3, 0, 0}, 40);
}

TEST(TabsProperty, AnotherTabTakesOverAndNothingIsLostOrDoubled) {
  run_worlds({60, 100, 0, 0, 15, 3, 30, 30}, 80);
}

TEST(TabsProperty, SoItDoesOnLinesThatHardlyHold) {
  run_worlds({8, 20, 3, 4, 3, 1, 4, 10}, 60);
}

} // namespace
} // namespace verdiep::test
