#pragma once

#include "server/metrics/registry.hpp"
#include "server/pipeline/group_commit.hpp"

namespace verdiep::pipeline {

/// What the pipeline counts; docs/operations/metrics.md says what each means.
struct Meters {
  explicit Meters(metrics::Registry& registry);

  void count(GroupCommit& group);

  metrics::Counter& accepted;
  metrics::Counter& rejected;
  metrics::Counter& refused;
  metrics::Counter& predictions_right;
  metrics::Counter& predictions_wrong;
  metrics::Counter& heads_moved;
  metrics::Counter& rounds_counted;
  metrics::Counter& rounds_failed;
  metrics::Histogram& group_size;
  metrics::Histogram& commit_seconds;
};

} // namespace verdiep::pipeline
