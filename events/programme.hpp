#pragma once

#include "events/people.hpp"
#include "events/types/personal.hpp"
#include "events/types/text.hpp"

#include <boost/describe.hpp>

#include <cstdint>

/// The programme itself: its goal, its phases, whether one may enrol. Texts are the coordinator's, not
/// personal.
namespace verdiep::programme {

/// `group`: ideas are worked out in groups, pitched and voted on. `individual`: no groups, pitch optional.
enum class Kind : std::uint8_t { group, individual };
BOOST_DESCRIBE_ENUM(Kind, group, individual)

/// Labels for people; no rule looks at them.
enum class Phase : std::uint8_t { preparing, running, closing_session, voting, defence, pilot, realised };
BOOST_DESCRIBE_ENUM(Phase, preparing, running, closing_session, voting, defence, pilot, realised)

using Title = Translations<200>;
using Goal = Translations<4000>;

inline constexpr std::uint8_t group_members_max = 5;

// Commands

struct DraftProgramme {
  static constexpr auto type_name = "DraftProgramme";
  Title title;
  Kind kind = Kind::group;
  std::uint8_t group_members_max = programme::group_members_max;
  Personal<people::Name> name;
  Personal<people::Avatar> avatar;
  friend bool operator==(const DraftProgramme&, const DraftProgramme&) = default;
};
BOOST_DESCRIBE_STRUCT(DraftProgramme, (), (title, kind, group_members_max, name, avatar))

struct AgreeGoal {
  static constexpr auto type_name = "AgreeGoal";
  Goal goal;
  friend bool operator==(const AgreeGoal&, const AgreeGoal&) = default;
};
BOOST_DESCRIBE_STRUCT(AgreeGoal, (), (goal))

struct OpenEnrolment {
  static constexpr auto type_name = "OpenEnrolment";
  friend bool operator==(const OpenEnrolment&, const OpenEnrolment&) = default;
};
BOOST_DESCRIBE_STRUCT(OpenEnrolment, (), ())

struct CloseEnrolment {
  static constexpr auto type_name = "CloseEnrolment";
  friend bool operator==(const CloseEnrolment&, const CloseEnrolment&) = default;
};
BOOST_DESCRIBE_STRUCT(CloseEnrolment, (), ())

struct StartPhase {
  static constexpr auto type_name = "StartPhase";
  Phase phase = Phase::preparing;
  friend bool operator==(const StartPhase&, const StartPhase&) = default;
};
BOOST_DESCRIBE_STRUCT(StartPhase, (), (phase))

struct CloseProgramme {
  static constexpr auto type_name = "CloseProgramme";
  friend bool operator==(const CloseProgramme&, const CloseProgramme&) = default;
};
BOOST_DESCRIBE_STRUCT(CloseProgramme, (), ())

// Events

struct ProgrammeDrafted {
  static constexpr auto type_name = "ProgrammeDrafted";
  Title title;
  Kind kind = Kind::group;
  std::uint8_t group_members_max = programme::group_members_max;
  friend bool operator==(const ProgrammeDrafted&, const ProgrammeDrafted&) = default;
};
BOOST_DESCRIBE_STRUCT(ProgrammeDrafted, (), (title, kind, group_members_max))

struct GoalAgreed {
  static constexpr auto type_name = "GoalAgreed";
  Goal goal;
  friend bool operator==(const GoalAgreed&, const GoalAgreed&) = default;
};
BOOST_DESCRIBE_STRUCT(GoalAgreed, (), (goal))

struct EnrolmentOpened {
  static constexpr auto type_name = "EnrolmentOpened";
  friend bool operator==(const EnrolmentOpened&, const EnrolmentOpened&) = default;
};
BOOST_DESCRIBE_STRUCT(EnrolmentOpened, (), ())

struct EnrolmentClosed {
  static constexpr auto type_name = "EnrolmentClosed";
  friend bool operator==(const EnrolmentClosed&, const EnrolmentClosed&) = default;
};
BOOST_DESCRIBE_STRUCT(EnrolmentClosed, (), ())

struct PhaseStarted {
  static constexpr auto type_name = "PhaseStarted";
  Phase phase = Phase::preparing;
  friend bool operator==(const PhaseStarted&, const PhaseStarted&) = default;
};
BOOST_DESCRIBE_STRUCT(PhaseStarted, (), (phase))

struct ProgrammeClosed {
  static constexpr auto type_name = "ProgrammeClosed";
  friend bool operator==(const ProgrammeClosed&, const ProgrammeClosed&) = default;
};
BOOST_DESCRIBE_STRUCT(ProgrammeClosed, (), ())

} // namespace verdiep::programme
