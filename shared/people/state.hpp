#pragma once

#include "events/people.hpp"
#include "shared/fact.hpp"
#include "shared/table.hpp"

#include <boost/describe.hpp>

#include <array>
#include <cstddef>

namespace verdiep::people {

inline constexpr std::size_t roles_count = 4;

/// A member, for ever: an erased person keeps the entry, so that the trail of the random id stays explained.
struct Member {
  Position joined;
  Fact enrolled;
  Fact erased;
  /// By `Role`.
  std::array<Fact, roles_count> roles;

  [[nodiscard]] const Fact& role(Role role) const { return roles[static_cast<std::size_t>(role)]; }
  [[nodiscard]] Fact& role(Role role) { return roles[static_cast<std::size_t>(role)]; }

  friend bool operator==(const Member&, const Member&) = default;
};

BOOST_DESCRIBE_STRUCT(Member, (), (joined, enrolled, erased, roles))

/// What the rules know of the people; names are for projections.
struct State {
  Table<MemberId, Member> members;

  friend bool operator==(const State&, const State&) = default;
};

BOOST_DESCRIBE_STRUCT(State, (), (members))

/// Members who are not erased: those that the limit counts.
[[nodiscard]] std::size_t present_count(const State& state);
[[nodiscard]] std::size_t coordinators_count(const State& state);

/// Who leads the programme. The system (the scheduler, the operator's command line) may what a coordinator
/// may, but is nobody: it cannot join, enrol, complete or write.
[[nodiscard]] bool leads(const State& state, MemberId member);
/// A member today: joined, and not erased.
[[nodiscard]] bool is_present(const State& state, MemberId member);
[[nodiscard]] bool is_enrolled(const State& state, MemberId member);
[[nodiscard]] bool holds_role(const State& state, MemberId member, Role role);

} // namespace verdiep::people
