#pragma once

#include "events/dingen.hpp"
#include "shared/fact.hpp"
#include "shared/table.hpp"

#include <boost/describe.hpp>
#include <boost/functional/hash.hpp>

#include <cstddef>

namespace verdiep::dingen {

struct Ding {
  Position added;
  Fact removed;

  friend bool operator==(const Ding&, const Ding&) = default;
};

BOOST_DESCRIBE_STRUCT(Ding, (), (added, removed))

/// One person and one Ding.
struct Attempt {
  MemberId member;
  DingId ding;

  friend bool operator==(const Attempt&, const Attempt&) = default;
  friend bool operator<(const Attempt& a, const Attempt& b) {
    return a.member == b.member ? a.ding < b.ding : a.member < b.member;
  }
  friend std::size_t hash_value(const Attempt& attempt) {
    std::size_t seed = hash_value(attempt.member);
    boost::hash_combine(seed, attempt.ding);
    return seed;
  }
};

BOOST_DESCRIBE_STRUCT(Attempt, (), (member, ding))

/// What the rules know of the Dingen; their texts are for projections.
struct State {
  Table<DingId, Ding> dingen;
  /// Whether the Ding is completed now; entries exist for what was completed at least once.
  Table<Attempt, Fact> completions;

  friend bool operator==(const State&, const State&) = default;
};

BOOST_DESCRIBE_STRUCT(State, (), (dingen, completions))

/// Dingen that are not removed: those that the limit counts.
[[nodiscard]] std::size_t offered_count(const State& state);
[[nodiscard]] bool is_completed(const State& state, MemberId member, DingId ding);

} // namespace verdiep::dingen
