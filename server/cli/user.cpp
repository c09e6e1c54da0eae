#include "server/cli/remote.hpp"
#include "server/cli/subcommands.hpp"

#include <CLI/CLI.hpp>

namespace verdiep::cli {

void add_user(CLI::App& program, Run& chosen) {
  struct Flags {
    std::string store;
    std::string stream;
    std::string person;
    bool sign_out = false;
  };
  const auto flags = std::make_shared<Flags>();
  auto* command = program.add_subcommand(
      "user", "Say how somebody gets in and where they are signed in, or sign them out"
  );
  command->add_option("person", flags->person, "Who: name, member id or account id")
      ->type_name("WHO")
      ->required();
  add_store_flag(*command, flags->store);
  command->add_option("--stream", flags->stream, "The programme's id; not needed if there is only one")
      ->type_name("ID");
  command->add_flag("--sign-out", flags->sign_out, "End all their sessions, on every device");
  command->callback([flags, &chosen] {
    chosen = [flags] {
      return perform_on_store(
          flags->store,
          {"user",
           {{"stream", flags->stream}, {"person", flags->person}, {"sign_out", flags->sign_out ? "yes" : ""}}}
      );
    };
  });
}

} // namespace verdiep::cli
