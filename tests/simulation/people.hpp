#pragma once

#include "tests/simulation/world.hpp"

#include <cstddef>
#include <vector>

/// What the people of a simulated programme do.
namespace verdiep::simulation {

/// Who and what is there when a run begins: enrolment is open, the first two participants are in a group of at most
/// three.
struct Cast {
  Person coordinator;
  std::vector<Person> participants;
  std::vector<DingId> dingen;
  GroupId group;
};
[[nodiscard]] Cast draft_programme(World& world, std::size_t participants);

/// The person at the device does something, as what is shown there suggests; now and then what it does not.
void do_something(World& world, const Cast& cast, Device& device);

/// Looks at what came back refused, tries one again or lets it go.
void answer_refusal(World& world, Device& device);

} // namespace verdiep::simulation
