#include "shared/sync/disclosed_values.hpp"

#include <algorithm>
#include <iterator>

namespace verdiep::sync {

using disclosures::Audience;

namespace {

void forget(std::vector<Audience>& audiences, const Audience& audience) {
  audiences.erase(std::remove(audiences.begin(), audiences.end(), audience), audiences.end());
}

} // namespace

bool DisclosedValues::grant(const Audience& audience, const ValueKey& key, const Salt& salt) {
  const auto [entry, is_new] = held_.try_emplace(key, Held{salt, {}});
  forget(entry->second.audiences, audience);
  entry->second.audiences.push_back(audience);
  return is_new;
}

bool DisclosedValues::hold_own(const ValueKey& key, const Salt& salt) {
  return held_.try_emplace(key, Held{salt, {}}).second;
}

bool DisclosedValues::withdraw(const Audience& audience, const ValueKey& key) {
  const auto entry = held_.find(key);
  if (entry == held_.end()) {
    return false;
  }
  forget(entry->second.audiences, audience);
  if (!entry->second.audiences.empty()) {
    return false;
  }
  held_.erase(entry);
  return true;
}

std::vector<DisclosedValues::Revoked> DisclosedValues::revoke(const Audience& audience) {
  std::vector<Revoked> revoked;
  for (auto entry = held_.begin(); entry != held_.end();) {
    std::vector<Audience>& audiences = entry->second.audiences;
    const std::size_t before = audiences.size();
    forget(audiences, audience);
    if (audiences.size() == before) {
      ++entry;
      continue;
    }
    const bool is_gone = audiences.empty();
    revoked.push_back({entry->first, is_gone});
    entry = is_gone ? held_.erase(entry) : std::next(entry);
  }
  return revoked;
}

const DisclosedValues::Held* DisclosedValues::find(const ValueKey& key) const {
  const auto entry = held_.find(key);
  return entry == held_.end() ? nullptr : &entry->second;
}

std::set<Audience> DisclosedValues::audiences() const {
  std::set<Audience> all;
  for (const auto& [key, held] : held_) {
    all.insert(held.audiences.begin(), held.audiences.end());
  }
  return all;
}

} // namespace verdiep::sync
