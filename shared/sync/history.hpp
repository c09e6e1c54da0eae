#pragma once

#include "events/types/bytes.hpp"
#include "events/types/position.hpp"
#include "shared/crypto.hpp"
#include "shared/merkle/frontier.hpp"
#include "shared/sync/record_log.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace verdiep::sync {

/// The confirmed records with their Merkle tree: whatever size a checkpoint names, its root can be told.
///
/// Shape    a full page of records is a perfect subtree, so that its root both stands in the tree and names the page
///          on the device
class History {
public:
  void append(ByteView record);
  /// Appends the next page as the device kept it, all or nothing.
  ///
  /// Errors   false: the page before is not full, or `root` is not the root over these records
  [[nodiscard]] bool append_page(std::span<const ByteView> records, const Sha256& root);

  [[nodiscard]] const RecordLog& log() const { return log_; }
  [[nodiscard]] Position head() const { return log_.head(); }
  [[nodiscard]] Sha256 root() const { return joined(full_, tail_); }
  /// The root of the first `size` records, `size` at most the head.
  [[nodiscard]] Sha256 root_at(Position size) const;
  /// The root over the records of one page alone, counted from 0.
  [[nodiscard]] Sha256 page_root(std::uint64_t page) const;

private:
  [[nodiscard]] static Sha256 joined(const merkle::Frontier& full, const merkle::Frontier& tail);
  void close_page();

  RecordLog log_;
  std::vector<Sha256> page_roots_; ///< of full pages
  merkle::Frontier full_;          ///< over the full pages
  merkle::Frontier tail_;          ///< over the records of the page that is being filled
};

} // namespace verdiep::sync
