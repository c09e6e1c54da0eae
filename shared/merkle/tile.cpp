#include "shared/merkle/tile.hpp"

#include <algorithm>

namespace verdiep::merkle {

namespace {

constexpr std::size_t hash_bytes = 32;

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

} // namespace verdiep::merkle
