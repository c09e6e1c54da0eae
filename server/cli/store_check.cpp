#include "server/cli/store_check.hpp"

#include "server/pipeline/rows.hpp"
#include "shared/merkle/hash.hpp"
#include "shared/merkle/tree.hpp"

#include <string>
#include <vector>

namespace verdiep::cli {

namespace {

constexpr auto restore_advice = "restore the last backup, or bring back the files that were replaced";

Result<merkle::Tile> read_tile(const log::Log& log, StreamId stream, merkle::TileKey key) {
  VERDIEP_TRY(row, log.row(log::Table::tiles, pipeline::tile_row_key(stream, key)));
  if (!row) {
    return fail(
        ErrorCode::damaged, "stream " + to_text(stream) + ": " + merkle::tile_path(key) + " is missing",
        restore_advice
    );
  }
  return merkle::decode_tile(key, *row);
}

Result<void> check_stream(const log::Log& log, const signing::TreeHead& kept) {
  VERDIEP_TRY(head, log.head(kept.stream));
  const auto name = "stream " + to_text(kept.stream);
  if (head < kept.size) {
    return fail(
        ErrorCode::damaged,
        name + " ends at position " + std::to_string(head.value) + ", but " +
            std::to_string(kept.size.value) + " records were signed",
        restore_advice
    );
  }
  VERDIEP_TRY(root, root_at(log, kept.stream, kept.size));
  if (root != kept.root) {
    return fail(
        ErrorCode::damaged,
        name + ": its first " + std::to_string(kept.size.value) +
            " records are not the ones that were signed",
        restore_advice
    );
  }
  return {};
}

} // namespace

Result<Sha256> root_at(const log::Log& log, StreamId stream, Position size) {
  const std::uint64_t full = size.value - size.value % merkle::tile_width;
  std::vector<Sha256> tail;
  VERDIEP_CHECK(log.read(stream, Position{full + 1}, size, [&](Position, ByteView record) {
    tail.push_back(merkle::leaf_hash(record));
    return true;
  }));
  const merkle::TileSource tiles = [&](merkle::TileKey key) { return read_tile(log, stream, key); };
  VERDIEP_TRY(tree, merkle::TiledTree::resume(size.value, tail, tiles));
  return tree.root();
}

Result<void> check_against_checkpoints(
    const log::Log& log, const signing::CheckpointFolder& checkpoints, const signing::Signer& signer
) {
  VERDIEP_TRY(streams, checkpoints.streams());
  for (const StreamId stream : streams) {
    VERDIEP_TRY(kept, checkpoints.last_verified(stream, signer));
    if (kept) {
      VERDIEP_CHECK(check_stream(log, *kept));
    }
  }
  return {};
}

} // namespace verdiep::cli
