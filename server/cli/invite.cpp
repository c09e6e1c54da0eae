#include "server/cli/remote.hpp"
#include "server/cli/subcommands.hpp"

#include <CLI/CLI.hpp>

namespace verdiep::cli {

void add_invite(CLI::App& program, Run& chosen) {
  struct Flags {
    std::string store;
    std::string stream;
    std::string login;
    std::string origin;
    std::string days;
    std::string uses;
  };
  const auto flags = std::make_shared<Flags>();
  auto* command = program.add_subcommand(
      "invite", "Make a link by which new people join a programme, or one person signs in"
  );
  add_store_flag(*command, flags->store);
  command->add_option("--stream", flags->stream, "The programme's id; not needed if there is only one")
      ->type_name("ID");
  command->add_option("--login", flags->login, "Sign in as this person: name, member id or account id")
      ->type_name("WHO");
  command->add_option("--days", flags->days, "How long the link works (14)")
      ->check(CLI::Range(1, 366))
      ->type_name("N");
  command->add_option("--uses", flags->uses, "How often it works (no limit; with --login once)")
      ->check(CLI::Range(1, 10'000))
      ->type_name("N");
  command
      ->add_option(
          "--origin", flags->origin, "How people reach the server, such as https://leren.example.org"
      )
      ->envname("VERDIEP_ORIGIN")
      ->type_name("URL");
  command->callback([flags, &chosen] {
    chosen = [flags] {
      return perform_on_store(
          flags->store, {"invite",
                         {{"stream", flags->stream},
                          {"login", flags->login},
                          {"days", flags->days},
                          {"uses", flags->uses},
                          {"origin", flags->origin}}}
      );
    };
  });
}

} // namespace verdiep::cli
