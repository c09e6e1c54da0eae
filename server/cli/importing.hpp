#pragma once

#include "server/cli/application.hpp"
#include "server/cli/import_plan.hpp"
#include "shared/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace verdiep::cli {

/// A programme's file, and who will lead it.
struct ImportRequest {
  std::string_view file; ///< its name, for messages
  std::string_view text;
  std::string_view coordinator;
};

struct Imported {
  StreamId stream;
  log::AccountId coordinator;
  std::string title;
  std::size_t dingen = 0;
  bool resumed = false; ///< an import that was interrupted was finished
};

/// Brings the programme of a file into the store, whole or not at all for whoever looks: nothing is submitted unless
/// the rules accept all of it, and the command that lets people in comes last. Interrupted, the same request goes on
/// where it stopped; finished, it makes another programme.
///
/// Errors   those of `plan_import`, with nothing done; those of the world, after which the request can be repeated
/// Threads  never the committer's
/// `commands_max` stops it early, as a crash would: for tests.
[[nodiscard]] Result<Imported>
import_programme(Application& application, const ImportRequest& request, std::size_t commands_max = SIZE_MAX);

} // namespace verdiep::cli
