#pragma once

#include "events/types/bytes.hpp"
#include "shared/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

namespace verdiep::log {

/// One call to the system that may fail.
enum class FileStep : std::uint8_t { open, read, write, sync, rename, sync_folder, truncate };

/// Asked before each step; true: the step fails with an I/O error, without being done. Tests inject faults
/// here.
using FileFault = std::function<bool(FileStep)>;

/// The few files that the store writes itself, beside those of RocksDB: small, and safe once a call has
/// returned.
///
/// Errors   unavailable (the system's own words in the context), not_found from `read`
/// Threads  any; calls on one file must not overlap
class StoreFiles {
public:
  explicit StoreFiles(FileFault fault = {});

  [[nodiscard]] Result<Bytes> read(const std::filesystem::path& file) const;
  /// Appends and syncs. After an error the end of the file is not known: read it again before using it.
  [[nodiscard]] Result<void> append(const std::filesystem::path& file, ByteView bytes) const;
  /// Replaces or makes the file in one step (temporary file beside it, sync, rename, sync of the folder):
  /// whoever reads it, also after a crash, finds the old or the new contents.
  [[nodiscard]] Result<void> replace(const std::filesystem::path& file, ByteView bytes) const;
  [[nodiscard]] Result<void> truncate(const std::filesystem::path& file, std::uint64_t size) const;
  [[nodiscard]] Result<void> sync_folder(const std::filesystem::path& folder) const;
  /// Removes what a crash during `replace` may have left.
  [[nodiscard]] Result<void> remove_leftover(const std::filesystem::path& file) const;

private:
  [[nodiscard]] Result<void> step(FileStep step, const std::filesystem::path& file) const;
  [[nodiscard]] Result<void> write_synced(const std::filesystem::path& file, int flags, ByteView bytes) const;

  FileFault fault_;
};

/// Bytes that may still be written in the folder's file system.
[[nodiscard]] Result<std::uint64_t> free_bytes(const std::filesystem::path& folder);

/// The right to use a store folder: held by at most one open log, of this or another process, and gone with
/// its process.
class FolderLock {
public:
  /// Errors   in_use, naming the folder and the process
  [[nodiscard]] static Result<FolderLock> take(const std::filesystem::path& folder);

  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

} // namespace verdiep::log
