#pragma once

#include "shared/result.hpp"

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <string_view>

/// Small files that must be there, whole, after a power loss.
namespace verdiep::signing {

/// More is no file of ours.
inline constexpr std::size_t small_file_bytes_max = 64u << 10;

/// Puts `content` in the place of what `path` holds: a new file beside it, synced, renamed over it, the
/// folder synced. A reader sees the old or the new content, whole.
///
/// Errors   storage_full, unavailable: what was there before is untouched
[[nodiscard]] Result<void>
write_durably(const std::filesystem::path& path, std::string_view content, mode_t mode);

/// Errors   not_found; damaged (larger than `small_file_bytes_max`, or no ordinary file); unavailable
[[nodiscard]] Result<std::string> read_small_file(const std::filesystem::path& path);

/// The error for what errno says about `doing` something with `path`.
[[nodiscard]] Failure
file_failure(int error_number, std::string_view doing, const std::filesystem::path& path);

} // namespace verdiep::signing
