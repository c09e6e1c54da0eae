#pragma once

#include "tests/simulation/world.hpp"

#include <string>
#include <vector>

namespace verdiep::simulation {

/// What is wrong with a settled world, one line each; nothing if all is well.
///
/// Checks
/// - what `World::broken` saw on the way
/// - every device holds the server's records byte for byte, of the programme and of the group that its person is in, and
///   the state that follows from them; of other groups it holds nothing
/// - it shows the values that its person may see, as they were typed, and no others; nor does its disk hold others
/// - every command that a screen called saved is in the log once, or comes back refused; not both
/// - a round that was counted was counted as its voters voted last; no ballot is left, or told before
[[nodiscard]] std::vector<std::string> faults_in(World& world);

/// What is wrong with what the devices of a settled world kept: opened without a network, they hold and show the same as
/// before.
[[nodiscard]] std::vector<std::string> faults_in_copies(World& world);

} // namespace verdiep::simulation
