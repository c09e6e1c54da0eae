#pragma once

#include "shared/disclosures/audience.hpp"
#include "shared/disclosures/policy.hpp"

#include <cstddef>
#include <map>
#include <vector>

namespace verdiep::sync {

using disclosures::ValueKey;

/// Which personal values a device holds, and through which audiences: a value goes with the last audience
/// that grants it.
///
/// What a person typed here is held from the moment its event arrives until any feed first speaks of it, so
/// that own words do not vanish between a record and its disclosures. The values themselves are in the model.
class DisclosedValues {
public:
  /// The value is granted; whether it was not held before.
  bool grant(const disclosures::Audience& audience, const ValueKey& key);
  bool hold_own(const ValueKey& key);
  /// Whether the value is gone now.
  bool withdraw(const disclosures::Audience& audience, const ValueKey& key);
  /// The values that are gone now.
  [[nodiscard]] std::vector<ValueKey> revoke(const disclosures::Audience& audience);

  [[nodiscard]] std::size_t size() const { return holders_.size(); }
  void clear() { holders_.clear(); }

private:
  /// Empty for what was typed here and no feed spoke of yet.
  using Audiences = std::vector<disclosures::Audience>;

  std::map<ValueKey, Audiences> holders_;
};

} // namespace verdiep::sync
