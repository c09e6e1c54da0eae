#pragma once

#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "shared/crypto.hpp"
#include "shared/merkle/note.hpp"
#include "shared/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace verdiep::merkle {

/// The hash of the decider's state at the checkpoint's size, and by which rules it came about.
struct StateLine {
  std::uint32_t rules = 0;
  Sha256 hash;
  friend bool operator==(const StateLine&, const StateLine&) = default;
};

/// What the server signs: this stream had this many records with this root.
///
/// Source   C2SP tlog-checkpoint; docs/formats/checkpoint.md
struct Checkpoint {
  StreamId stream;
  std::uint32_t epoch = 1; ///< counts restores: another epoch is another tree
  Position size;
  Sha256 root;
  std::optional<StateLine> state;
  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// "verdiep/<stream>/<epoch>": the first line, and the name of the key in the signature line.
[[nodiscard]] std::string origin(StreamId stream, std::uint32_t epoch);

/// The text that is signed.
[[nodiscard]] std::string format_checkpoint(const Checkpoint& checkpoint);
/// Reads what `format_checkpoint` writes; extension lines of other names are passed over.
/// Errors   invalid_input, with the line
[[nodiscard]] Result<Checkpoint> parse_checkpoint(std::string_view text);

/// A signed note whose key name is the origin.
[[nodiscard]] std::string sign_checkpoint(const Checkpoint& checkpoint, const crypto::SecretKey& key);
/// The checkpoint of a signed note of this stream and epoch.
/// Errors   invalid_input: not signed by the key, of another stream or epoch, or not a checkpoint
[[nodiscard]] Result<Checkpoint>
open_checkpoint(std::string_view note, StreamId stream, std::uint32_t epoch, const crypto::PublicKey& key);

} // namespace verdiep::merkle
