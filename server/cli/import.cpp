#include "server/cli/import_plan.hpp"
#include "server/cli/remote.hpp"
#include "server/cli/subcommands.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace verdiep::cli {

namespace fs = std::filesystem;

namespace {

struct ImportFlags {
  std::string file;
  std::string store;
  std::string coordinator = "Coördinator";
  std::string origin;
};

Result<std::string> read_file(const fs::path& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error) {
    return fail(ErrorCode::not_found, "cannot read " + path.string() + ": " + error.message());
  }
  if (size > content::file_bytes_max) {
    return fail(
        ErrorCode::invalid_input,
        path.string() + " is larger than " + std::to_string(content::file_bytes_max >> 20) + " MiB"
    );
  }
  std::ifstream file(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(file)), {});
  if (file.bad()) {
    return fail(ErrorCode::unavailable, "cannot read " + path.string());
  }
  return text;
}

/// Says every mistake in a line of its own.
Result<void> check_file(const std::string& file, const std::string& text) {
  const auto programme = content::parse_programme(text);
  if (programme) {
    return {};
  }
  for (const auto& mistake : programme.error()) {
    say(content::line_of(file, mistake));
  }
  const auto count = programme.error().size();
  return fail(
      ErrorCode::invalid_input,
      file + " has " + std::to_string(count) + (count == 1 ? " mistake" : " mistakes") +
          "; nothing was imported",
      "put it right and import it again"
  );
}

/// The file is judged here first: then its mistakes are told whatever the state of the store, and a server is not
/// bothered with them.
Result<void> run_import(const ImportFlags& flags) {
  VERDIEP_TRY(text, read_file(flags.file));
  VERDIEP_CHECK(check_file(flags.file, text));
  VERDIEP_CHECK(check_store_folder(flags.store));
  VERDIEP_TRY(
      performed, perform(
                     flags.store,
                     {"import",
                      {{"file", fs::path(flags.file).filename().string()},
                       {"text", text},
                       {"coordinator", flags.coordinator},
                       {"origin", flags.origin}}},
                     Absent::create
                 )
  );
  print_answer(performed.answer);
  if (!performed.by_server) {
    say("Now start the server: verdiep serve --store " + flags.store);
  }
  return {};
}

} // namespace

void add_import(CLI::App& program, Run& chosen) {
  const auto flags = std::make_shared<ImportFlags>();
  auto* command = program.add_subcommand(
      "import", "Make a programme from a file, and a link by which its coordinator signs in"
  );
  command->add_option("file", flags->file, "The programme, as docs/formats/programme.md says")
      ->type_name("FILE")
      ->required();
  add_store_flag(*command, flags->store);
  command->add_option("--coordinator", flags->coordinator, "The name of who leads it (Coördinator)")
      ->type_name("NAME");
  command
      ->add_option(
          "--origin", flags->origin, "How people reach the server, such as https://leren.example.org"
      )
      ->envname("VERDIEP_ORIGIN")
      ->type_name("URL");
  command->callback([flags, &chosen] { chosen = [flags] { return run_import(*flags); }; });
}

} // namespace verdiep::cli
