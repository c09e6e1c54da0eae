#pragma once

#include "server/pipeline/pipeline.hpp"
#include "shared/result.hpp"

namespace verdiep::cli {

/// The outcome of a command that was not accepted, in words for the operator.
[[nodiscard]] Error error_of(const pipeline::Outcome& outcome);

} // namespace verdiep::cli
