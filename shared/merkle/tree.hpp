#pragma once

#include "shared/crypto.hpp"
#include "shared/merkle/frontier.hpp"
#include "shared/merkle/proof.hpp"
#include "shared/merkle/tile.hpp"
#include "shared/result.hpp"

#include <cstdint>
#include <vector>

namespace verdiep::merkle {

/// A growing tree whose full tiles are stored elsewhere: it holds the right edge only.
class TiledTree {
public:
  TiledTree() = default;

  /// Goes on at `size` leaves: full tiles are read from `tiles`; `tail` holds the leaf hashes after the last
  /// full tile of level 0, which are size mod 256.
  ///
  /// Errors   invalid_input if the tail has another length; those of the source
  [[nodiscard]] static Result<TiledTree>
  resume(std::uint64_t size, const std::vector<Sha256>& tail, const TileSource& tiles);

  /// The tiles that this leaf completes, lowest level first; mostly none.
  std::vector<Tile> append(const Sha256& leaf);

  [[nodiscard]] std::uint64_t size() const { return frontier_.size(); }
  [[nodiscard]] Sha256 root() const { return frontier_.root(); }
  [[nodiscard]] const Frontier& frontier() const { return frontier_; }

  /// A source for proofs at the current size: full tiles from `tiles`, the rest from here. Refers to both.
  [[nodiscard]] NodeSource nodes(const TileSource& tiles) const;

private:
  [[nodiscard]] Result<Sha256> node_at(Node node, std::uint64_t size, const TileSource& tiles) const;
  [[nodiscard]] Result<Frontier> frontier_at(std::uint64_t size, const TileSource& tiles) const;

  Frontier frontier_;
  std::vector<std::vector<Sha256>> partial_; ///< by tile level: the hashes of the tile that is not full yet
};

} // namespace verdiep::merkle
