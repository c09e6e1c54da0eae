#pragma once

#include "events/types/timestamp.hpp"
#include "server/pipeline/pipeline.hpp"

#include <chrono>
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

} // namespace verdiep::pipeline
