#include "server/log/store_files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <string>
#include <system_error>
#include <utility>

namespace verdiep::log {
namespace {

namespace fs = std::filesystem;

constexpr mode_t owner_only = 0600;

Failure system_failure(const char* what, const fs::path& file, int error) {
  const ErrorCode code = error == ENOENT ? ErrorCode::not_found : ErrorCode::unavailable;
  return fail(code, std::string(what) + ' ' + file.string() + ": " + std::generic_category().message(error));
}

/// Closes on leaving; -1 is nothing.
class Descriptor {
public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (value_ >= 0)
      ::close(value_);
  }
  [[nodiscard]] int get() const { return value_; }

private:
  int value_;
};

fs::path leftover_of(const fs::path& file) {
  return file.string() + ".new";
}

Result<void> write_all(const fs::path& file, int descriptor, ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return system_failure("cannot write", file, errno);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return {};
}

} // namespace

StoreFiles::StoreFiles(FileFault fault) : fault_(std::move(fault)) {}

Result<void> StoreFiles::step(FileStep step, const fs::path& file) const {
  if (fault_ && fault_(step))
    return system_failure("cannot use", file, EIO);
  return {};
}

Result<Bytes> StoreFiles::read(const fs::path& file) const {
  VERDIEP_CHECK(step(FileStep::read, file));
  const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (descriptor.get() < 0)
    return system_failure("cannot open", file, errno);
  struct stat status{};
  if (::fstat(descriptor.get(), &status) != 0)
    return system_failure("cannot read", file, errno);
  Bytes bytes(static_cast<std::size_t>(status.st_size));
  std::size_t have = 0;
  while (have < bytes.size()) {
    const ssize_t got = ::read(descriptor.get(), bytes.data() + have, bytes.size() - have);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return system_failure("cannot read", file, errno);
    if (got == 0)
      break;
    have += static_cast<std::size_t>(got);
  }
  bytes.resize(have);
  return bytes;
}

Result<void> StoreFiles::write_synced(const fs::path& file, int flags, ByteView bytes) const {
  VERDIEP_CHECK(step(FileStep::open, file));
  const Descriptor descriptor(::open(file.c_str(), flags | O_WRONLY | O_CLOEXEC, owner_only));
  if (descriptor.get() < 0)
    return system_failure("cannot open", file, errno);
  VERDIEP_CHECK(step(FileStep::write, file));
  VERDIEP_CHECK(write_all(file, descriptor.get(), bytes));
  VERDIEP_CHECK(step(FileStep::sync, file));
  if (::fsync(descriptor.get()) != 0)
    return system_failure("cannot sync", file, errno);
  return {};
}

Result<void> StoreFiles::append(const fs::path& file, ByteView bytes) const {
  return write_synced(file, O_APPEND, bytes);
}

Result<void> StoreFiles::replace(const fs::path& file, ByteView bytes) const {
  const fs::path temporary = leftover_of(file);
  VERDIEP_CHECK(write_synced(temporary, O_CREAT | O_TRUNC, bytes));
  VERDIEP_CHECK(step(FileStep::rename, file));
  if (::rename(temporary.c_str(), file.c_str()) != 0)
    return system_failure("cannot replace", file, errno);
  return sync_folder(file.parent_path());
}

Result<void> StoreFiles::truncate(const fs::path& file, std::uint64_t size) const {
  VERDIEP_CHECK(step(FileStep::truncate, file));
  const Descriptor descriptor(::open(file.c_str(), O_WRONLY | O_CLOEXEC));
  if (descriptor.get() < 0)
    return system_failure("cannot open", file, errno);
  if (::ftruncate(descriptor.get(), static_cast<off_t>(size)) != 0)
    return system_failure("cannot cut", file, errno);
  VERDIEP_CHECK(step(FileStep::sync, file));
  if (::fsync(descriptor.get()) != 0)
    return system_failure("cannot sync", file, errno);
  return {};
}

Result<void> StoreFiles::sync_folder(const fs::path& folder) const {
  VERDIEP_CHECK(step(FileStep::sync_folder, folder));
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.get() < 0)
    return system_failure("cannot open", folder, errno);
  if (::fsync(descriptor.get()) != 0)
    return system_failure("cannot sync", folder, errno);
  return {};
}

Result<void> StoreFiles::remove_leftover(const fs::path& file) const {
  const fs::path leftover = leftover_of(file);
  if (::unlink(leftover.c_str()) == 0)
    return sync_folder(file.parent_path());
  if (errno != ENOENT)
    return system_failure("cannot remove", leftover, errno);
  return {};
}

Result<std::uint64_t> free_bytes(const fs::path& folder) {
  struct statvfs status{};
  if (::statvfs(folder.c_str(), &status) != 0)
    return system_failure("cannot measure free space of", folder, errno);
  return std::uint64_t{status.f_bavail} * std::uint64_t{status.f_frsize};
}

namespace {

std::string holder_of(int descriptor) {
  std::array<char, 32> text{};
  const ssize_t length = ::pread(descriptor, text.data(), text.size() - 1, 0);
  const std::string holder(text.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
  const bool is_number = !holder.empty() && holder.find_first_not_of("0123456789\n") == std::string::npos;
  return is_number ? "process " + holder.substr(0, holder.find('\n')) : "another process";
}

} // namespace

Result<FolderLock> FolderLock::take(const fs::path& folder) {
  const fs::path file = folder / "lock";
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, owner_only);
  if (descriptor < 0)
    return system_failure("cannot open", file, errno);
  FolderLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK)
      return system_failure("cannot lock", file, errno);
    return fail(
        ErrorCode::in_use, "the store " + folder.string() + " is in use by " + holder_of(descriptor),
        "stop that one first, or give this one another folder"
    );
  }
  const std::string holder = std::to_string(::getpid()) + '\n';
  // Only a courtesy to whoever comes second; the lock holds without it.
  if (::ftruncate(descriptor, 0) == 0) [[maybe_unused]]
    const ssize_t written = ::pwrite(descriptor, holder.data(), holder.size(), 0);
  return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0)
    ::close(descriptor_);
}

} // namespace verdiep::log
