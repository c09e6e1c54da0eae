#pragma once

#include "server/log/rocksdb_log.hpp"
#include "server/signing/checkpoint_folder.hpp"
#include "server/signing/signer.hpp"
#include "shared/result.hpp"

#include <string>

namespace verdiep::cli {

struct VerifiedStore {
  const log::RocksdbLog& log;
  const signing::CheckpointFolder& checkpoints;
  const signing::Signer& signer;
};

/// Reads everything in the store and checks that it belongs together:
///
///   1. every checksum and every index of the engine (`RocksdbLog::verify`);
///   2. positions of each stream 1, 2, 3 …, each record decodes, stands in its place, and `recorded` never
///   decreases;
///   3. the stored tiles are those of the records, and the root at the size of the last checkpoint is the
///   signed one;
///   4. feeds have no gaps, each entry belongs to a field of its record, each value is the one that was
///   committed to;
///   5. each voter of a round that is not counted has one ballot, and no other ballot is there;
///   6. each group has its stream, and each group's stream its group.
///
/// The store may be in use: what is committed meanwhile may or may not be looked at.
///
/// Returns  what was read, for the operator
/// Errors   damaged: what and where, all findings up to a limit in one text
[[nodiscard]] Result<std::string> verify_store(const VerifiedStore& store);

} // namespace verdiep::cli
