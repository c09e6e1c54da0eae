#pragma once

#include "server/cli/application.hpp"
#include "server/cli/lookup.hpp"
#include "shared/result.hpp"

#include <string>

namespace verdiep::cli {

/// Erases a person: their words and name in every programme that their account is a member of and in the
/// streams of its groups (the pipeline sees to those), then the account with its sessions and log-in links, then what of all that still stands in files.
///
/// What was done already is passed over, so that after a failure or a crash the same call finishes the work.
///
/// Returns  what was erased, and what stays, in lines for the operator
/// Errors   invalid_input, not_found: a rule says no, in words; unavailable, storage_full: call again
[[nodiscard]] Result<std::string>
erase_person(Application& application, StreamId stream, const Person& person);

} // namespace verdiep::cli
