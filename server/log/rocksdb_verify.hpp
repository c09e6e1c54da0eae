#pragma once

#include "server/log/rocksdb_database.hpp"
#include "server/log/rocksdb_log.hpp"
#include "server/log/rocksdb_reader.hpp"
#include "server/log/stream_heads.hpp"
#include "server/log/subject_keys.hpp"

namespace verdiep::log {

/// As `RocksdbLog::verify` says. What is committed meanwhile may or may not be looked at.
[[nodiscard]] Result<StoreCounts> verify_store(
    const Database& database, const StreamHeads& heads, const SubjectKeys& keys, const RecordReader& reader
);

} // namespace verdiep::log
