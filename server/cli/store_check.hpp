#pragma once

#include "server/log/log.hpp"
#include "server/signing/checkpoint_folder.hpp"
#include "server/signing/signer.hpp"
#include "shared/result.hpp"

namespace verdiep::cli {

/// The root over the first `size` records of a stream, from stored tiles and the records after the last full
/// one: at most 255 records are read, so that opening a store with many streams stays quick. `verify` reads
/// them all.
///
/// Shape    `size` at most the stream's head
/// Errors   damaged
[[nodiscard]] Result<Sha256> root_at(const log::Log& log, StreamId stream, Position size);

/// Refuses a log that is behind the last checkpoints signed for it, or tells another history: it was cut
/// short, or an old copy was put in its place.
///
/// Errors   damaged, with stream and positions
[[nodiscard]] Result<void> check_against_checkpoints(
    const log::Log& log, const signing::CheckpointFolder& checkpoints, const signing::Signer& signer
);

} // namespace verdiep::cli
