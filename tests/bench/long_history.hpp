#pragma once

#include "events/record.hpp"
#include "tests/support/histories.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace verdiep::bench {

/// The first so many records of a random history; from the next seed where one ends early.
inline std::vector<Record> long_history(std::size_t events) {
  constexpr std::uint64_t first_seed = 11;
  for (std::uint64_t seed = first_seed;; ++seed) {
    test::History history(seed);
    while (history.records().size() < events && !history.state().programme.closed) {
      history.step();
    }
    if (history.records().size() >= events) {
      return {history.records().begin(), history.records().begin() + static_cast<std::ptrdiff_t>(events)};
    }
  }
}

} // namespace verdiep::bench
