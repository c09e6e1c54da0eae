#include "shared/merkle/tree.hpp"

#include "shared/merkle/hash.hpp"

#include <utility>

namespace verdiep::merkle {

namespace {

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

} // namespace

Result<TiledTree>
TiledTree::resume(std::uint64_t size, const std::vector<Sha256>& tail, const TileSource& tiles) {
  if (tail.size() != size % tile_width) {
    return fail(ErrorCode::invalid_input, "the tail of the tree has another length than its size tells");
  }
  TiledTree tree;
  tree.partial_.push_back(tail);
  for (unsigned level = 1; hashes_at(size, level) > 0; ++level) {
    const std::uint64_t count = hashes_at(size, level);
    std::vector<Sha256> hashes;
    for (std::uint64_t index = count - count % tile_width; index < count; ++index) {
      VERDIEP_TRY(below, tiles({level - 1, index}));
      hashes.push_back(tile_root(below));
    }
    tree.partial_.push_back(std::move(hashes));
  }
  VERDIEP_TRY(frontier, tree.frontier_at(size, tiles));
  tree.frontier_ = std::move(frontier);
  return tree;
}

Result<Frontier> TiledTree::frontier_at(std::uint64_t size, const TileSource& tiles) const {
  std::vector<Sha256> hashes;
  for (unsigned level = 64; level-- > 0;) {
    if ((size >> level & 1) != 0) {
      VERDIEP_TRY(hash, node_at({level, (size >> level) - 1}, size, tiles));
      hashes.push_back(hash);
    }
  }
  return *Frontier::restore(size, std::move(hashes));
}

std::vector<Tile> TiledTree::append(const Sha256& leaf) {
  std::vector<Tile> full;
  Sha256 hash = leaf;
  frontier_.append(leaf);
  for (unsigned level = 0;; ++level) {
    if (level == partial_.size()) {
      partial_.emplace_back();
    }
    partial_[level].push_back(hash);
    if (partial_[level].size() < tile_width) {
      return full;
    }
    const std::uint64_t index = hashes_at(size(), level) / tile_width - 1;
    full.push_back({{level, index}, std::exchange(partial_[level], {})});
    hash = tile_root(full.back());
  }
}

NodeSource TiledTree::nodes(const TileSource& tiles) const {
  return [this, &tiles](Node node) { return node_at(node, size(), tiles); };
}

Result<Sha256> TiledTree::node_at(Node node, std::uint64_t size, const TileSource& tiles) const {
  const unsigned level = node.level / tile_levels;
  const std::size_t width = std::size_t{1} << (node.level % tile_levels);
  const std::uint64_t first = node.index * width; // among the hashes of that tile level
  if (first + width > hashes_at(size, level)) {
    return fail(ErrorCode::not_found, "the tree has no such node yet");
  }
  const TileKey key{level, first / tile_width};
  const auto offset = static_cast<std::size_t>(first % tile_width);
  if (key.index < hashes_at(size, level) / tile_width) {
    VERDIEP_TRY(tile, tiles(key));
    return perfect_root(tile.hashes, offset, width);
  }
  return perfect_root(partial_[level], offset, width);
}

} // namespace verdiep::merkle
