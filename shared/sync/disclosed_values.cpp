#include "shared/sync/disclosed_values.hpp"

#include <algorithm>

namespace verdiep::sync {

using disclosures::Audience;

namespace {

void forget(std::vector<Audience>& audiences, const Audience& audience) {
  audiences.erase(std::remove(audiences.begin(), audiences.end(), audience), audiences.end());
}

} // namespace

bool DisclosedValues::grant(const Audience& audience, const ValueKey& key) {
  const auto [entry, is_new] = holders_.try_emplace(key);
  forget(entry->second, audience);
  entry->second.push_back(audience);
  return is_new;
}

bool DisclosedValues::hold_own(const ValueKey& key) {
  return holders_.try_emplace(key).second;
}

bool DisclosedValues::withdraw(const Audience& audience, const ValueKey& key) {
  const auto entry = holders_.find(key);
  if (entry == holders_.end()) {
    return false;
  }
  forget(entry->second, audience);
  if (!entry->second.empty()) {
    return false;
  }
  holders_.erase(entry);
  return true;
}

std::vector<ValueKey> DisclosedValues::revoke(const Audience& audience) {
  std::vector<ValueKey> gone;
  for (auto entry = holders_.begin(); entry != holders_.end();) {
    const bool was_granted = !entry->second.empty();
    forget(entry->second, audience);
    if (was_granted && entry->second.empty()) {
      gone.push_back(entry->first);
      entry = holders_.erase(entry);
    } else {
      ++entry;
    }
  }
  return gone;
}

} // namespace verdiep::sync
