#include "shared/disclosures/audience.hpp"

#include "shared/stream/context.hpp"
#include "shared/stream/state.hpp"

namespace verdiep::disclosures {

std::vector<Audience> audiences_of(const stream::State& state, MemberId member) {
  using people::Role;
  if (!people::is_present(state.people, member)) {
    return {};
  }
  const auto holds = [&](Role role) { return people::holds_role(state.people, member, role); };
  const bool takes_part = people::is_enrolled(state.people, member) || holds(Role::coordinator);
  if (!takes_part && (holds(Role::management) || holds(Role::analyst))) {
    return {};
  }
  if (!takes_part && holds(Role::auditor)) {
    return {Audience::member(member)};
  }
  std::vector<Audience> audiences{Audience::programme()};
  if (holds(Role::coordinator)) {
    audiences.push_back(Audience::coordinators());
  }
  audiences.push_back(Audience::member(member));
  return audiences;
}

std::vector<Audience> audiences_of(const stream::Context& context, MemberId member) {
  const stream::State& programme = *context.programme;
  if (!people::is_present(programme.people, member) ||
      !groups::is_in(programme.groups, member, context.group)) {
    return {};
  }
  return {Audience::group(context.group), Audience::member(member)};
}

} // namespace verdiep::disclosures
