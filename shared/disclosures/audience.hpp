#pragma once

#include "events/types/id.hpp"

#include <boost/describe.hpp>

#include <array>
#include <cstdint>
#include <vector>

namespace verdiep::stream {
struct Context;
struct State;
} // namespace verdiep::stream

namespace verdiep::disclosures {

/// Whom a disclosed value belongs to: a member, a group for what it wrote together, a round for its ballots. Erasing a subject
/// erases its values.
using SubjectId = Id<struct SubjectTag>;

[[nodiscard]] inline SubjectId subject_of(MemberId member) {
  return SubjectId{member.bytes};
}

[[nodiscard]] inline SubjectId subject_of(GroupId group) {
  return SubjectId{group.bytes};
}
/// The ballots of a round lie under one key, which is destroyed when they are counted.
[[nodiscard]] inline SubjectId subject_of(RoundId round) {
  return SubjectId{round.bytes};
}

enum class AudienceKind : std::uint8_t { programme, group, coordinators, management, member };
BOOST_DESCRIBE_ENUM(AudienceKind, programme, group, coordinators, management, member)

/// Who may see a value. Each (stream, audience) has a feed of its own with gapless numbers from 1.
///
/// Shape    `id` is the member or group for those kinds, nil for the others
struct Audience {
  AudienceKind kind = AudienceKind::programme;
  Id<struct AudienceTag> id;

  [[nodiscard]] static Audience programme() { return {}; }
  [[nodiscard]] static Audience group(GroupId group) { return {AudienceKind::group, {group.bytes}}; }
  [[nodiscard]] static Audience coordinators() { return {AudienceKind::coordinators, {}}; }
  [[nodiscard]] static Audience member(MemberId member) { return {AudienceKind::member, {member.bytes}}; }

  friend bool operator==(const Audience&, const Audience&) = default;
  friend bool operator<(const Audience& a, const Audience& b) {
    return a.kind != b.kind ? a.kind < b.kind : a.id < b.id;
  }
};
BOOST_DESCRIBE_STRUCT(Audience, (), (kind, id))

/// Whose feeds a member reads today, in the order of audiences; the server sends no others.
///
/// Shape    empty for who may not read the stream at all: strangers, the erased, and management and analysts
/// who do not take
///          part themselves, as they are given projections. An auditor who does not take part reads records
///          and proofs, and of personal values only their own.
[[nodiscard]] std::vector<Audience> audiences_of(const stream::State& state, MemberId member);

/// The same in the stream of a group, whose `context` says who is in it: nobody else reads anything there.
[[nodiscard]] std::vector<Audience> audiences_of(const stream::Context& context, MemberId member);

} // namespace verdiep::disclosures
