#pragma once

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

namespace verdiep::test {

/// What happens from the chosen operation on.
enum class FaultMode : std::uint8_t {
  once,       ///< this one fails, later ones work
  power_loss, ///< it and all later ones fail; then `lose_unsynced` takes what was not synced
};

/// RocksDB's file system with a fault at the n-th operation that changes anything: making, writing, syncing,
/// renaming, deleting.
///
/// Half of what a failing write was given reaches the file. A rename counts as durable at
/// once, and with it what was made in its folder before: file systems keep the order of such changes.
/// Threads  any
class FaultyFileSystem final : public rocksdb::FileSystemWrapper {
public:
  FaultyFileSystem(std::uint64_t fails_at, FaultMode mode);

  [[nodiscard]] const char* Name() const override { return "FaultyFileSystem"; }

  /// Counts one operation; true: it has to fail. Also asked for files that do not go through here.
  bool fails();
  /// Whether the chosen operation was reached.
  [[nodiscard]] bool reached() const { return operations_ > fails_at_; }
  /// Cuts every file to what was synced of it, plus half of the rest, and removes files whose folder was not
  /// synced since they were made. Call it when nothing uses the files any more.
  void lose_unsynced();

  rocksdb::IOStatus NewWritableFile(
      const std::string& file,
      const rocksdb::FileOptions& options,
      std::unique_ptr<rocksdb::FSWritableFile>* result,
      rocksdb::IODebugContext* context
  ) override;
  rocksdb::IOStatus NewDirectory(
      const std::string& folder,
      const rocksdb::IOOptions& options,
      std::unique_ptr<rocksdb::FSDirectory>* result,
      rocksdb::IODebugContext* context
  ) override;
  rocksdb::IOStatus DeleteFile(
      const std::string& file, const rocksdb::IOOptions& options, rocksdb::IODebugContext* context
  ) override;
  rocksdb::IOStatus RenameFile(
      const std::string& from,
      const std::string& to,
      const rocksdb::IOOptions& options,
      rocksdb::IODebugContext* context
  ) override;

  // Told by the files.
  void wrote(const std::string& file, std::uint64_t bytes);
  void synced(const std::string& file);
  void synced_folder(const std::string& folder);

private:
  struct Extent {
    std::uint64_t written = 0;
    std::uint64_t synced = 0;
    bool in_synced_folder = false;
  };

  const std::uint64_t fails_at_;
  const FaultMode mode_;
  std::atomic<std::uint64_t> operations_ = 0;
  std::mutex mutex_; // guards what follows
  std::map<std::string, Extent> files_;
};

/// RocksDB's environment over such a file system, with a clock that does not sleep: after a failed flush
/// RocksDB waits a second each time.
[[nodiscard]] std::shared_ptr<rocksdb::Env> faulty_environment(const std::shared_ptr<FaultyFileSystem>& system
);

} // namespace verdiep::test
