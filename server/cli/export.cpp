#include "server/cli/remote.hpp"
#include "server/cli/subcommands.hpp"

#include <CLI/CLI.hpp>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>

namespace verdiep::cli {

namespace fs = std::filesystem;

namespace {

struct ExportFlags {
  std::string store;
  std::string stream;
  std::string format = "csv";
  std::string as;
  std::string output;
  bool content = false;
};

Result<void> perform_export(const ExportFlags& flags, const fs::path& file) {
  return perform_on_store(
      flags.store, {"export",
                    {{"stream", flags.stream},
                     {"format", flags.format},
                     {"as", flags.as},
                     {"file", file.string()},
                     {"content", flags.content ? "yes" : ""}}}
  );
}

/// A server writes files and no pipes: so to the store's folder, which only its owner reads, and from there.
Result<void> export_to_stdout(const ExportFlags& flags) {
  const fs::path file = fs::absolute(flags.store) / ("export-" + std::to_string(::getpid()) + ".tmp");
  std::error_code ignored;
  fs::remove(file, ignored); // of a command with this id that was killed
  auto exported = perform_export(flags, file);
  if (exported) {
    std::ifstream made(file, std::ios::binary);
    std::cout << made.rdbuf() << std::flush;
  }
  fs::remove(file, ignored);
  if (exported && !std::cout) {
    return fail(ErrorCode::unavailable, "the output was closed before the end");
  }
  return exported;
}

Result<void> run_export(const ExportFlags& flags) {
  VERDIEP_CHECK(check_store_folder(flags.store));
  return flags.output.empty() ? export_to_stdout(flags) : perform_export(flags, fs::absolute(flags.output));
}

} // namespace

void add_export(CLI::App& program, Run& chosen) {
  const auto flags = std::make_shared<ExportFlags>();
  auto* command = program.add_subcommand(
      "export", "Write a programme's events or figures, as somebody with this role may see them"
  );
  add_store_flag(*command, flags->store);
  command
      ->add_option(
          "--stream,--programme", flags->stream, "The programme's id; not needed if there is only one"
      )
      ->type_name("ID");
  command
      ->add_option("--format", flags->format, "csv, ndjson (CloudEvents), xes (IEEE 1849) or figures (csv)")
      ->check(CLI::IsMember({"csv", "ndjson", "xes", "figures"}));
  command
      ->add_option(
          "--as", flags->as,
          "As who may see it: coordinator, participant, management, auditor, analyst, or a person "
          "(coordinator)"
      )
      ->type_name("WHO");
  command->add_flag("--content", flags->content, "With what people wrote, as far as WHO sees it");
  command->add_option("--output", flags->output, "A new file, instead of stdout")->type_name("FILE");
  command->callback([flags, &chosen] { chosen = [flags] { return run_export(*flags); }; });
}

} // namespace verdiep::cli
