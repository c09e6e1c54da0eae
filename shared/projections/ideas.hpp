#pragma once

#include "events/record.hpp"
#include "shared/ideas/state.hpp"

#include <array>
#include <vector>

namespace verdiep::projections {

/// Somebody's version of the idea or of a section; its words are in `Disclosed` at `position`: "title" and
/// "text" of an idea, "text" of a section.
struct Version {
  Position position;
  MemberId author;
  Timestamp at;
};

/// The idea and plan of a group, with every version there was: merging starts from the one that was read.
struct Ideas {
  std::vector<Version> idea; ///< oldest first
  std::array<std::vector<Version>, ideas::sections_count> plan;

  void apply(const Record& record, const ideas::IdeaProposed& event);
  void apply(const Record& record, const ideas::PlanSectionRevised& event);

  [[nodiscard]] const std::vector<Version>& section(ideas::Section section) const {
    return plan[static_cast<std::size_t>(section)];
  }
};

} // namespace verdiep::projections
