#include "shared/merkle/frontier.hpp"

#include "shared/merkle/hash.hpp"

#include <bit>
#include <utility>

namespace verdiep::merkle {

std::optional<Frontier> Frontier::restore(std::uint64_t size, std::vector<Sha256> hashes) {
  if (hashes.size() != static_cast<std::size_t>(std::popcount(size))) {
    return std::nullopt;
  }
  Frontier frontier;
  frontier.size_ = size;
  frontier.hashes_ = std::move(hashes);
  return frontier;
}

void Frontier::append_subtree(const Sha256& root, unsigned height) {
  Sha256 hash = root;
  // As in binary addition: each trailing one of the size is a subtree of equal height that is now complete.
  for (std::uint64_t carry = size_ >> height; (carry & 1) != 0; carry >>= 1) {
    hash = node_hash(hashes_.back(), hash);
    hashes_.pop_back();
  }
  hashes_.push_back(hash);
  size_ += std::uint64_t{1} << height;
}

Sha256 Frontier::root() const {
  if (hashes_.empty()) {
    return empty_root();
  }
  Sha256 root = hashes_.back();
  for (std::size_t index = hashes_.size() - 1; index > 0; --index) {
    root = node_hash(hashes_[index - 1], root);
  }
  return root;
}

} // namespace verdiep::merkle
