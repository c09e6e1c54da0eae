#include "shared/merkle/proof.hpp"

#include "shared/merkle/hash.hpp"

#include <bit>
#include <utility>

namespace verdiep::merkle {

namespace {

/// Leaves `begin` to `end`, the latter not included. `begin` is a multiple of the largest power of two in the
/// length.
struct Range {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;

  [[nodiscard]] std::uint64_t length() const { return end - begin; }
  /// The largest power of two below the length: where the RFC splits.
  [[nodiscard]] std::uint64_t split() const { return begin + std::bit_floor(length() - 1); }
  [[nodiscard]] Range left() const { return {begin, split()}; }
  [[nodiscard]] Range right() const { return {split(), end}; }
};

Result<Sha256> hash_of(Range range, const NodeSource& source) {
  if (std::has_single_bit(range.length())) {
    const auto level = static_cast<unsigned>(std::countr_zero(range.length()));
    return source({level, range.begin >> level});
  }
  VERDIEP_TRY(left, hash_of(range.left(), source));
  VERDIEP_TRY(right, hash_of(range.right(), source));
  return node_hash(left, right);
}

/// Appends the hash of `range` to the proof of the other side.
Result<Proof> with_sibling(Result<Proof> proof, Range range, const NodeSource& source) {
  if (proof) {
    VERDIEP_TRY(hash, hash_of(range, source));
    proof->push_back(hash);
  }
  return proof;
}

/// PATH(m, D[n]) of the RFC.
Result<Proof> path(std::uint64_t index, Range range, const NodeSource& source) {
  if (range.length() == 1) {
    return Proof{};
  }
  if (index < range.split()) {
    return with_sibling(path(index, range.left(), source), range.right(), source);
  }
  return with_sibling(path(index, range.right(), source), range.left(), source);
}

/// SUBPROOF(m, D[n], b) of the RFC; `is_whole` as long as the old tree is a complete subtree that the
/// verifier has.
Result<Proof> subproof(std::uint64_t old_end, Range range, bool is_whole, const NodeSource& source) {
  if (old_end == range.end) {
    return is_whole ? Proof{} : with_sibling(Proof{}, range, source);
  }
  if (old_end <= range.split()) {
    return with_sibling(subproof(old_end, range.left(), is_whole, source), range.right(), source);
  }
  return with_sibling(subproof(old_end, range.right(), false, source), range.left(), source);
}

/// Both roots that a consistency proof leads to, computed side by side.
struct Roots {
  Sha256 old_root;
  Sha256 root;
};

} // namespace

Result<Proof> inclusion_proof(std::uint64_t index, std::uint64_t size, const NodeSource& source) {
  if (index >= size) {
    return fail(ErrorCode::invalid_input, "no such leaf in a tree of this size");
  }
  return path(index, {0, size}, source);
}

Result<Proof> consistency_proof(std::uint64_t old_size, std::uint64_t size, const NodeSource& source) {
  if (old_size > size) {
    return fail(ErrorCode::invalid_input, "the older tree is the larger one");
  }
  if (old_size == 0 || old_size == size) {
    return Proof{};
  }
  return subproof(old_size, {0, size}, true, source);
}

// RFC 9162 section 2.1.3.2
bool verify_inclusion(const Inclusion& claim, const Proof& proof) {
  if (claim.index >= claim.size) {
    return false;
  }
  std::uint64_t node = claim.index;
  std::uint64_t last = claim.size - 1;
  Sha256 root = claim.leaf;
  for (const Sha256& sibling : proof) {
    if (last == 0) {
      return false;
    }
    if ((node & 1) != 0 || node == last) {
      root = node_hash(sibling, root);
      while ((node & 1) == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      root = node_hash(root, sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && root == claim.root;
}

// RFC 9162 section 2.1.4.2
bool verify_consistency(const Consistency& claim, const Proof& proof) {
  if (claim.old_size == 0) {
    return proof.empty() && claim.old_root == empty_root();
  }
  if (claim.old_size >= claim.size) {
    return claim.old_size == claim.size && proof.empty() && claim.old_root == claim.root;
  }
  const bool starts_at_old_root = std::has_single_bit(claim.old_size);
  if (proof.empty()) {
    return false;
  }
  const auto shift = static_cast<unsigned>(std::countr_one(claim.old_size - 1));
  std::uint64_t node = (claim.old_size - 1) >> shift;
  std::uint64_t last = (claim.size - 1) >> shift;
  const Sha256& seed = starts_at_old_root ? claim.old_root : proof.front();
  Roots roots{seed, seed};
  for (std::size_t index = starts_at_old_root ? 0 : 1; index < proof.size(); ++index) {
    if (last == 0) {
      return false;
    }
    const Sha256& sibling = proof[index];
    if ((node & 1) != 0 || node == last) {
      roots = {node_hash(sibling, roots.old_root), node_hash(sibling, roots.root)};
      while ((node & 1) == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      roots.root = node_hash(roots.root, sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && roots.old_root == claim.old_root && roots.root == claim.root;
}

NodeSource leaves_in_memory(const std::vector<Sha256>& leaves) {
  return [&leaves](Node node) -> Result<Sha256> {
    const std::uint64_t width = std::uint64_t{1} << node.level;
    const std::uint64_t begin = node.index * width;
    if (begin + width > leaves.size()) {
      return fail(ErrorCode::not_found, "the tree has no such node yet");
    }
    std::vector<Sha256> row(
        leaves.begin() + static_cast<std::ptrdiff_t>(begin),
        leaves.begin() + static_cast<std::ptrdiff_t>(begin + width)
    );
    for (; row.size() > 1; row.resize(row.size() / 2)) {
      for (std::size_t pair = 0; pair < row.size() / 2; ++pair) {
        row[pair] = node_hash(row[2 * pair], row[2 * pair + 1]);
      }
    }
    return row.front();
  };
}

} // namespace verdiep::merkle
