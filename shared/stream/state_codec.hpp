#pragma once

#include "events/codec/decode_error.hpp"
#include "events/types/bytes.hpp"
#include "shared/crypto.hpp"
#include "shared/stream/state.hpp"

/// The bytes of a state: what its hash covers and what a snapshot holds.
namespace verdiep::stream {

/// Deterministic CBOR, the same in both builds: tables as arrays of pairs sorted by key, a fact as one
/// integer.
///
/// Source   docs/formats/state.md
[[nodiscard]] Bytes encode_state(const State& state);

/// Refuses whatever `encode_state` would not have written, unsorted tables among it.
[[nodiscard]] codec::DecodeResult<State> decode_state(ByteView bytes);

/// SHA-256 of `encode_state`; comparable at equal `rules_version` only.
[[nodiscard]] Sha256 state_hash(const State& state);

} // namespace verdiep::stream
