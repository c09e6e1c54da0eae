#include "shared/merkle/hash.hpp"
#include "shared/merkle/tree.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace verdiep::test {
namespace {

using namespace merkle;

Sha256 leaf(std::uint64_t index) {
  Bytes bytes(8);
  for (std::size_t byte = 0; byte < 8; ++byte) {
    bytes[byte] = static_cast<std::uint8_t>(index >> (8 * byte));
  }
  return leaf_hash(bytes);
}

/// Where a server would store full tiles.
class TileStore {
public:
  void put(const std::vector<Tile>& tiles) {
    for (const Tile& tile : tiles) {
      EXPECT_TRUE(rows_.emplace(tile_path(tile.key), encode_tile(tile)).second) << "a tile never changes";
    }
  }
  [[nodiscard]] Result<Tile> get(TileKey key) const {
    const auto found = rows_.find(tile_path(key));
    if (found == rows_.end()) {
      return fail(ErrorCode::not_found, tile_path(key));
    }
    return decode_tile(key, found->second);
  }
  [[nodiscard]] std::size_t size() const { return rows_.size(); }

private:
  std::map<std::string, Bytes> rows_;
};

TEST(Tiles, have_the_paths_of_the_c2sp) {
  EXPECT_EQ(tile_path({0, 0}), "tile/0/000");
  EXPECT_EQ(tile_path({1, 67}), "tile/1/067");
  EXPECT_EQ(tile_path({0, 1067}), "tile/0/x001/067");
  EXPECT_EQ(tile_path({2, 1234067}), "tile/2/x001/x234/067");
}

TEST(Tiles, of_another_length_are_damaged) {
  EXPECT_FALSE(decode_tile({0, 0}, Bytes(8191)));
  EXPECT_TRUE(decode_tile({0, 0}, Bytes(8192)));
}

TEST(TiledTree, yields_each_tile_once_it_is_full) {
  TiledTree tree;
  for (std::uint64_t index = 0; index < 255; ++index) {
    ASSERT_TRUE(tree.append(leaf(index)).empty());
  }
  const auto tiles = tree.append(leaf(255));
  ASSERT_EQ(tiles.size(), 1U);
  EXPECT_EQ(tiles[0].key, (TileKey{0, 0}));
  EXPECT_EQ(tiles[0].hashes[255], leaf(255));
}

TEST(TiledTree, fills_tiles_of_the_next_level_and_proves_by_them) {
  constexpr std::size_t size = 65'536 + 300;
  TiledTree tree;
  TileStore store;
  std::vector<Sha256> leaves;
  for (std::uint64_t index = 0; index < size; ++index) {
    leaves.push_back(leaf(index));
    store.put(tree.append(leaves.back()));
  }
  EXPECT_EQ(store.size(), 257U + 1U);
  const TileSource tiles = [&](TileKey key) { return store.get(key); };
  const NodeSource source = tree.nodes(tiles);
  for (const std::size_t index : {std::size_t{0}, std::size_t{65'535}, std::size_t{65'536}, size - 1}) {
    const auto proof = inclusion_proof(index, size, source);
    ASSERT_TRUE(proof);
    EXPECT_TRUE(verify_inclusion({leaves[index], index, size, tree.root()}, *proof)) << index;
  }
}

TEST(TiledTree, resumes_from_tiles_and_the_leaves_behind_them) {
  TiledTree tree;
  TileStore store;
  const TileSource tiles = [&](TileKey key) { return store.get(key); };
  std::vector<Sha256> tail;
  for (std::uint64_t index = 0; index < 1'300; ++index) {
    if (index % 97 == 0 || index % 256 == 0) {
      const auto resumed = TiledTree::resume(index, tail, tiles);
      ASSERT_TRUE(resumed) << index;
      ASSERT_EQ(resumed->root(), tree.root()) << index;
      ASSERT_EQ(resumed->frontier(), tree.frontier()) << index;
      tree = *resumed;
    }
    store.put(tree.append(leaf(index)));
    tail.push_back(leaf(index));
    if (tail.size() == tile_width) {
      tail.clear();
    }
  }
}

TEST(TiledTree, does_not_resume_with_another_tail) {
  const TileSource none = [](TileKey key) {
    return Result<Tile>(fail(ErrorCode::not_found, tile_path(key)));
  };
  EXPECT_FALSE(TiledTree::resume(3, {leaf(0), leaf(1)}, none));
  EXPECT_FALSE(TiledTree::resume(256, {}, none)); // its first tile is missing
}

} // namespace
} // namespace verdiep::test
