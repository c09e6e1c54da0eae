#pragma once

#include "events/types/bytes.hpp"
#include "shared/crypto.hpp"

/// The hashes of a stream's tree over its records.
///
/// Source   RFC 9162 section 2.1.1
namespace verdiep::merkle {

/// SHA-256(0x00 ‖ record): a leaf can never be taken for a node.
[[nodiscard]] Sha256 leaf_hash(ByteView record);
/// SHA-256(0x01 ‖ left ‖ right).
[[nodiscard]] Sha256 node_hash(const Sha256& left, const Sha256& right);
/// The root of the tree without leaves: SHA-256 of nothing.
[[nodiscard]] Sha256 empty_root();

} // namespace verdiep::merkle
