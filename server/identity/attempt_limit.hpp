#pragma once

#include "events/types/timestamp.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace verdiep::identity {

/// How often somebody may be wrong: a burst, then a slow drip. Being right costs nothing, because a whole
/// class joins from the one address of its building.
///
/// Shape    who tries is an address, or any other text of at most 64 characters that tells triers apart; an
///          IPv6 address counts as its /64, which is what one customer gets
/// Threads  one at a time; the caller locks
class AttemptLimit {
public:
  struct Rate {
    unsigned burst;
    std::int64_t refill_ms; ///< one more attempt each
  };
  /// For tokens, which nobody can guess in any case: this keeps trying cheap for us.
  static constexpr unsigned burst = 20;
  static constexpr std::int64_t refill_ms = 3'000;
  static constexpr std::size_t addresses_max = 4096;

  AttemptLimit() : AttemptLimit(Rate{burst, refill_ms}) {}
  explicit AttemptLimit(Rate rate) : rate_(rate) {}

  [[nodiscard]] bool may_try(std::string_view address, Timestamp now);
  void charge(std::string_view address, Timestamp now);
  /// The attempt that was charged turned out to be right.
  void give_back(std::string_view address);
  [[nodiscard]] std::size_t addresses() const { return spent_.size(); }

private:
  struct Spent {
    Timestamp at; ///< when `attempts` was right
    double attempts = 0;
  };

  [[nodiscard]] double attempts_at(const Spent& spent, Timestamp now) const;
  void make_room(Timestamp now);

  Rate rate_;
  std::unordered_map<std::string, Spent> spent_;
};

} // namespace verdiep::identity
