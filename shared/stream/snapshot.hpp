#pragma once

#include "events/codec/decode_error.hpp"
#include "events/types/bytes.hpp"
#include "shared/merkle/frontier.hpp"
#include "shared/stream/state.hpp"

#include <cstdint>

namespace verdiep::stream {

/// The decider's state at its head, with what is needed to go on with the tree from there: a new device
/// decides from a snapshot before it holds the history. Disposable; holds no personal value.
///
/// Invariant  `frontier.size()` is `state.head`.
struct Snapshot {
  std::uint32_t rules = rules_version;
  State state;
  merkle::Frontier frontier;

  friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

/// CBOR array [rules, frontier hashes from the largest subtree to the smallest, state].
///
/// Source   docs/formats/state.md
[[nodiscard]] Bytes encode_snapshot(const Snapshot& snapshot);

/// Errors   `newer_version` for other rules than ours, whose state we cannot read; anything malformed. The
/// bytes prove
///          nothing by themselves: whoever takes them checks the state's hash and the frontier's root against
///          a checkpoint.
[[nodiscard]] codec::DecodeResult<Snapshot> decode_snapshot(ByteView bytes);

} // namespace verdiep::stream
