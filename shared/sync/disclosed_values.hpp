#pragma once

#include "events/types/personal.hpp"
#include "shared/disclosures/audience.hpp"
#include "shared/disclosures/policy.hpp"

#include <cstddef>
#include <map>
#include <set>
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
  struct Held {
    Salt salt; ///< with it the device can check the value again when it reads it back
    /// Empty for what was typed here and no feed spoke of yet.
    std::vector<disclosures::Audience> audiences;
  };

  /// The value is granted; whether it was not held before.
  bool grant(const disclosures::Audience& audience, const ValueKey& key, const Salt& salt);
  bool hold_own(const ValueKey& key, const Salt& salt);
  /// As it was kept on the device.
  void restore(const ValueKey& key, Held held) { held_[key] = std::move(held); }
  /// It is not held any more, whoever grants it.
  void drop(const ValueKey& key) { held_.erase(key); }
  /// Whether the value is gone now.
  bool withdraw(const disclosures::Audience& audience, const ValueKey& key);
  struct Revoked {
    ValueKey key;
    bool is_gone = false; ///< else another audience still grants it
  };
  /// All values that the audience granted.
  [[nodiscard]] std::vector<Revoked> revoke(const disclosures::Audience& audience);

  /// Null if it is not held.
  [[nodiscard]] const Held* find(const ValueKey& key) const;
  /// All through which something is held.
  [[nodiscard]] std::set<disclosures::Audience> audiences() const;
  [[nodiscard]] std::size_t size() const { return held_.size(); }
  void clear() { held_.clear(); }

private:
  std::map<ValueKey, Held> held_;
};

} // namespace verdiep::sync
