#pragma once

#include "server/log/rocksdb_batch.hpp"
#include "server/log/rocksdb_database.hpp"
#include "server/log/rocksdb_log.hpp"
#include "server/log/store_files.hpp"
#include "server/log/stream_heads.hpp"
#include "server/log/subject_keys.hpp"

#include <filesystem>
#include <memory>

namespace verdiep::log {

/// A store that has been opened and found whole: what a log needs to start. Members are destroyed in reverse
/// order, the lock last.
struct OpenStore {
  FolderLock lock;
  std::unique_ptr<SubjectKeys> keys;
  std::unique_ptr<Database> database;
  std::unique_ptr<StreamHeads> heads;
  StoreCounters counters;
};

/// As `RocksdbLog::open` says.
[[nodiscard]] Result<OpenStore>
open_store(const std::filesystem::path& folder, const RocksdbOptions& options);

/// Where RocksDB's files are.
[[nodiscard]] inline std::filesystem::path database_folder(const std::filesystem::path& folder) {
  return folder / "rocksdb";
}

} // namespace verdiep::log
