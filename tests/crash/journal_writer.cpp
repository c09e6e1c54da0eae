#include "server/log/rocksdb_log.hpp"
#include "tests/crash/journal.hpp"
#include "tests/support/store_folder.hpp"

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <optional>

// Commits the journal's calls one after another, from where the store is, and writes the number of each to
// standard output once it is durable. Runs until it is killed.
int main(int count, char** arguments) {
  using namespace verdiep;
  if (count != 2)
    return 2;
  const auto log = test::open_or_abort(std::filesystem::path(arguments[1]));
  for (std::uint64_t call = test::journal_count(*log) + 1;; ++call) {
    const auto committed = log->commit(test::journal_call(call));
    if (!committed) {
      std::fprintf(stderr, "%s\n", committed.error().context.c_str());
      return 1;
    }
    if (::write(STDOUT_FILENO, &call, sizeof call) != sizeof call)
      return 3;
  }
}
