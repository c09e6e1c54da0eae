#pragma once

#include "tests/bench/sync_writer.hpp"

#include <span>
#include <vector>

namespace verdiep::bench {

/// Everybody writes posts for about `seconds`, each the next when the one before is acknowledged: two threads,
/// which wait for half of them each, as pgbench does with two jobs.
///
/// Returns  the microseconds that each post took, of all together
[[nodiscard]] std::vector<double> write_posts(std::span<SyncWriter> writers, double seconds);

} // namespace verdiep::bench
