#pragma once

#include "shared/crypto.hpp"
#include "tests/simulation/world.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace verdiep::simulation {

/// What came of one run.
struct Run {
  std::vector<std::string> faults; ///< nothing, if all is well
  Sha256 trace;                    ///< equal for equal runs
  std::uint64_t steps = 0;
  std::size_t events = 0;
  std::size_t commands = 0; ///< that a screen called saved
  std::uint64_t predictions = 0;
  Injected injected;
};

/// Plays one seed: a week or two of a programme, with what the seed lets go wrong. The same seed is the same run.
[[nodiscard]] Run run(std::uint64_t seed);

/// The same with these faults.
[[nodiscard]] Run run(std::uint64_t seed, const Faults& faults, std::uint64_t steps);

} // namespace verdiep::simulation
