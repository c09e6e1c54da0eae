#pragma once

#include "events/types/bytes.hpp"
#include "shared/crypto.hpp"
#include "shared/result.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

/// The tree in pieces that never change: 256 hashes of one level, stored once they are all there.
///
/// Source   C2SP tlog-tiles; the partial tiles at the right edge are recomputed from records
namespace verdiep::merkle {

inline constexpr unsigned tile_levels = 8;
inline constexpr std::uint64_t tile_width = 256;

/// Where a tile is: tile level `level` holds the nodes of tree level 8 × `level`.
struct TileKey {
  unsigned level = 0;
  std::uint64_t index = 0;
  friend bool operator==(const TileKey&, const TileKey&) = default;
};

/// A full tile. As bytes it is its hashes one after the other: 8,192 bytes.
struct Tile {
  TileKey key;
  std::vector<Sha256> hashes;
  friend bool operator==(const Tile&, const Tile&) = default;
};

/// The path that the C2SP gives the tile, such as "tile/0/x001/067".
[[nodiscard]] std::string tile_path(TileKey key);
[[nodiscard]] Bytes encode_tile(const Tile& tile);
/// Errors   damaged if it is not 8,192 bytes
[[nodiscard]] Result<Tile> decode_tile(TileKey key, ByteView bytes);

using TileSource = std::function<Result<Tile>(TileKey)>;

} // namespace verdiep::merkle
