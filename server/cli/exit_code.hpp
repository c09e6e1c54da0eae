#pragma once

#include "shared/result.hpp"

#include <string>
#include <string_view>

namespace verdiep::cli {

/// What the shell is told. Documented in docs/operations/commands.md: never renumber.
enum class ExitCode : int {
  done = 0,
  failed = 1,  ///< the world did not cooperate: a port, a file, a rule; stderr says what to do
  usage = 2,   ///< flags that make no sense
  damaged = 3, ///< the store does not hold what was written to it
};

[[nodiscard]] ExitCode exit_code_of(const Error& error);

/// `verdiep: <context>. <Advice>.` in one line, whatever the parts end in.
[[nodiscard]] std::string error_line(const Error& error);

/// One line on stderr, whole, also when several threads write.
void say(std::string_view line);

} // namespace verdiep::cli
