#include "shared/sync/history.hpp"

#include "shared/merkle/hash.hpp"

namespace verdiep::sync {

void History::append(ByteView record) {
  if (log_.head().value % page_records_max == 0) {
    pages_.push_back(frontier_);
  }
  log_.append(record);
  frontier_.append(merkle::leaf_hash(record));
}

Sha256 History::root_at(Position size) const {
  if (size == head()) {
    return root();
  }
  merkle::Frontier frontier = pages_[static_cast<std::size_t>(size.value / page_records_max)];
  for (std::uint64_t position = frontier.size() + 1; position <= size.value; ++position) {
    frontier.append(merkle::leaf_hash(log_.at(Position{position})));
  }
  return frontier.root();
}

} // namespace verdiep::sync
