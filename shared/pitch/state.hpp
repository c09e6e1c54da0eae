#pragma once

#include "events/pitch.hpp"
#include "shared/fact.hpp"
#include "shared/table.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <vector>

namespace verdiep::pitch {

struct Pitch {
  GroupId group; ///< nil: the author's own
  MemberId author;
  Position submitted;
  Position revised; ///< the newest version
  Fact withdrawn;
  std::uint16_t order = 0; ///< from 1; 0 while nobody has put it in order
  Position presented;      ///< the last time, 0 for never

  friend bool operator==(const Pitch&, const Pitch&) = default;
};

BOOST_DESCRIBE_STRUCT(Pitch, (), (group, author, submitted, revised, withdrawn, order, presented))

struct Remark {
  PitchId pitch;
  MemberId author;
  Position given;
  Fact removed;

  friend bool operator==(const Remark&, const Remark&) = default;
};

BOOST_DESCRIBE_STRUCT(Remark, (), (pitch, author, given, removed))

/// What the rules know of pitches; their words are for projections.
struct State {
  Table<PitchId, Pitch> pitches;
  Table<RemarkId, Remark> remarks;
  PitchId presenting; ///< whose turn it is or was last

  friend bool operator==(const State&, const State&) = default;
};

BOOST_DESCRIBE_STRUCT(State, (), (pitches, remarks, presenting))

/// The pitches that stand, in their order; those that nobody put in order come last, oldest first.
[[nodiscard]] std::vector<PitchId> standing(const State& state);

} // namespace verdiep::pitch
