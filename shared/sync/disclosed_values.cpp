#include "shared/sync/disclosed_values.hpp"

#include <algorithm>

namespace verdiep::sync {

using disclosures::Audience;

namespace {

void forget(std::vector<Audience>& audiences, const Audience& audience) {
  audiences.erase(std::remove(audiences.begin(), audiences.end(), audience), audiences.end());
}

} // namespace

bool DisclosedValues::grant(
    const Audience& audience, const ValueKey& key, const Salt& salt, const Bytes& bytes
) {
  const auto [entry, is_new] = values_.try_emplace(key);
  Value& value = entry->second;
  if (is_new) {
    value.salt = salt;
    value.bytes = bytes;
  }
  value.is_own = false;
  forget(value.audiences, audience);
  value.audiences.push_back(audience);
  return is_new;
}

bool DisclosedValues::hold_own(const ValueKey& key, const Salt& salt, const Bytes& bytes) {
  return values_.try_emplace(key, Value{salt, bytes, {}, true}).second;
}

bool DisclosedValues::withdraw(const Audience& audience, const ValueKey& key) {
  const auto entry = values_.find(key);
  if (entry == values_.end()) {
    return false;
  }
  Value& value = entry->second;
  value.is_own = false;
  forget(value.audiences, audience);
  if (!value.audiences.empty()) {
    return false;
  }
  values_.erase(entry);
  return true;
}

std::vector<ValueKey> DisclosedValues::revoke(const Audience& audience) {
  std::vector<ValueKey> gone;
  for (auto entry = values_.begin(); entry != values_.end();) {
    Value& value = entry->second;
    forget(value.audiences, audience);
    if (value.audiences.empty() && !value.is_own) {
      gone.push_back(entry->first);
      entry = values_.erase(entry);
    } else {
      ++entry;
    }
  }
  return gone;
}

} // namespace verdiep::sync
