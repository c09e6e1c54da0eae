#include "server/cli/remote.hpp"
#include "server/cli/replaying.hpp"
#include "server/cli/subcommands.hpp"

#include <CLI/CLI.hpp>

namespace verdiep::cli {

namespace {

struct Flags {
  std::string store;
  std::string stream;
  std::string at;
};

/// What makes no sense is said before a store is opened.
Result<void> run_replay(const Flags& flags) {
  VERDIEP_CHECK(parse_replay_to(flags.at));
  VERDIEP_CHECK(check_store_folder(flags.store));
  return perform_on_store(flags.store, {"replay", {{"stream", flags.stream}, {"at", flags.at}}});
}

} // namespace

void add_replay(CLI::App& program, Run& chosen) {
  const auto flags = std::make_shared<Flags>();
  auto* command = program.add_subcommand(
      "replay", "Print the state of a programme as it was, as JSON: rebuilt from its events"
  );
  add_store_flag(*command, flags->store);
  command
      ->add_option(
          "--stream", flags->stream,
          "The id of the programme, or of a group; not needed for an only programme"
      )
      ->type_name("ID");
  command
      ->add_option(
          "--at", flags->at,
          "After which event: a position (123), a time (2026-09-07T14:05:00Z) or a day (2026-09-07); the "
          "last if left out"
      )
      ->type_name("WHEN");
  command->callback([flags, &chosen] { chosen = [flags] { return run_replay(*flags); }; });
}

} // namespace verdiep::cli
