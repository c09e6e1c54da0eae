#pragma once

#include "events/types/personal.hpp"
#include "events/types/position.hpp"
#include "events/types/text.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>

/// The idea of a group and its plan of action, in the group's own stream. The words belong to the group.
///
/// Several people write at once: each new version names the one that it replaces, and a version that is not the
/// newest is not overwritten (`stale_version`).
namespace verdiep::ideas {

using Title = Text<200, 1>;
using Description = Text<8000, 1>;
using SectionText = Text<8000>;

/// The questions that a plan of action answers.
enum class Section : std::uint8_t { goal, audience, steps, means, planning };
BOOST_DESCRIBE_ENUM(Section, goal, audience, steps, means, planning)

// Commands

/// `replaces` is absent for the first version.
struct ProposeIdea {
  static constexpr auto type_name = "ProposeIdea";
  std::optional<Position> replaces;
  Personal<Title> title;
  Personal<Description> text;
  friend bool operator==(const ProposeIdea&, const ProposeIdea&) = default;
};
BOOST_DESCRIBE_STRUCT(ProposeIdea, (), (replaces, title, text))

struct RevisePlanSection {
  static constexpr auto type_name = "RevisePlanSection";
  Section section = Section::goal;
  std::optional<Position> replaces;
  Personal<SectionText> text;
  friend bool operator==(const RevisePlanSection&, const RevisePlanSection&) = default;
};
BOOST_DESCRIBE_STRUCT(RevisePlanSection, (), (section, replaces, text))

// Events

struct IdeaProposed {
  static constexpr auto type_name = "IdeaProposed";
  std::optional<Position> replaces;
  Personal<Title> title;
  Personal<Description> text;
  friend bool operator==(const IdeaProposed&, const IdeaProposed&) = default;
};
BOOST_DESCRIBE_STRUCT(IdeaProposed, (), (replaces, title, text))

struct PlanSectionRevised {
  static constexpr auto type_name = "PlanSectionRevised";
  Section section = Section::goal;
  std::optional<Position> replaces;
  Personal<SectionText> text;
  friend bool operator==(const PlanSectionRevised&, const PlanSectionRevised&) = default;
};
BOOST_DESCRIBE_STRUCT(PlanSectionRevised, (), (section, replaces, text))

} // namespace verdiep::ideas
