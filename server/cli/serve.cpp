#include "server/cli/subcommands.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>

namespace verdiep::cli {

namespace {

struct ServeFlags {
  std::string store;
  ServiceFlags service;
};

/// A mistyped path must not become a new, empty organisation.
Result<void> check_folder(const std::filesystem::path& store) {
  std::error_code error;
  if (std::filesystem::is_directory(store, error)) {
    return {};
  }
  return fail(
      ErrorCode::not_found, "there is no folder " + store.string(),
      "check --store; for a new organisation make the folder first, empty: mkdir " + store.string()
  );
}

Result<void> run_serve(const ServeFlags& flags) {
  VERDIEP_TRY(options, service_options(flags.service));
  VERDIEP_CHECK(check_folder(flags.store));
  ApplicationOptions application_options;
  application_options.store = flags.store;
  application_options.create = true;
  application_options.reserve_bytes = flags.service.reserve_mib << 20;
  application_options.report = [](std::string_view line) { say("verdiep: " + std::string(line)); };
  VERDIEP_TRY(application, Application::open(std::move(application_options)));
  return serve(*application, options, [&](const std::string& origin) -> Result<void> {
    std::cout << "Serving " << flags.store << " at " << origin << std::endl;
    return {};
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
