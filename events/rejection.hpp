#pragma once

#include "events/types/position.hpp"
#include "events/types/text.hpp"

#include <boost/describe.hpp>

#include <cstdint>

namespace verdiep {

/// Why `decide` said no. Ordinary data, put into words by the client in the reader's language.
/// On the wire by name: never rename one.
enum class RejectionCode : std::uint8_t {
  // any area
  not_allowed,           ///< the actor lacks the permission; argument `needs`
  programme_not_drafted, ///< the first command of a stream must draft the programme
  programme_exists,
  programme_closed, ///< a closed programme takes nothing
  id_taken,         ///< the id of a new thing exists already
  limit_reached,    ///< argument `limit` names it, `max` tells how many
  invalid_value,    ///< argument `field`
  unknown_event,    ///< the stream holds events of a newer version: read-only here
  // people
  not_a_member,
  already_member,
  already_enrolled,
  not_enrolled,
  enrolment_closed,
  enrolment_open,
  role_held,
  role_not_held,
  last_coordinator, ///< hand over first
  person_erased,
  // Dingen
  unknown_ding,
  ding_removed,
  already_completed,
  not_completed,
  // forum
  unknown_thread,
  unknown_post,
  thread_locked,
  thread_not_locked,
  post_removed,
  not_author,
  nothing_changed, ///< the command would yield no event: nothing to do
  // groups
  no_groups, ///< an individual programme has none
  unknown_group,
  group_full,       ///< argument `max`
  already_in_group, ///< argument `group`
  not_in_group,
  already_helper,
  // which stream
  wrong_stream, ///< argument `belongs`: `programme` or `group`
  // help
  not_a_question,
  already_answered,
  not_answered,
  // ideas and pitches
  stale_version, ///< a newer version is there: merge with it
  unknown_pitch,
  pitch_withdrawn,
  pitch_exists,     ///< the group has one already: argument `pitch`
  pitches_frozen,   ///< a round was opened
  incomplete_order, ///< the order must name every pitch once
  unknown_remark,
  remark_removed,
  // vote
  unknown_round,
  round_open,
  round_closed,
  round_not_closed,
  round_not_counted,
  not_in_electorate, ///< who takes part was written down when the round opened
  too_few_pitches,   ///< argument `min`
  winner_known,
  not_the_tied, ///< a runoff is among the tied pitches, all of them
  ballots_counted,
};
// One by one: there are more than BOOST_DESCRIBE_ENUM takes.
BOOST_DESCRIBE_ENUM_BEGIN(RejectionCode)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, not_allowed)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, programme_not_drafted)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, programme_exists)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, programme_closed)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, id_taken)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, limit_reached)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, invalid_value)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, unknown_event)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, not_a_member)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, already_member)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, already_enrolled)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, not_enrolled)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, enrolment_closed)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, enrolment_open)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, role_held)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, role_not_held)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, last_coordinator)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, person_erased)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, unknown_ding)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, ding_removed)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, already_completed)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, not_completed)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, unknown_thread)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, unknown_post)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, thread_locked)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, thread_not_locked)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, post_removed)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, not_author)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, nothing_changed)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, no_groups)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, unknown_group)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, group_full)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, already_in_group)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, not_in_group)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, already_helper)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, wrong_stream)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, not_a_question)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, already_answered)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, not_answered)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, stale_version)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, unknown_pitch)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, pitch_withdrawn)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, pitch_exists)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, pitches_frozen)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, incomplete_order)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, unknown_remark)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, remark_removed)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, unknown_round)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, round_open)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, round_closed)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, round_not_closed)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, round_not_counted)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, not_in_electorate)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, too_few_pitches)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, winner_known)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, not_the_tied)
BOOST_DESCRIBE_ENUM_ENTRY(RejectionCode, ballots_counted)
BOOST_DESCRIBE_ENUM_END(RejectionCode)

/// Part of the sentence that the client makes: never content.
struct RejectionArgument {
  Text<32> name;
  Text<120> value;
  friend bool operator==(const RejectionArgument&, const RejectionArgument&) = default;
};
BOOST_DESCRIBE_STRUCT(RejectionArgument, (), (name, value))

/// Described, so that frames, outcome rows and outbox entries carry it as it is.
struct Rejection {
  RejectionCode code = RejectionCode::not_allowed;
  List<RejectionArgument, 8> arguments;
  Position beaten_by; ///< the event that made it impossible, 0 if none did
  friend bool operator==(const Rejection&, const Rejection&) = default;
};
BOOST_DESCRIBE_STRUCT(Rejection, (), (code, arguments, beaten_by))

} // namespace verdiep
