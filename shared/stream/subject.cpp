#include "shared/stream/subject.hpp"

#include "shared/stream/decision.hpp"

namespace verdiep::stream {

using enum RejectionCode;

tl::expected<void, Rejection>
require_new_subject(const State& state, const std::array<std::uint8_t, 16>& id) {
  if (const people::Member* member = find(state.people.members, MemberId{id})) {
    return reject(id_taken, member->joined);
  }
  if (const groups::Group* group = find(state.groups.groups, GroupId{id})) {
    return reject(id_taken, group->formed);
  }
  if (const vote::Round* round = find(state.vote.rounds, RoundId{id})) {
    return reject(id_taken, round->opened);
  }
  return {};
}

} // namespace verdiep::stream
