#include "server/signing/checkpoint_folder.hpp"

#include "server/signing/durable_file.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <system_error>

namespace verdiep::signing {

namespace fs = std::filesystem;

namespace {

/// The note says itself of which epoch it is; a restore has opened the newest.
Result<TreeHead> open_any_epoch(std::string_view note, StreamId stream, const crypto::PublicKey& key) {
  VERDIEP_TRY(unverified, merkle::parse_checkpoint(note.substr(0, note.rfind("\n\n") + 1)));
  return merkle::open_checkpoint(note, stream, unverified.epoch, key);
}

} // namespace

Result<CheckpointFolder> CheckpointFolder::open(const fs::path& store) {
  const auto folder = store / "checkpoints";
  std::error_code error;
  fs::create_directory(folder, error);
  if (error) {
    return file_failure(error.value(), "create", folder);
  }
  return CheckpointFolder(folder);
}

Result<void> CheckpointFolder::keep(StreamId stream, std::string_view note) const {
  return write_durably(folder_ / to_text(stream), note, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
}

Result<std::optional<std::string>> CheckpointFolder::last(StreamId stream) const {
  auto note = read_small_file(folder_ / to_text(stream));
  if (note) {
    return *std::move(note);
  }
  if (note.error().code == ErrorCode::not_found) {
    return std::nullopt;
  }
  return tl::make_unexpected(std::move(note.error()));
}

Result<std::optional<TreeHead>> CheckpointFolder::last_verified(StreamId stream, const Signer& signer) const {
  VERDIEP_TRY(note, last(stream));
  if (!note) {
    return std::nullopt;
  }
  auto checkpoint = open_any_epoch(*note, stream, signer.public_key());
  if (!checkpoint) {
    return fail(
        ErrorCode::damaged,
        "the checkpoint " + (folder_ / to_text(stream)).string() + ": " + checkpoint.error().context,
        "key, checkpoints and log belong together: take all three from the same backup"
    );
  }
  return *std::move(checkpoint);
}

Result<std::vector<StreamId>> CheckpointFolder::streams() const {
  std::vector<StreamId> streams;
  std::error_code error;
  for (fs::directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
    if (const auto stream = parse_id<StreamId>(entry->path().filename().string())) {
      streams.push_back(*stream);
    }
  }
  if (error) {
    return file_failure(error.value(), "read", folder_);
  }
  std::sort(streams.begin(), streams.end());
  return streams;
}

} // namespace verdiep::signing
