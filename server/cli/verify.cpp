#include "server/cli/remote.hpp"
#include "server/cli/subcommands.hpp"
#include "server/cli/verification.hpp"
#include "server/signing/key_file.hpp"

#include <CLI/CLI.hpp>

namespace verdiep::cli {

namespace {

/// With nothing running that could change the store while it is looked at.
Result<std::string> verify_here(const std::filesystem::path& store) {
  log::RocksdbOptions options;
  options.notice = [](const std::string& line) { say("verdiep: " + line); };
  VERDIEP_TRY(log, log::RocksdbLog::open(store, std::move(options)));
  VERDIEP_TRY(checkpoints, signing::CheckpointFolder::open(store));
  VERDIEP_TRY(signer, signing::read_signer(store));
  return verify_store({*log, checkpoints, signer});
}

Result<void> run_verify(const std::string& store) {
  VERDIEP_TRY(served, ask_server(store, {"verify", {}}));
  if (served) {
    print_answer(*served);
    return {};
  }
  VERDIEP_TRY(report, verify_here(store));
  print_answer({report, ""});
  return {};
}

} // namespace

void add_verify(CLI::App& program, Run& chosen) {
  const auto store = std::make_shared<std::string>();
  auto* command = program.add_subcommand("verify", "Read everything in a store and say whether it is whole");
  add_store_flag(*command, *store);
  command->callback([store, &chosen] { chosen = [store] { return run_verify(*store); }; });
}

} // namespace verdiep::cli
