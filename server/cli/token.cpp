#include "server/cli/remote.hpp"
#include "server/cli/subcommands.hpp"

#include <CLI/CLI.hpp>

namespace verdiep::cli {

void add_token(CLI::App& program, Run& chosen) {
  struct Flags {
    std::string store;
    std::string stream;
    std::string person;
    std::string create;
    std::string scope;
    std::string days;
    std::string revoke;
    bool everywhere = false;
  };
  const auto flags = std::make_shared<Flags>();
  auto* command = program.add_subcommand(
      "token", "List somebody's access tokens, by which programs read in their name, or make or revoke one"
  );
  command->add_option("person", flags->person, "Whose: name, member id or account id")
      ->type_name("WHO")
      ->required();
  add_store_flag(*command, flags->store);
  command->add_option("--stream", flags->stream, "The programme's id; not needed if there is only one")
      ->type_name("ID");
  auto* create = command->add_option("--create", flags->create, "Make one with this name, to know it again")
                     ->type_name("NAME");
  command->add_option("--scope", flags->scope, "What it reads: figures, events or content (figures)")
      ->check(CLI::IsMember({"figures", "events", "content"}))
      ->needs(create);
  command->add_option("--days", flags->days, "How long it works (90)")
      ->check(CLI::Range(1, 366))
      ->type_name("N")
      ->needs(create);
  command->add_flag("--everywhere", flags->everywhere, "For all their programmes, not only this one")
      ->needs(create);
  command->add_option("--revoke", flags->revoke, "End the one with this id")
      ->type_name("ID")
      ->excludes(create);
  command->callback([flags, &chosen] {
    chosen = [flags] {
      return perform_on_store(
          flags->store, {"token",
                         {{"stream", flags->stream},
                          {"person", flags->person},
                          {"create", flags->create},
                          {"scope", flags->scope},
                          {"days", flags->days},
                          {"everywhere", flags->everywhere ? "yes" : ""},
                          {"revoke", flags->revoke}}}
      );
    };
  });
}

} // namespace verdiep::cli
