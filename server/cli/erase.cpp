#include "server/cli/remote.hpp"
#include "server/cli/subcommands.hpp"

#include <CLI/CLI.hpp>
#include <unistd.h>

#include <iostream>

namespace verdiep::cli {

namespace {

/// Only who sits at a terminal is asked: a script has thought before.
Result<void> confirm(const std::string& member) {
  if (::isatty(STDIN_FILENO) == 0) {
    return {};
  }
  std::cerr << "Everything that " << member
            << " wrote is deleted for good. Type yes to go on: " << std::flush;
  std::string answer;
  std::getline(std::cin, answer);
  if (answer == "yes") {
    return {};
  }
  return fail(ErrorCode::invalid_input, "nothing was erased");
}

} // namespace

void add_erase(CLI::App& program, Run& chosen) {
  struct Flags {
    std::string store;
    std::string stream;
    std::string member;
    bool yes = false;
  };
  const auto flags = std::make_shared<Flags>();
  auto* command = program.add_subcommand("erase", "Erase a person: their words, name and account, for good");
  command->add_option("member", flags->member, "Who: name, member id or account id")
      ->type_name("WHO")
      ->required();
  add_store_flag(*command, flags->store);
  command->add_option("--stream", flags->stream, "The programme's id; not needed if there is only one")
      ->type_name("ID");
  command->add_flag("--yes", flags->yes, "Do not ask");
  command->callback([flags, &chosen] {
    chosen = [flags]() -> Result<void> {
      if (!flags->yes) {
        VERDIEP_CHECK(confirm(flags->member));
      }
      return perform_on_store(
          flags->store, {"erase", {{"stream", flags->stream}, {"member", flags->member}}}
      );
    };
  });
}

} // namespace verdiep::cli
