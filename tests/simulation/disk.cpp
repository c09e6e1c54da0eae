#include "tests/simulation/disk.hpp"

#include <utility>

namespace verdiep::simulation {

namespace {

void carry_out(Disk::Rows& rows, const Disk::Transaction& transaction) {
  for (const Disk::Change& change : transaction) {
    if (change.value) {
      rows[change.store][change.key] = *change.value;
    } else {
      rows[change.store].erase(change.key);
    }
  }
}

} // namespace

void Disk::commit(Transaction transaction, platform::Durability durability) {
  carry_out(rows_, transaction);
  unsynced_.push_back(std::move(transaction));
  if (durability == platform::Durability::strict) {
    for (const Transaction& waiting : std::exchange(unsynced_, {})) {
      carry_out(synced_, waiting);
    }
  }
}

void Disk::clear() {
  rows_.clear();
  synced_.clear();
  unsynced_.clear();
}

void Disk::cut_power(test::Random& random) {
  unsynced_.resize(static_cast<std::size_t>(random.below(unsynced_.size() + 1)));
  for (const Transaction& kept : std::exchange(unsynced_, {})) {
    carry_out(synced_, kept);
  }
  rows_ = synced_;
}

} // namespace verdiep::simulation
