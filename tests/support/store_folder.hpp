#pragma once

#include "server/log/rocksdb_log.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

namespace verdiep::test {

/// A folder for stores of one test, gone afterwards. In memory where the system has that: these tests kill
/// and fault processes and files, not machines, and make many stores.
class StoreFolder {
public:
  StoreFolder() {
    const std::filesystem::path memory = "/dev/shm";
    const bool usable =
        ::access(memory.c_str(), W_OK) == 0 && std::filesystem::space(memory).available > (512u << 20);
    auto pattern =
        ((usable ? memory : std::filesystem::temp_directory_path()) / "verdiep-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr)
      std::abort();
    folder_ = pattern;
  }
  StoreFolder(const StoreFolder&) = delete;
  StoreFolder& operator=(const StoreFolder&) = delete;
  ~StoreFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  [[nodiscard]] std::filesystem::path store() const { return folder_ / "store"; }
  [[nodiscard]] std::filesystem::path database() const { return store() / "rocksdb"; }
  [[nodiscard]] const std::filesystem::path& path() const { return folder_; }

private:
  std::filesystem::path folder_;
};

/// Without a reserve: tests also run where little is free.
inline log::RocksdbOptions test_options() {
  log::RocksdbOptions options;
  options.create = true;
  options.reserve_bytes = 0;
  options.cache_bytes = 8u << 20;
  return options;
}

inline std::unique_ptr<log::RocksdbLog>
open_or_abort(const std::filesystem::path& store, log::RocksdbOptions options = test_options()) {
  auto opened = log::RocksdbLog::open(store, std::move(options));
  if (opened)
    return std::move(*opened);
  std::fprintf(stderr, "cannot open: %s\n", opened.error().context.c_str());
  std::abort();
}

} // namespace verdiep::test
