#include "shared/projections/groups.hpp"

#include <algorithm>

namespace verdiep::projections {

void Groups::apply(const Record& record, const groups::GroupFormed& event) {
  Group& group = groups[event.group];
  group.formed = group.name = record.position;
  group.formed_at = record.at;
}

void Groups::apply(const Record& record, const groups::GroupRenamed& event) {
  if (Group* group = find(groups, event.group)) {
    group->name = record.position;
  }
}

void Groups::apply(const Record&, const groups::GroupJoined& event) {
  if (Group* group = find(groups, event.group)) {
    group->members.push_back(event.member);
  }
}

void Groups::apply(const Record&, const groups::GroupLeft& event) {
  if (Group* group = find(groups, event.group)) {
    std::vector<MemberId>& members = group->members;
    members.erase(std::remove(members.begin(), members.end(), event.member), members.end());
  }
}

const Group* find_group(const Groups& groups, GroupId id) {
  return find(groups.groups, id);
}

std::vector<GroupId> groups_by_age(const Groups& groups) {
  std::vector<GroupId> ids;
  for (const auto& [id, group] : groups.groups) {
    ids.push_back(id);
  }
  std::sort(ids.begin(), ids.end(), [&](GroupId a, GroupId b) {
    return find(groups.groups, a)->formed < find(groups.groups, b)->formed;
  });
  return ids;
}

} // namespace verdiep::projections
