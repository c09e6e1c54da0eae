#include "server/cli/subcommands.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace verdiep::cli {

namespace {

struct ServeFlags {
  std::string store;
  ServiceFlags service;
};

/// A new organisation has nothing to show yet: say how it gets something.
Result<void> say_how_to_begin(Application& application, const std::string& store) {
  VERDIEP_TRY(streams, application.log().streams());
  if (!streams.empty()) {
    return {};
  }
  std::cout << "There is no programme here yet. In another window:\n"
            << "  verdiep import FILE --store " << store << " --coordinator NAME\n"
            << "makes one from a file (docs/user/eigen-programma.md), and prints the coordinator's link.\n"
            << "Only looking around? verdiep demo makes an example." << std::endl;
  return {};
}

Result<void> run_serve(const ServeFlags& flags) {
  VERDIEP_TRY(options, service_options(flags.service));
  VERDIEP_CHECK(check_store_folder(flags.store));
  ApplicationOptions application_options;
  application_options.store = flags.store;
  application_options.create = true;
  application_options.reserve_bytes = flags.service.reserve_mib << 20;
  application_options.report = [](std::string_view line) { say("verdiep: " + std::string(line)); };
  VERDIEP_TRY(application, Application::open(std::move(application_options)));
  return serve(*application, options, [&](const std::string& origin) -> Result<void> {
    std::cout << "Serving " << flags.store << " at " << origin << std::endl;
    return say_how_to_begin(*application, flags.store);
  });
}

} // namespace

void add_serve(CLI::App& program, Run& chosen) {
  const auto flags = std::make_shared<ServeFlags>();
  auto* command = program.add_subcommand("serve", "Serve the organisation in a store folder, until Ctrl-C");
  add_store_flag(*command, flags->store);
  add_service_flags(*command, flags->service);
  command->callback([flags, &chosen] { chosen = [flags] { return run_serve(*flags); }; });
}

} // namespace verdiep::cli
