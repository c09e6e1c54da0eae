#pragma once

#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "shared/crypto.hpp"
#include "shared/history/records.hpp"
#include "shared/merkle/checkpoint.hpp"
#include "shared/result.hpp"

#include <cstdint>
#include <optional>
#include <string>

/// What the records here prove, with what the server signed.
namespace verdiep::history {

/// A signed checkpoint as it came, and whom it has to be of.
struct Signed {
  StreamId stream;
  std::uint32_t epoch = 0;
  crypto::PublicKey key{};
  std::string note; ///< empty: nothing was signed yet
};

enum class Verdict : std::uint8_t {
  verified,      ///< the records up to `size` are those that were signed
  unsigned_yet,  ///< there is no checkpoint
  behind,        ///< not all of the signed records are here yet
  other_records, ///< the records here are not those that were signed: a byte changed, here or there
  bad_signature, ///< the checkpoint is not signed by the key
};

struct Verification {
  Verdict verdict = Verdict::unsigned_yet;
  Position size; ///< how far the signature reaches
  Sha256 root;   ///< of the records here up to `size`, computed anew
  std::optional<merkle::StateLine> state;
};

/// Hashes every record again and compares the root with the signed one.
[[nodiscard]] Verification verify(const Records& records, const Signed& checkpoint);

/// Proof that the record at a position is among those that were signed, as a C2SP tlog-proof: the record, its index, the
/// inclusion proof and the signed checkpoint in one text that other tools check too.
///
/// Source   docs/formats/proof.md
/// Errors   invalid_input if there is no signature, or the position is not covered by it
[[nodiscard]] Result<std::string>
inclusion_text(const Records& records, const Signed& checkpoint, Position position);

/// The key as tools for signed notes want it: name, key hash, key.
[[nodiscard]] std::string verifier_key(const Signed& checkpoint);

} // namespace verdiep::history
