#include "server/cli/program.hpp"

#include "server/cli/exit_code.hpp"
#include "server/cli/subcommands.hpp"

#include <CLI/CLI.hpp>

#include <exception>
#include <iostream>

namespace verdiep::cli {

namespace {

void describe(CLI::App& program) {
  program.name("verdiep");
  program.description("VerdiepDingen: a training platform for teams. One store folder holds one organisation."
  );
  program.set_version_flag("--version", "verdiep " VERDIEP_VERSION);
  program.set_config(
      "--config", "",
      "Read flags from this file: one section per command, as in [serve] store=/var/lib/verdiep"
  );
  program.require_subcommand(1);
  program.footer(
      "Exit codes: 0 done, 1 not done (the reason is on stderr), 2 wrong flags, 3 the store is damaged."
  );
}

/// What CLI11 says in several lines, in one.
int refuse(const CLI::App& program, const CLI::ParseError& error) {
  const auto chosen = program.get_subcommands();
  const std::string help =
      chosen.empty() ? "verdiep --help" : "verdiep " + chosen.front()->get_name() + " --help";
  say(error_line({ErrorCode::invalid_input, error.what(), "See " + help}));
  return static_cast<int>(ExitCode::usage);
}

} // namespace

int run(int argc, const char* const* argv) {
  CLI::App program;
  Run chosen;
  describe(program);
  add_serve(program, chosen);
  add_demo(program, chosen);
  add_import(program, chosen);
  add_invite(program, chosen);
  add_user(program, chosen);
  add_token(program, chosen);
  add_export(program, chosen);
  add_erase(program, chosen);
  add_replay(program, chosen);
  add_verify(program, chosen);
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    return program.exit(asked); // --help, --version
  } catch (const CLI::ParseError& error) {
    return refuse(program, error);
  }
  try {
    const auto done = chosen();
    if (done) {
      return static_cast<int>(ExitCode::done);
    }
    say(error_line(done.error()));
    return static_cast<int>(exit_code_of(done.error()));
  } catch (const std::exception& error) {
    // Out of memory, or a bug; the store is safe, it is always.
    say(error_line({ErrorCode::unavailable, std::string("stopped: ") + error.what(), ""}));
    return static_cast<int>(ExitCode::failed);
  }
}

} // namespace verdiep::cli
