#pragma once

#include "events/vocabulary.hpp"
#include "shared/crypto.hpp"

#include <vector>

namespace verdiep::sync {

/// SHA-256 over `append_prediction` of each event in order: what a command is predicted to yield, and what it
/// did.
///
/// Equal base, rules and context with unequal hashes: the two builds of the core decide differently, which is
/// a bug.
[[nodiscard]] Sha256 prediction_hash(const std::vector<EventBody>& events);

} // namespace verdiep::sync
