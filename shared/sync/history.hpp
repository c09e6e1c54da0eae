#pragma once

#include "events/types/bytes.hpp"
#include "events/types/position.hpp"
#include "shared/crypto.hpp"
#include "shared/merkle/frontier.hpp"
#include "shared/sync/record_log.hpp"

#include <vector>

namespace verdiep::sync {

/// The confirmed records with their Merkle tree: whatever size a checkpoint names, its root can be told.
///
/// Shape    a frontier is kept per page, so that telling an old root hashes less than a page of records
class History {
public:
  void append(ByteView record);

  [[nodiscard]] const RecordLog& log() const { return log_; }
  [[nodiscard]] Position head() const { return log_.head(); }
  [[nodiscard]] Sha256 root() const { return frontier_.root(); }
  /// The root of the first `size` records, `size` at most the head.
  [[nodiscard]] Sha256 root_at(Position size) const;

private:
  RecordLog log_;
  merkle::Frontier frontier_;
  std::vector<merkle::Frontier> pages_; ///< the frontier before each page
};

} // namespace verdiep::sync
