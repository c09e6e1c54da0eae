#include "shared/pitch/decide.hpp"

#include "shared/groups/require.hpp"
#include "shared/stream/new_id.hpp"
#include "shared/stream/state.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace verdiep::pitch {

using people::Permission;
using stream::accept;
using stream::Decision;
using stream::reject;
using stream::require_new;
using enum RejectionCode;

namespace {

/// What is voted on must not change under the voters.
Permission require_not_frozen(const stream::State& state) {
  if (state.vote.pitches_frozen != Position{}) {
    return reject(pitches_frozen, state.vote.pitches_frozen);
  }
  return {};
}

Permission require_standing(const State& state, PitchId id) {
  const Pitch* pitch = find(state.pitches, id);
  if (pitch == nullptr) {
    return reject(unknown_pitch);
  }
  if (pitch->withdrawn) {
    return reject(pitch_withdrawn, pitch->withdrawn);
  }
  return {};
}

/// The group's, or of a pitch without a group its author's.
Permission require_own(const stream::State& state, MemberId actor, PitchId id) {
  VERDIEP_REQUIRE(require_standing(state.pitch, id));
  const Pitch& pitch = *find(state.pitch.pitches, id);
  if (!pitch.group.is_nil()) {
    return groups::require_in(state, actor, pitch.group);
  }
  if (pitch.author != actor) {
    return reject(not_author);
  }
  return {};
}

/// One a group; one a person where there are no groups.
Permission require_first(const State& state, MemberId author, GroupId group) {
  for (const auto& [id, pitch] : state.pitches) {
    const bool is_theirs = group.is_nil() ? pitch.author == author : pitch.group == group;
    if (is_theirs && !pitch.withdrawn) {
      return reject(pitch_exists, pitch.submitted, {{"pitch", to_text(id)}});
    }
  }
  return {};
}

/// Every pitch that stands is named once, and nothing else is.
bool is_complete(const State& state, std::vector<PitchId> named) {
  std::vector<PitchId> all = standing(state);
  std::sort(named.begin(), named.end());
  std::sort(all.begin(), all.end());
  return named == all;
}

} // namespace

Decision decide(const stream::State& state, MemberId actor, const SubmitPitch& command) {
  VERDIEP_REQUIRE(people::require_participant(state.people, actor));
  VERDIEP_REQUIRE(require_not_frozen(state));
  const auto group = groups::group_of(state.groups, actor);
  if (!group && state.programme.kind == programme::Kind::group) {
    return reject(not_in_group);
  }
  VERDIEP_REQUIRE(require_new(state.pitch.pitches, command.pitch, "pitch", &Pitch::submitted));
  VERDIEP_REQUIRE(require_first(state.pitch, actor, group.value_or(GroupId{})));
  if (standing(state.pitch).size() >= pitches_max) {
    return reject(limit_reached, Position{}, {{"limit", "pitches"}, {"max", std::to_string(pitches_max)}});
  }
  return accept(PitchSubmitted{command.pitch, group, command.title, command.text, command.link});
}

Decision decide(const stream::State& state, MemberId actor, const RevisePitch& command) {
  VERDIEP_REQUIRE(people::require_participant(state.people, actor));
  VERDIEP_REQUIRE(require_own(state, actor, command.pitch));
  VERDIEP_REQUIRE(require_not_frozen(state));
  const Position newest = find(state.pitch.pitches, command.pitch)->revised;
  if (command.replaces != newest) {
    return reject(stale_version, newest);
  }
  return accept(PitchRevised{command.pitch, command.replaces, command.title, command.text, command.link});
}

Decision decide(const stream::State& state, MemberId actor, const WithdrawPitch& command) {
  VERDIEP_REQUIRE(people::require_participant(state.people, actor));
  VERDIEP_REQUIRE(require_own(state, actor, command.pitch));
  VERDIEP_REQUIRE(require_not_frozen(state));
  return accept(PitchWithdrawn{command.pitch});
}

Decision decide(const stream::State& state, MemberId actor, const OrderPitches& command) {
  VERDIEP_REQUIRE(people::require_leader(state.people, actor));
  if (!is_complete(state.pitch, command.pitches.items)) {
    return reject(incomplete_order);
  }
  return accept(PitchesOrdered{command.pitches});
}

Decision decide(const stream::State& state, MemberId actor, const PresentPitch& command) {
  VERDIEP_REQUIRE(people::require_leader(state.people, actor));
  VERDIEP_REQUIRE(require_standing(state.pitch, command.pitch));
  if (state.pitch.presenting == command.pitch) {
    return reject(nothing_changed, find(state.pitch.pitches, command.pitch)->presented);
  }
  return accept(PitchPresented{command.pitch});
}

Decision decide(const stream::State& state, MemberId actor, const GiveRemark& command) {
  VERDIEP_REQUIRE(people::require_participant(state.people, actor));
  VERDIEP_REQUIRE(require_standing(state.pitch, command.pitch));
  VERDIEP_REQUIRE(require_new(state.pitch.remarks, command.remark, "remark", &Remark::given));
  return accept(RemarkGiven{command.remark, command.pitch, command.kind, command.text});
}

// Also after withdrawing: words can always be taken back.
Decision decide(const stream::State& state, MemberId actor, const RemoveRemark& command) {
  const bool leads = people::leads(state.people, actor);
  if (!leads) {
    VERDIEP_REQUIRE(people::require_member(state.people, actor));
  }
  const Remark* remark = find(state.pitch.remarks, command.remark);
  if (remark == nullptr) {
    return reject(unknown_remark);
  }
  if (remark->removed) {
    return reject(remark_removed, remark->removed);
  }
  if (!leads && remark->author != actor) {
    return reject(not_author);
  }
  return accept(RemarkRemoved{command.remark});
}

} // namespace verdiep::pitch
