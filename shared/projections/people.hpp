#pragma once

#include "events/record.hpp"
#include "shared/people/state.hpp"
#include "shared/table.hpp"

#include <vector>

namespace verdiep::projections {

/// A member as screens show them; roles and enrolment are in the state, the name in `Disclosed` at (`name`,
/// "name"), the avatar at (`name`, "avatar").
struct Person {
  Position joined;
  Position name;
  Timestamp joined_at;
};

struct People {
  Table<MemberId, Person> persons;

  void apply(const Record& record, const people::MemberJoined& event);
  void apply(const Record& record, const people::MemberRenamed& event);
};

/// Members who are not erased, in the order in which they joined.
[[nodiscard]] std::vector<MemberId> present_members(const people::State& state);
/// Those who take part, in the order in which they joined.
[[nodiscard]] std::vector<MemberId> participants(const people::State& state);

} // namespace verdiep::projections
