#pragma once

#include "shared/crypto.hpp"
#include "shared/result.hpp"

#include <cstdint>
#include <functional>
#include <vector>

/// Proofs that a record is in a tree, and that a tree only grew.
///
/// Source   RFC 9162 sections 2.1.3 and 2.1.4
namespace verdiep::merkle {

/// A perfect subtree: the `index`-th, from 0, of those with 2^level leaves.
struct Node {
  unsigned level = 0;
  std::uint64_t index = 0;
};

/// Where proofs take their hashes from: leaves in memory, or stored tiles.
using NodeSource = std::function<Result<Sha256>(Node)>;

using Proof = std::vector<Sha256>;

/// `index` counts from 0: it is a position less one.
/// Errors   invalid_input if `index` is not below `size`; those of the source
[[nodiscard]] Result<Proof>
inclusion_proof(std::uint64_t index, std::uint64_t size, const NodeSource& source);

/// Errors   invalid_input if `old_size` is above `size`; those of the source
[[nodiscard]] Result<Proof>
consistency_proof(std::uint64_t old_size, std::uint64_t size, const NodeSource& source);

/// What an inclusion proof claims.
struct Inclusion {
  Sha256 leaf;
  std::uint64_t index = 0;
  std::uint64_t size = 0;
  Sha256 root;
};
[[nodiscard]] bool verify_inclusion(const Inclusion& claim, const Proof& proof);

/// What a consistency proof claims. Every tree is consistent with the empty one.
struct Consistency {
  std::uint64_t old_size = 0;
  Sha256 old_root;
  std::uint64_t size = 0;
  Sha256 root;
};
[[nodiscard]] bool verify_consistency(const Consistency& claim, const Proof& proof);

/// All leaf hashes in memory: 32 bytes a record, for a client and for tests. Refers to `leaves`, which
/// outlives it.
[[nodiscard]] NodeSource leaves_in_memory(const std::vector<Sha256>& leaves);

} // namespace verdiep::merkle
