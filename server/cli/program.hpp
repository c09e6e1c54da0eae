#pragma once

namespace verdiep::cli {

/// The program: reads the command line, does what it says, and returns the exit code (exit_code.hpp).
[[nodiscard]] int run(int argc, const char* const* argv);

} // namespace verdiep::cli
