#pragma once

#include "server/log/log.hpp"
#include "server/log/subject_keys.hpp"

#include <optional>
#include <string>
#include <string_view>

/// A disclosed value as it lies on disk: salt and value encrypted with XChaCha20-Poly1305 under the key of
/// its subject, bound to its place (the key of the row), the key's id and the subject.
///
/// Shape    docs/formats/store.md, "values"
/// Source   libsodium crypto_aead_xchacha20poly1305_ietf; random nonces of 24 bytes do not repeat
namespace verdiep::log {

struct SealedHead {
  KeyId key;
  disclosures::SubjectId subject;
};

[[nodiscard]] std::string
seal(const DisclosedValue& value, std::string_view row_key, KeyId key, const Secret& secret);

/// nullopt: the checksum does not match.
[[nodiscard]] std::optional<SealedHead> sealed_head(std::string_view row_key, std::string_view stored);

/// nullopt: not what was sealed with this secret at this place.
[[nodiscard]] std::optional<DisclosedValue>
unseal(std::string_view row_key, std::string_view stored, const Secret& secret);

} // namespace verdiep::log
