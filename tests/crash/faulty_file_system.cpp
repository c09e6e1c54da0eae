#include "tests/crash/faulty_file_system.hpp"

#include <rocksdb/system_clock.h>

#include <utility>

namespace verdiep::test {
namespace {

using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
using rocksdb::Slice;

IOStatus fault() {
  return IOStatus::IOError("injected fault");
}

class FaultyFile final : public rocksdb::FSWritableFileOwnerWrapper {
public:
  FaultyFile(std::unique_ptr<rocksdb::FSWritableFile>&& file, std::string name, FaultyFileSystem& system)
      : FSWritableFileOwnerWrapper(std::move(file)), name_(std::move(name)), system_(system) {}

  IOStatus Append(const Slice& data, const IOOptions& options, IODebugContext* context) override {
    const bool fails = system_.fails();
    const Slice written(data.data(), fails ? data.size() / 2 : data.size());
    IOStatus status = FSWritableFileOwnerWrapper::Append(written, options, context);
    if (status.ok())
      system_.wrote(name_, written.size());
    return fails ? fault() : status;
  }
  IOStatus Append(
      const Slice& data,
      const IOOptions& options,
      const rocksdb::DataVerificationInfo&,
      IODebugContext* context
  ) override {
    return Append(data, options, context);
  }
  IOStatus Sync(const IOOptions& options, IODebugContext* context) override {
    if (system_.fails())
      return fault();
    IOStatus status = FSWritableFileOwnerWrapper::Sync(options, context);
    if (status.ok())
      system_.synced(name_);
    return status;
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* context) override {
    return Sync(options, context);
  }

private:
  const std::string name_;
  FaultyFileSystem& system_;
};

class FaultyFolder final : public rocksdb::FSDirectoryWrapper {
public:
  FaultyFolder(std::unique_ptr<rocksdb::FSDirectory>&& folder, std::string name, FaultyFileSystem& system)
      : FSDirectoryWrapper(std::move(folder)), name_(std::move(name)), system_(system) {}

  IOStatus Fsync(const IOOptions& options, IODebugContext* context) override {
    return noted(system_.fails() ? fault() : FSDirectoryWrapper::Fsync(options, context));
  }
  IOStatus FsyncWithDirOptions(
      const IOOptions& options, IODebugContext* context, const rocksdb::DirFsyncOptions& what
  ) override {
    return noted(system_.fails() ? fault() : FSDirectoryWrapper::FsyncWithDirOptions(options, context, what));
  }

private:
  IOStatus noted(IOStatus status) {
    if (status.ok())
      system_.synced_folder(name_);
    return status;
  }

  const std::string name_;
  FaultyFileSystem& system_;
};

} // namespace

FaultyFileSystem::FaultyFileSystem(std::uint64_t fails_at, FaultMode mode)
    : FileSystemWrapper(FileSystem::Default()), fails_at_(fails_at), mode_(mode) {}

bool FaultyFileSystem::fails() {
  const std::uint64_t operation = operations_++;
  return mode_ == FaultMode::once ? operation == fails_at_ : operation >= fails_at_;
}

IOStatus FaultyFileSystem::NewWritableFile(
    const std::string& file,
    const rocksdb::FileOptions& options,
    std::unique_ptr<rocksdb::FSWritableFile>* result,
    IODebugContext* context
) {
  if (fails())
    return fault();
  IOStatus status = FileSystemWrapper::NewWritableFile(file, options, result, context);
  if (!status.ok())
    return status;
  *result = std::make_unique<FaultyFile>(std::move(*result), file, *this);
  const std::lock_guard lock(mutex_);
  files_[file] = {};
  return status;
}

IOStatus FaultyFileSystem::NewDirectory(
    const std::string& folder,
    const IOOptions& options,
    std::unique_ptr<rocksdb::FSDirectory>* result,
    IODebugContext* context
) {
  IOStatus status = FileSystemWrapper::NewDirectory(folder, options, result, context);
  if (status.ok())
    *result = std::make_unique<FaultyFolder>(std::move(*result), folder, *this);
  return status;
}

IOStatus
FaultyFileSystem::DeleteFile(const std::string& file, const IOOptions& options, IODebugContext* context) {
  if (fails())
    return fault();
  const std::lock_guard lock(mutex_);
  files_.erase(file);
  return FileSystemWrapper::DeleteFile(file, options, context);
}

IOStatus FaultyFileSystem::RenameFile(
    const std::string& from, const std::string& to, const IOOptions& options, IODebugContext* context
) {
  if (fails())
    return fault();
  IOStatus status = FileSystemWrapper::RenameFile(from, to, options, context);
  if (!status.ok())
    return status;
  synced_folder(std::filesystem::path(to).parent_path().string());
  const std::lock_guard lock(mutex_);
  if (const auto moved = files_.find(from); moved != files_.end()) {
    files_[to] = {moved->second.written, moved->second.synced, true};
    files_.erase(from);
  }
  return status;
}

void FaultyFileSystem::wrote(const std::string& file, std::uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  files_[file].written += bytes;
}

void FaultyFileSystem::synced(const std::string& file) {
  const std::lock_guard lock(mutex_);
  files_[file].synced = files_[file].written;
}

void FaultyFileSystem::synced_folder(const std::string& folder) {
  const std::lock_guard lock(mutex_);
  for (auto& [file, extent] : files_)
    if (std::filesystem::path(file).parent_path() == std::filesystem::path(folder + "/").parent_path())
      extent.in_synced_folder = true;
}

void FaultyFileSystem::lose_unsynced() {
  const std::lock_guard lock(mutex_);
  std::error_code ignored;
  for (const auto& [file, extent] : files_) {
    if (!extent.in_synced_folder)
      std::filesystem::remove(file, ignored);
    else if (extent.synced < extent.written)
      std::filesystem::resize_file(file, extent.synced + (extent.written - extent.synced) / 2, ignored);
  }
}

namespace {

class SleeplessClock final : public rocksdb::SystemClockWrapper {
public:
  SleeplessClock() : SystemClockWrapper(SystemClock::Default()) {}
  [[nodiscard]] const char* Name() const override { return "SleeplessClock"; }
  void SleepForMicroseconds(int) override {}
};

class FaultyEnvironment final : public rocksdb::EnvWrapper {
public:
  explicit FaultyEnvironment(const std::shared_ptr<FaultyFileSystem>& system)
      : EnvWrapper(std::unique_ptr<rocksdb::Env>(rocksdb::NewCompositeEnv(system))) {
    file_system_ = system;
    system_clock_ = std::make_shared<SleeplessClock>();
  }
};

} // namespace

std::shared_ptr<rocksdb::Env> faulty_environment(const std::shared_ptr<FaultyFileSystem>& system) {
  return std::make_shared<FaultyEnvironment>(system);
}

} // namespace verdiep::test
