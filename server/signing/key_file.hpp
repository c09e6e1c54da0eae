#pragma once

#include "server/signing/signer.hpp"
#include "shared/result.hpp"

#include <filesystem>

namespace verdiep::signing {

/// The name of the key's file in the store folder.
inline constexpr auto key_file_name = "signing-key";

/// Reads the store's signing key, or makes one where there is none, readable by its owner only and on disk
/// before it is used.
///
/// Shape    one line `verdiep-signing-key 1 <base64 of the 32-byte seed> <first 8 hex digits of
/// SHA-256(seed)>`
/// Errors   damaged (not such a line, or the check digits disagree) · invalid_input (others
/// may read it, or it
///          is no ordinary file) · unavailable (the folder cannot be read or written)
/// Threads  before anything else opens the store; the caller holds the store's lock
[[nodiscard]] Result<Signer> open_signer(const std::filesystem::path& store);

/// The same without making one, for reading commands.
/// Errors   `not_found` besides those above
[[nodiscard]] Result<Signer> read_signer(const std::filesystem::path& store);

} // namespace verdiep::signing
