#include "server/identity/attempt_limit.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace verdiep::identity {
namespace {

constexpr std::size_t address_text_max = 64;

std::string key_of(std::string_view address) {
  std::string text(address.substr(0, address_text_max));
  std::array<char, sizeof(in6_addr)> bytes{};
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1)
    return text;
  return std::string(bytes.data(), 8);
}

} // namespace

double AttemptLimit::attempts_at(const Spent& spent, Timestamp now) const {
  const double refilled = static_cast<double>(now.ms - spent.at.ms) / static_cast<double>(rate_.refill_ms);
  return std::max(0.0, spent.attempts - std::max(0.0, refilled));
}

bool AttemptLimit::may_try(std::string_view address, Timestamp now) {
  const auto spent = spent_.find(key_of(address));
  return spent == spent_.end() || attempts_at(spent->second, now) + 1 <= rate_.burst;
}

void AttemptLimit::charge(std::string_view address, Timestamp now) {
  if (spent_.size() >= addresses_max)
    make_room(now);
  Spent& spent = spent_[key_of(address)];
  spent = {now, attempts_at(spent, now) + 1};
}

void AttemptLimit::give_back(std::string_view address) {
  const auto spent = spent_.find(key_of(address));
  if (spent != spent_.end())
    spent->second.attempts = std::max(0.0, spent->second.attempts - 1);
}

/// Forgets who has nothing left to pay; in a flood from everywhere forgets all, for the table must stay
/// bounded.
void AttemptLimit::make_room(Timestamp now) {
  std::erase_if(spent_, [&](const auto& entry) { return attempts_at(entry.second, now) == 0; });
  if (spent_.size() >= addresses_max)
    spent_.clear();
}

} // namespace verdiep::identity
