#pragma once

#include "server/cli/control.hpp"
#include "shared/result.hpp"

#include <filesystem>
#include <string>

namespace verdiep::cli {

/// Has the request performed: by the server that holds the store, or here if there is none. Prints the
/// answer.
///
/// Errors   those of the command
[[nodiscard]] Result<void>
perform_on_store(const std::filesystem::path& store, const ControlRequest& request);

/// Prints what a command answers: output on stdout, notes on stderr.
void print_answer(const ControlAnswer& answer);

} // namespace verdiep::cli
