#pragma once

#include "server/cli/application.hpp"
#include "server/cli/lookup.hpp"
#include "shared/result.hpp"

#include <string>

namespace verdiep::cli {

/// What an operator who is asked for help may know of an account: how its owner gets in and where they are
/// signed in. Neither words nor addresses.
///
/// Errors   as data, in words for the operator
/// Threads  never the committer's
[[nodiscard]] Result<std::string> describe_person(Application& application, const Person& person);

/// Ends all sessions of the account; says how many there were.
[[nodiscard]] Result<std::string> sign_out_person(Application& application, const Person& person);

} // namespace verdiep::cli
