#include "tests/simulation/run.hpp"

#include "tests/simulation/checks.hpp"
#include "tests/simulation/people.hpp"

namespace verdiep::simulation {

namespace {

constexpr std::size_t participants = 4;
constexpr std::uint64_t steps_of_a_run = 6'000;

/// Every third seed keeps to what sockets do; some worlds are calm and some hardly hold together.
Faults faults_of(std::uint64_t seed) {
  Faults faults;
  if (seed % 3 == 0) {
    faults.doubled = faults.late = faults.reordered = 0;
  }
  if (seed % 5 == 0) {
    faults.line_breaks = 60;
    faults.page_dies = faults.device_dies = 300;
    faults.dies_at_write = faults.dies_at_commit = 12;
    faults.server_dies = 400;
    faults.device_full = 12;
  }
  if (seed % 7 == 0) {
    faults.doubled = faults.late = faults.reordered = 10;
  }
  return faults;
}

} // namespace

Run run(std::uint64_t seed) {
  return run(seed, faults_of(seed), steps_of_a_run);
}

Run run(std::uint64_t seed, const Faults& faults, std::uint64_t steps) {
  World world(seed, faults);
  const Cast cast = draft_programme(world, participants);
  world.add_device(cast.coordinator);
  for (const Person& person : cast.participants)
    world.add_device(person);
  world.add_device(cast.participants[1]); // who has two
  if (seed % 2 == 0)
    world.add_tab(world.device(1)); // in the one browser of who has one
  for (std::uint64_t step = 0; step < steps; ++step) {
    world.step();
    Device& device = *world.random().pick(world.devices());
    if (world.random().one_in(12))
      do_something(world, cast, device);
    if (world.random().one_in(60))
      answer_refusal(world, device);
  }
  world.settle();
  auto faults_found = faults_in(world);
  if (faults_found.empty())
    faults_found = faults_in_copies(world);
  return {std::move(faults_found),  world.trace(),           steps,
          world.chronicle().size(), world.promised().size(), world.predictions_right(),
          world.injected()};
}

} // namespace verdiep::simulation
