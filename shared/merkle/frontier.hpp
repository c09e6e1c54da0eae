#pragma once

#include "shared/crypto.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace verdiep::merkle {

/// As much of a growing tree as is needed to append and to tell the root: at most 64 hashes.
///
/// Invariant  `hashes()` are the roots of the perfect subtrees that `size()` is the sum of, the largest
/// first: one for
///            each set bit.
class Frontier {
public:
  Frontier() = default;
  /// Nothing if the number of hashes does not fit the size.
  [[nodiscard]] static std::optional<Frontier> restore(std::uint64_t size, std::vector<Sha256> hashes);

  void append(const Sha256& leaf) { append_subtree(leaf, 0); }
  /// Appends 2^`height` leaves by the root of their subtree; the size is a multiple of as many.
  void append_subtree(const Sha256& root, unsigned height);

  [[nodiscard]] Sha256 root() const;
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] const std::vector<Sha256>& hashes() const { return hashes_; }

  friend bool operator==(const Frontier&, const Frontier&) = default;

private:
  std::uint64_t size_ = 0;
  std::vector<Sha256> hashes_;
};

} // namespace verdiep::merkle
