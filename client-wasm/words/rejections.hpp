#pragma once

#include "events/rejection.hpp"

#include <string>
#include <string_view>

namespace verdiep::words {

/// Why something was not possible, and what can be done: one or two plain sentences.
[[nodiscard]] std::string dutch_rejection(const Rejection& rejection);
[[nodiscard]] std::string english_rejection(const Rejection& rejection);

/// What the rejection says about itself under this name; empty if it says nothing.
[[nodiscard]] inline std::string_view argument(const Rejection& rejection, std::string_view name) {
  for (const RejectionArgument& candidate : rejection.arguments.items) {
    if (candidate.name.value == name)
      return candidate.value.value;
  }
  return {};
}

} // namespace verdiep::words
