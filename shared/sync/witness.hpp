#pragma once

#include "events/types/bytes.hpp"
#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "shared/crypto.hpp"
#include "shared/merkle/checkpoint.hpp"
#include "shared/sync/frames.hpp"
#include "shared/sync/history.hpp"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace verdiep::sync {

/// What a device holds the server to: who it said we are, its key, its epoch, and the last checkpoint that
/// our records agreed with.
///
/// Invariants  1. The key is that of the first `Welcome`; only a person changes it.
///             2. `last()` never goes back within an epoch.
class Witness {
public:
  explicit Witness(StreamId stream) : stream_(stream) {}

  /// What an incoming `Welcome` or checkpoint says about the server.
  enum class Finding : std::uint8_t {
    fine,
    new_epoch,    ///< the server began a new history on purpose; what is held here is of the one before
    other_member, ///< this device keeps the work of somebody else
    key_changed,
    rewound,
    rewritten,
    bad_signature,
  };

  /// Judges a `Welcome` when `held` records are held, and remembers what it says if all is well.
  [[nodiscard]] Finding welcome(const Welcome& welcome, Position held);
  /// Verifies a checkpoint. If its records are held already it is compared; else it waits until they are.
  [[nodiscard]] Finding checkpoint(std::string_view note, const History& history);
  /// Compares the checkpoints that waited for exactly this many records.
  [[nodiscard]] Finding reached(const History& history);
  /// The state that a checkpoint names for exactly this head under these rules.
  [[nodiscard]] std::optional<Sha256> state_at(Position head, std::uint32_t rules) const;

  /// Takes the key that the last refused `Welcome` offered.
  void trust_offered_key();

  [[nodiscard]] MemberId member() const { return member_; }
  [[nodiscard]] std::uint32_t epoch() const { return epoch_; }
  [[nodiscard]] const std::optional<merkle::Checkpoint>& last() const { return last_; }
  /// As it was signed; empty as long as there is none.
  [[nodiscard]] const std::string& last_note() const { return last_note_; }
  [[nodiscard]] const std::optional<crypto::PublicKey>& key() const { return key_; }
  /// Whether the row on the device is behind; asking sets it right.
  [[nodiscard]] bool take_changed();

  /// Shape    sealed CBOR [1, member, key, epoch, note]; the note is verified again when read
  [[nodiscard]] Bytes encode() const;
  [[nodiscard]] static tl::expected<Witness, std::string> decode(StreamId stream, ByteView row);

private:
  [[nodiscard]] static tl::expected<Witness, std::string> decode_entry(StreamId stream, ByteView entry);
  [[nodiscard]] Finding compare(const merkle::Checkpoint& checkpoint, const History& history) const;
  void keep(merkle::Checkpoint checkpoint, std::string note);

  StreamId stream_;
  MemberId member_;
  std::optional<crypto::PublicKey> key_;
  std::optional<crypto::PublicKey> offered_key_;
  std::uint32_t epoch_ = 0;
  std::optional<merkle::Checkpoint> last_;
  std::string last_note_;
  std::optional<merkle::Checkpoint> awaited_; ///< the newest of those whose records are not all here
  std::string awaited_note_;
  bool changed_ = false;
};

} // namespace verdiep::sync
