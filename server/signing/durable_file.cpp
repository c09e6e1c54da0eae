#include "server/signing/durable_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace verdiep::signing {

namespace {

/// An open file or folder, closed at the end of the scope.
class Descriptor {
public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (value_ >= 0) {
      ::close(value_);
    }
  }

  [[nodiscard]] int get() const { return value_; }
  [[nodiscard]] bool is_open() const { return value_ >= 0; }

private:
  int value_;
};

bool write_all(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written < 0) {
      return false;
    }
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// The content is on disk under a name that nobody reads yet.
Result<void> write_beside(const std::filesystem::path& path, std::string_view content, mode_t mode) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode));
  if (!file.is_open()) {
    return file_failure(errno, "create", path);
  }
  if (!write_all(file.get(), content) || ::fchmod(file.get(), mode) != 0 || ::fsync(file.get()) != 0) {
    return file_failure(errno, "write", path);
  }
  return {};
}

/// Without this the new name may be gone after a power loss.
Result<void> sync_folder(const std::filesystem::path& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!descriptor.is_open() || ::fsync(descriptor.get()) != 0) {
    return file_failure(errno, "sync", folder);
  }
  return {};
}

} // namespace

Failure file_failure(int error_number, std::string_view doing, const std::filesystem::path& path) {
  const auto why = std::generic_category().message(error_number);
  const auto context = "cannot " + std::string(doing) + " " + path.string() + ": " + why;
  switch (error_number) {
  case ENOENT:
    return fail(ErrorCode::not_found, context);
  case ENOSPC:
  case EDQUOT:
    return fail(ErrorCode::storage_full, context, "free some space on this disk");
  case EACCES:
  case EPERM:
  case EROFS:
    return fail(ErrorCode::unavailable, context, "let the account that runs verdiep write there");
  default:
    return fail(ErrorCode::unavailable, context);
  }
}

Result<void> write_durably(const std::filesystem::path& path, std::string_view content, mode_t mode) {
  auto beside = path;
  beside += ".new";
  if (auto written = write_beside(beside, content, mode); !written) {
    ::unlink(beside.c_str());
    return written;
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) {
    return file_failure(errno, "replace", path);
  }
  return sync_folder(path.parent_path());
}

Result<std::string> read_small_file(const std::filesystem::path& path) {
  // A pipe in this place must not stop the start.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) {
    return file_failure(errno, "read", path);
  }
  struct stat status{};
  if (::fstat(file.get(), &status) != 0) {
    return file_failure(errno, "read", path);
  }
  if (!S_ISREG(status.st_mode)) {
    return fail(ErrorCode::damaged, path.string() + " is no ordinary file");
  }

  std::string content(small_file_bytes_max + 1, '\0');
  std::size_t size = 0;
  while (size < content.size()) {
    const ssize_t count = ::read(file.get(), content.data() + size, content.size() - size);
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      return file_failure(errno, "read", path);
    }
    if (count == 0) {
      break;
    }
    size += static_cast<std::size_t>(count);
  }
  if (size > small_file_bytes_max) {
    return fail(ErrorCode::damaged, path.string() + " is too large to be one of ours");
  }
  content.resize(size);
  return content;
}

} // namespace verdiep::signing
