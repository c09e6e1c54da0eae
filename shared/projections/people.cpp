#include "shared/projections/people.hpp"

#include <algorithm>

namespace verdiep::projections {

namespace {

template <class Matches>
std::vector<MemberId> members_where(const people::State& state, Matches matches) {
  std::vector<MemberId> members;
  for (const auto& [id, member] : state.members) {
    if (matches(member)) {
      members.push_back(id);
    }
  }
  std::sort(members.begin(), members.end(), [&](MemberId a, MemberId b) {
    return find(state.members, a)->joined < find(state.members, b)->joined;
  });
  return members;
}

} // namespace

void People::apply(const Record& record, const people::MemberJoined& event) {
  persons[event.member] = {record.position, record.position, record.at};
}

void People::apply(const Record& record, const people::MemberRenamed& event) {
  persons[event.member].name = record.position;
}

std::vector<MemberId> present_members(const people::State& state) {
  return members_where(state, [](const people::Member& member) { return !member.erased; });
}

std::vector<MemberId> participants(const people::State& state) {
  return members_where(state, [](const people::Member& member) { return member.enrolled.holds; });
}

} // namespace verdiep::projections
