#pragma once

#include "events/types/timestamp.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace verdiep::identity {

/// How many wrong tokens one address may try: a burst, then a slow drip. Right ones cost nothing, because a
/// whole class joins from the one address of its building. Tokens cannot be guessed in any case; this keeps
/// trying cheap for us.
///
/// Shape    an IPv6 address counts as its /64, which is what one customer gets
/// Threads  one at a time; the caller locks
class AttemptLimit {
public:
  static constexpr unsigned burst = 20;
  static constexpr std::int64_t refill_ms = 3'000; ///< one more attempt each
  static constexpr std::size_t addresses_max = 4096;

  [[nodiscard]] bool may_try(std::string_view address, Timestamp now);
  void charge(std::string_view address, Timestamp now);
  [[nodiscard]] std::size_t addresses() const { return spent_.size(); }

private:
  struct Spent {
    Timestamp at; ///< when `attempts` was right
    double attempts = 0;
  };

  [[nodiscard]] static double attempts_at(const Spent& spent, Timestamp now);
  void make_room(Timestamp now);

  std::unordered_map<std::string, Spent> spent_;
};

} // namespace verdiep::identity
