#pragma once

#include "events/types/bytes.hpp"
#include "events/types/personal.hpp"
#include "events/types/position.hpp"
#include "shared/disclosures/audience.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace verdiep::sync {

/// A personal field of a record.
using ValueKey = std::pair<Position, std::string>;

/// Which personal values a device holds, and through which audiences. A value goes with the last audience that grants it.
///
/// What a person typed here is held from the moment its event arrives until any feed first speaks of it, so that own words do not
/// vanish between a record and its disclosures.
class DisclosedValues {
public:
  struct Value {
    Salt salt;
    Bytes bytes;
    std::vector<disclosures::Audience> audiences;
    bool is_own = false; ///< held because it was typed here; no feed spoke of it yet
  };

  /// The value is held now; whether it was not before.
  bool grant(const disclosures::Audience& audience, const ValueKey& key, const Salt& salt, const Bytes& bytes);
  bool hold_own(const ValueKey& key, const Salt& salt, const Bytes& bytes);
  /// Whether the value is gone now.
  bool withdraw(const disclosures::Audience& audience, const ValueKey& key);
  /// The values that are gone now.
  [[nodiscard]] std::vector<ValueKey> revoke(const disclosures::Audience& audience);

  [[nodiscard]] const std::map<ValueKey, Value>& values() const { return values_; }
  void clear() { values_.clear(); }

private:
  std::map<ValueKey, Value> values_;
};

} // namespace verdiep::sync
