#include "shared/insights/viewer.hpp"

#include "shared/people/state.hpp"

namespace verdiep::insights {

Viewer viewer_of(const people::State& people, MemberId member) {
  using people::Role;
  if (people::leads(people, member)) {
    return {member, Detail::named};
  }
  if (!people::is_present(people, member)) {
    return {member, Detail::nothing};
  }
  const auto holds = [&](Role role) { return people::holds_role(people, member, role); };
  const bool looks_on = holds(Role::management) || holds(Role::analyst) || holds(Role::auditor);
  return {member, looks_on && !people::is_enrolled(people, member) ? Detail::figures : Detail::own};
}

} // namespace verdiep::insights
