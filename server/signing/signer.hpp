#pragma once

#include "shared/crypto.hpp"
#include "shared/merkle/checkpoint.hpp"

#include <string>

/// The server's own word for what stands in a stream: the Ed25519 key of one store, the checkpoints signed
/// with it, and the copy of the last one that is kept outside the log.
namespace verdiep::signing {

/// What a checkpoint says: the first `size` records of the stream have this Merkle root, and the decider's
/// state after them this hash where it was taken. `epoch` is 1 until a restore opens the next.
using TreeHead = merkle::Checkpoint;
using StateMark = merkle::StateLine;

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
