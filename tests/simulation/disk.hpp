#pragma once

#include "client-wasm/platform/store.hpp"
#include "events/types/bytes.hpp"
#include "tests/support/random.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace verdiep::simulation {

/// What a browser keeps on one device, as IndexedDB does: transactions are whole and happen in order; a strict one, and
/// with it all before it, survives a power cut.
class Disk {
public:
  struct Change {
    std::string store;
    std::string key;
    std::optional<Bytes> value; ///< none: erases
  };
  using Transaction = std::vector<Change>;
  using Rows = std::map<std::string, std::map<std::string, Bytes>>; ///< by store and key

  void commit(Transaction transaction, platform::Durability durability);
  void clear();
  /// Of what was not synced a beginning is left, by chance.
  void cut_power(test::Random& random);

  /// What a reader sees.
  [[nodiscard]] const Rows& rows() const { return rows_; }
  /// What no power cut takes away.
  [[nodiscard]] const Rows& synced_rows() const { return synced_; }

private:
  Rows rows_;
  Rows synced_;
  std::vector<Transaction> unsynced_; ///< from `synced_` to `rows_`
};

} // namespace verdiep::simulation
