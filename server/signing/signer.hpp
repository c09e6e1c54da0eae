#pragma once

#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "shared/crypto.hpp"

#include <cstdint>
#include <optional>
#include <string>

/// The server's own word for what stands in a stream: the Ed25519 key of one store, the checkpoints signed
/// with it, and the copy of the last one that is kept outside the log.
namespace verdiep::signing {

/// The decider's state after `size` events, as far as it was taken.
struct StateMark {
  std::uint32_t rules = 0; ///< `stream::rules_version` it was folded with
  Sha256 hash;
};

/// What a checkpoint says: the first `size` records of the stream have this Merkle root.
struct TreeHead {
  StreamId stream;
  std::uint32_t epoch = 1; ///< 1 until a restore opens the next
  Position size;           ///< at least 1
  Sha256 root;
  std::optional<StateMark> state;
};

/// Signs checkpoints with the key of one store.
///
/// Threads  immutable: any thread, at any time
/// Source   docs/formats/checkpoint.md; C2SP tlog-checkpoint and signed-note
class Signer {
public:
  explicit Signer(const crypto::SecretKey& key) : key_(key) {}

  /// The whole signed note: text, blank line, signature line. Its key name is its origin,
  /// `verdiep/<stream>/<epoch>`.
  [[nodiscard]] std::string checkpoint(const TreeHead& head) const;

  /// What `Welcome` carries and clients pin.
  [[nodiscard]] crypto::PublicKey public_key() const;

private:
  crypto::SecretKey key_;
};

} // namespace verdiep::signing
