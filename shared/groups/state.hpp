#pragma once

#include "events/groups.hpp"
#include "events/types/position.hpp"
#include "shared/table.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>

namespace verdiep::groups {

struct Group {
  Position formed;
  std::uint8_t members = 0;
  Position moved;  ///< the last who joined or left
  MemberId helper; ///< nil: vacant
  Position appointed;

  friend bool operator==(const Group&, const Group&) = default;
};

BOOST_DESCRIBE_STRUCT(Group, (), (formed, members, moved, helper, appointed))

struct Membership {
  GroupId group;
  Position joined;

  friend bool operator==(const Membership&, const Membership&) = default;
};

BOOST_DESCRIBE_STRUCT(Membership, (), (group, joined))

/// What the rules know of the groups; names are for projections. A person is in one group at most.
struct State {
  Table<GroupId, Group> groups;
  Table<MemberId, Membership> memberships;

  friend bool operator==(const State&, const State&) = default;
};

BOOST_DESCRIBE_STRUCT(State, (), (groups, memberships))

/// The group somebody is in.
[[nodiscard]] std::optional<GroupId> group_of(const State& state, MemberId member);
[[nodiscard]] bool is_in(const State& state, MemberId member, GroupId group);
/// The vraagbaak of any group: helps everybody, not only their own.
[[nodiscard]] bool is_helper(const State& state, MemberId member);

} // namespace verdiep::groups
