#pragma once

#include "events/rejection.hpp"

#include <string>

namespace verdiep::words {

/// Why something was not possible, and what can be done: one or two plain sentences.
[[nodiscard]] std::string dutch_rejection(const Rejection& rejection);

} // namespace verdiep::words
