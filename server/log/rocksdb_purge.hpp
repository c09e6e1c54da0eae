#pragma once

#include "server/log/log.hpp"
#include "server/log/rocksdb_database.hpp"

#include <rocksdb/write_batch.h>

#include <filesystem>
#include <functional>
#include <vector>

namespace verdiep::log {

/// Keys in `values` of what the subject still has in the stream.
[[nodiscard]] Result<std::vector<std::string>>
values_of(const Database& database, StreamId stream, disclosures::SubjectId subject);

/// Errors   storage_full: there is no room to rewrite the files that may hold erased values
[[nodiscard]] Result<void> check_room_to_purge(const Database& database, const std::filesystem::path& folder);

/// Rewrites every file that may hold deleted values, and waits until the old ones are gone: write-ahead logs
/// (by flushing every family), tables (by compaction), manifests (by changes that start a new one). `mark`
/// makes a small commit of its own.
///
/// Errors   unavailable; also when an old file is still there after a while
[[nodiscard]] Result<void> rewrite_files(
    const Database& database, const std::filesystem::path& folder, const std::function<Result<void>()>& mark
);

} // namespace verdiep::log
