#pragma once

#include "server/cli/control.hpp"
#include "shared/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace verdiep::cli {

struct Performed {
  ControlAnswer answer;
  bool by_server = false;
};

/// What to do where there is no store.
enum class Absent : std::uint8_t { refuse, create };

/// Has the request performed: by the server that holds the store, or here if there is none.
///
/// Errors   those of the command
[[nodiscard]] Result<Performed>
perform(const std::filesystem::path& store, const ControlRequest& request, Absent absent = Absent::refuse);

/// The same, and prints the answer.
[[nodiscard]] Result<void>
perform_on_store(const std::filesystem::path& store, const ControlRequest& request);

/// Prints what a command answers: output on stdout, notes on stderr.
void print_answer(const ControlAnswer& answer);

} // namespace verdiep::cli
