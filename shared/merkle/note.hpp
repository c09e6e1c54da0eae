#pragma once

#include "shared/crypto.hpp"
#include "shared/result.hpp"

#include <string>
#include <string_view>

/// Text with Ed25519 signatures under it, which any tool for such notes verifies.
///
/// Source   C2SP signed-note
namespace verdiep::merkle {

/// Shape    `name` without blanks and plus signs: whose key it is
struct NoteVerifier {
  std::string name;
  crypto::PublicKey key{};
};

/// Whether `name` may stand in a signature line.
[[nodiscard]] bool is_key_name(std::string_view name);

/// The verifier as tools for such notes take it: name, key hash in hex and key in base64, joined by plus signs.
[[nodiscard]] std::string verifier_text(const NoteVerifier& verifier);

/// The note of `text`, which ends in a newline and holds no other control characters, signed with `key`.
[[nodiscard]] std::string
signed_note(std::string_view text, std::string_view name, const crypto::SecretKey& key);

/// The text of the note, if the verifier's key signed it. Signatures of others are passed over.
///
/// Errors   invalid_input: not a note, not signed by this key, or the signature is not that of this text
[[nodiscard]] Result<std::string> open_note(std::string_view note, const NoteVerifier& verifier);

} // namespace verdiep::merkle
