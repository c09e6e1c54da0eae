#pragma once

#include "events/types/bytes.hpp"
#include "server/pipeline/pipeline.hpp"
#include "shared/crypto.hpp"
#include "shared/result.hpp"

/// The stored form of an outcome, kept by (account, command id) so that a command seen again gets the first
/// answer again.
///
/// Shape    canonical CBOR map {hash, accepted: position} or {hash, rejection}; no content
namespace verdiep::pipeline {

/// `command_hash` is over the command as it came, so that another body under the same id is noticed.
[[nodiscard]] Bytes encode_outcome_row(const Sha256& command_hash, Position accepted);
[[nodiscard]] Bytes encode_outcome_row(const Sha256& command_hash, const Rejection& rejection);

/// The outcome for a command with this hash: the stored one, or `CommandIdReused` if the hash differs.
/// Errors   damaged
[[nodiscard]] Result<Outcome> repeated_outcome(ByteView row, const Sha256& command_hash);

} // namespace verdiep::pipeline
