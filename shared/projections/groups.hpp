#pragma once

#include "events/record.hpp"
#include "shared/groups/state.hpp"
#include "shared/table.hpp"

#include <cstddef>
#include <vector>

namespace verdiep::projections {

/// A group as screens show it; who is its helper is in the state, its name in `Disclosed` at (`name`, "name").
struct Group {
  Position formed;
  Position name;
  Timestamp formed_at;
  std::vector<MemberId> members; ///< in the order in which they joined
};

struct Groups {
  Table<GroupId, Group> groups;

  void apply(const Record& record, const groups::GroupFormed& event);
  void apply(const Record& record, const groups::GroupRenamed& event);
  void apply(const Record& record, const groups::GroupJoined& event);
  void apply(const Record& record, const groups::GroupLeft& event);
};

/// Null for an unknown group.
[[nodiscard]] const Group* find_group(const Groups& groups, GroupId id);
/// All groups, the oldest first.
[[nodiscard]] std::vector<GroupId> groups_by_age(const Groups& groups);

} // namespace verdiep::projections
