#include "shared/merkle/tile.hpp"

#include "shared/merkle/hash.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace verdiep::merkle {

namespace {

constexpr std::size_t hash_bytes = 32;

/// The root over `count` hashes from `first`; `count` is a power of two.
Sha256 perfect_root(const std::vector<Sha256>& hashes, std::size_t first, std::size_t count) {
  if (count == 1) {
    return hashes[first];
  }
  const std::size_t half = count / 2;
  return node_hash(perfect_root(hashes, first, half), perfect_root(hashes, first + half, half));
}

Sha256 tile_root(const Tile& tile) {
  return perfect_root(tile.hashes, 0, tile_width);
}

/// How many hashes tile level `level` has in a tree of `size` leaves.
std::uint64_t hashes_at(std::uint64_t size, unsigned level) {
  const unsigned shift = tile_levels * level;
  return shift < 64 ? size >> shift : 0;
}

std::string three_digits(std::uint64_t value) {
  std::string digits = std::to_string(value);
  return std::string(3 - digits.size(), '0') + digits;
}

} // namespace

std::string tile_path(TileKey key) {
  std::string path = three_digits(key.index % 1000);
  for (std::uint64_t rest = key.index / 1000; rest > 0; rest /= 1000) {
    path = "x" + three_digits(rest % 1000) + "/" + path;
  }
  return "tile/" + std::to_string(key.level) + "/" + path;
}

Bytes encode_tile(const Tile& tile) {
  Bytes bytes;
  bytes.reserve(tile.hashes.size() * hash_bytes);
  for (const Sha256& hash : tile.hashes) {
    bytes.insert(bytes.end(), hash.bytes.begin(), hash.bytes.end());
  }
  return bytes;
}

Result<Tile> decode_tile(TileKey key, ByteView bytes) {
  if (bytes.size() != tile_width * hash_bytes) {
    return fail(ErrorCode::damaged, tile_path(key) + " has " + std::to_string(bytes.size()) + " bytes");
  }
  Tile tile{key, std::vector<Sha256>(tile_width)};
  for (std::size_t index = 0; index < tile_width; ++index) {
    const ByteView hash = bytes.subspan(index * hash_bytes, hash_bytes);
    std::copy(hash.begin(), hash.end(), tile.hashes[index].bytes.begin());
  }
  return tile;
}

Result<TileEdge>
TileEdge::resume(std::uint64_t size, const std::vector<Sha256>& tail, const TileSource& tiles) {
  if (tail.size() != size % tile_width) {
    return fail(ErrorCode::invalid_input, "the tail of the tree has another length than its size tells");
  }
  TileEdge edge;
  edge.size_ = size;
  edge.partial_.push_back(tail);
  for (unsigned level = 1; hashes_at(size, level) > 0; ++level) {
    const std::uint64_t count = hashes_at(size, level);
    std::vector<Sha256> hashes;
    for (std::uint64_t index = count - count % tile_width; index < count; ++index) {
      VERDIEP_TRY(below, tiles({level - 1, index}));
      hashes.push_back(tile_root(below));
    }
    edge.partial_.push_back(std::move(hashes));
  }
  return edge;
}

std::vector<Tile> TileEdge::append(const Sha256& leaf) {
  std::vector<Tile> full;
  Sha256 hash = leaf;
  ++size_;
  for (unsigned level = 0;; ++level) {
    if (level == partial_.size()) {
      partial_.emplace_back();
    }
    partial_[level].push_back(hash);
    if (partial_[level].size() < tile_width) {
      return full;
    }
    const std::uint64_t index = hashes_at(size_, level) / tile_width - 1;
    full.push_back({{level, index}, std::exchange(partial_[level], {})});
    hash = tile_root(full.back());
  }
}

NodeSource TileEdge::nodes(const TileSource& tiles) const {
  return [this, &tiles](Node node) -> Result<Sha256> {
    const unsigned level = node.level / tile_levels;
    const std::size_t width = std::size_t{1} << (node.level % tile_levels);
    const std::uint64_t first = node.index * width; // among the hashes of that tile level
    if (first + width > hashes_at(size_, level)) {
      return fail(ErrorCode::not_found, "the tree has no such node yet");
    }
    const TileKey key{level, first / tile_width};
    const auto offset = static_cast<std::size_t>(first % tile_width);
    if (key.index < hashes_at(size_, level) / tile_width) {
      VERDIEP_TRY(tile, tiles(key));
      return perfect_root(tile.hashes, offset, width);
    }
    return perfect_root(partial_[level], offset, width);
  };
}

} // namespace verdiep::merkle
