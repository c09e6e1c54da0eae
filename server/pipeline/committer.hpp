#pragma once

#include "events/types/timestamp.hpp"
#include "server/pipeline/pipeline.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>

namespace verdiep::metrics {
class Registry;
}
namespace verdiep::signing {
class Signer;
}

namespace verdiep::pipeline {

/// What a pipeline is made of. Everything referred to outlives it.
struct PipelineOptions {
  log::Log& log;
  signing::Signer& signer;
  metrics::Registry& metrics;
  /// The server's clock; `recorded` of a stream never decreases, whatever it says.
  std::function<Timestamp()> clock;
  /// May be null: then nobody follows (tests, the command line).
  Listener* listener = nullptr;
  /// After this long without work the heads that moved are signed.
  std::chrono::milliseconds idle{250};
};

/// Starts the committer thread.
[[nodiscard]] std::unique_ptr<Pipeline> make_pipeline(const PipelineOptions& options);

/// A pipeline without a thread: whoever holds it says when the committer works. For the simulator, which decides what
/// happens when.
///
/// Threads  one: that of the caller is the committer's
class PacedPipeline : public Pipeline {
public:
  /// Takes at most `count_max` of what came in, and does with it what the committer thread would do; false if nothing
  /// had come.
  virtual bool step(std::size_t count_max) = 0;
  /// What the committer thread does when nothing came for a while.
  virtual void rest() = 0;
};
[[nodiscard]] std::unique_ptr<PacedPipeline> make_paced_pipeline(const PipelineOptions& options);

} // namespace verdiep::pipeline
