#pragma once

#include "events/command.hpp"
#include "events/types/id.hpp"
#include "events/types/personal.hpp"
#include "events/types/timestamp.hpp"
#include "server/content/programme_file.hpp"
#include "shared/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace verdiep::cli {

/// What makes the ids and salts of an import: drawn once, kept until it is done, so that going on after a crash gives
/// the same commands.
struct ImportSeed {
  Salt random;
  Timestamp at;
};

/// The commands that bring a programme into being; the last opens enrolment, and until then no link to it exists.
struct ImportPlan {
  StreamId stream;
  MemberId coordinator;
  std::string title; ///< in one of its languages
  std::size_t dingen = 0;
  std::vector<Command> commands; ///< all of the coordinator
};

/// Decides every command on a scratch programme.
///
/// Shape    `coordinator` is the name of who leads it
/// Errors   invalid_input: all mistakes of the file, a line each; a name that is no name; what the rules refuse
[[nodiscard]] Result<ImportPlan> plan_import(
    std::string_view file, std::string_view text, std::string_view coordinator, const ImportSeed& seed
);

} // namespace verdiep::cli
