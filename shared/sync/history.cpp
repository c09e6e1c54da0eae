#include "shared/sync/history.hpp"

#include "shared/merkle/hash.hpp"

#include <utility>

namespace verdiep::sync {

namespace {

constexpr unsigned page_height = 8;
static_assert(page_records_max == std::size_t{1} << page_height, "a full page is a perfect subtree");

} // namespace

void History::append(ByteView record) {
  log_.append(record);
  tail_.append(merkle::leaf_hash(record));
  close_page();
}

bool History::append_page(std::span<const ByteView> records, const Sha256& root) {
  if (records.empty() || records.size() > page_records_max || tail_.size() != 0) {
    return false;
  }
  merkle::Frontier page;
  for (const ByteView record : records) {
    page.append(merkle::leaf_hash(record));
  }
  if (page.root() != root) {
    return false;
  }
  for (const ByteView record : records) {
    log_.append(record);
  }
  tail_ = std::move(page);
  close_page();
  return true;
}

void History::close_page() {
  if (tail_.size() == page_records_max) {
    page_roots_.push_back(tail_.root());
    full_.append_subtree(page_roots_.back(), page_height);
    tail_ = {};
  }
}

Sha256 History::root_at(Position size) const {
  if (size == head()) {
    return root();
  }
  const std::uint64_t pages = size.value / page_records_max;
  merkle::Frontier full;
  for (std::uint64_t page = 0; page < pages; ++page) {
    full.append_subtree(page_roots_[static_cast<std::size_t>(page)], page_height);
  }
  merkle::Frontier tail;
  for (std::uint64_t position = full.size() + 1; position <= size.value; ++position) {
    tail.append(merkle::leaf_hash(log_.at(Position{position})));
  }
  return joined(full, tail);
}

Sha256 History::page_root(std::uint64_t page) const {
  return page < page_roots_.size() ? page_roots_[static_cast<std::size_t>(page)] : tail_.root();
}

/// The sizes have no bit in common, so that the hashes of both are those of the whole.
Sha256 History::joined(const merkle::Frontier& full, const merkle::Frontier& tail) {
  std::vector<Sha256> hashes = full.hashes();
  hashes.insert(hashes.end(), tail.hashes().begin(), tail.hashes().end());
  return merkle::Frontier::restore(full.size() + tail.size(), std::move(hashes))->root();
}

} // namespace verdiep::sync
