#pragma once

#include "events/types/id.hpp"
#include "server/signing/signer.hpp"
#include "shared/result.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verdiep::signing {

/// The last checkpoint of each stream, in a file per stream outside the log: whoever cuts the log short, or
/// puts an old copy in its place, has to forge these too.
///
/// Shape    `<store>/checkpoints/<stream id>`, each a signed note and nothing else
/// Threads  `keep` one at a time (the committer's); `last` and `streams` at any time
class CheckpointFolder {
public:
  /// Makes the folder where there is none.
  [[nodiscard]] static Result<CheckpointFolder> open(const std::filesystem::path& store);

  /// Replaces the stream's note by `note`, whole or not at all, also through a power loss.
  ///
  /// Takes one or two disk syncs: not for the commit path, but after it and when idle.
  /// Errors   storage_full, unavailable: the note before it is still there
  [[nodiscard]] Result<void> keep(StreamId stream, std::string_view note) const;

  /// The note as kept, not verified; nothing for a stream without one.
  [[nodiscard]] Result<std::optional<std::string>> last(StreamId stream) const;

  /// What the kept note says, its signature verified.
  ///
  /// Errors   damaged: the note is no checkpoint of this stream, or is not signed with this key
  [[nodiscard]] Result<std::optional<TreeHead>> last_verified(StreamId stream, const Signer& signer) const;

  /// Every stream with a note, in the order of their ids.
  [[nodiscard]] Result<std::vector<StreamId>> streams() const;

private:
  explicit CheckpointFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  std::filesystem::path folder_;
};

} // namespace verdiep::signing
