#pragma once

#include "events/types/id.hpp"
#include "server/cli/verification.hpp"
#include "shared/result.hpp"
#include "shared/stream/state.hpp"

#include <string>
#include <vector>

namespace verdiep::cli {

/// Points 2 to 5 of `verify_store` for one stream; what is wrong goes to `findings`.
///
/// Returns  the state that its events lead to
/// Errors   only what keeps from looking further: unavailable
[[nodiscard]] Result<stream::State>
verify_stream(const VerifiedStore& store, StreamId stream, std::vector<std::string>& findings);

} // namespace verdiep::cli
