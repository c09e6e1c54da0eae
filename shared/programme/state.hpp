#pragma once

#include "events/programme.hpp"
#include "shared/fact.hpp"

#include <boost/describe.hpp>

#include <cstdint>

namespace verdiep::programme {

/// What the rules know of the programme itself. Title and goal are for projections.
struct State {
  Fact drafted;
  Fact closed;
  Fact enrolment_open;
  Kind kind = Kind::group;
  std::uint8_t group_members_max = programme::group_members_max;
  Phase phase = Phase::preparing;
  Position phase_started;

  friend bool operator==(const State&, const State&) = default;
};

BOOST_DESCRIBE_STRUCT(
    State, (), (drafted, closed, enrolment_open, kind, group_members_max, phase, phase_started)
)

} // namespace verdiep::programme
