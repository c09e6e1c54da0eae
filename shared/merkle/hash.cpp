#include "shared/merkle/hash.hpp"

#include <array>
#include <cstdint>

namespace verdiep::merkle {

namespace {

constexpr std::array<std::uint8_t, 1> leaf_prefix{0x00};
constexpr std::array<std::uint8_t, 1> node_prefix{0x01};

} // namespace

Sha256 leaf_hash(ByteView record) {
  return crypto::sha256(leaf_prefix, record);
}

Sha256 node_hash(const Sha256& left, const Sha256& right) {
  return crypto::sha256(node_prefix, left.bytes, right.bytes);
}

Sha256 empty_root() {
  return crypto::sha256(ByteView{});
}

} // namespace verdiep::merkle
