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
};
BOOST_DESCRIBE_ENUM(
    RejectionCode,
    not_allowed,
    programme_not_drafted,
    programme_exists,
    programme_closed,
    id_taken,
    limit_reached,
    invalid_value,
    unknown_event,
    not_a_member,
    already_member,
    already_enrolled,
    not_enrolled,
    enrolment_closed,
    enrolment_open,
    role_held,
    role_not_held,
    last_coordinator,
    person_erased,
    unknown_ding,
    ding_removed,
    already_completed,
    not_completed,
    unknown_thread,
    unknown_post,
    thread_locked,
    thread_not_locked,
    post_removed,
    not_author,
    nothing_changed
)

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
