#pragma once

#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "shared/history/records.hpp"
#include "shared/projections/model.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace verdiep::history {

/// The model of a stream at any position: from the nearest mark at or before it, and the records from there.
///
/// Marks are models that are kept on the way, evenly spread: when there are `marks_max`, every second one goes and the
/// distance doubles. So going anywhere costs one copy and at most `distance()` events, and going one step forward one
/// event; memory holds `marks_max` models at most.
///
/// Invariant  `at(p)` is the fold of the first p records, whatever was asked before
/// Threads    one
class TimeMachine {
public:
  static constexpr std::size_t marks_max = 16;
  static constexpr std::uint64_t distance_min = 512;

  /// The model after the first `position` events, at most the head; without personal values: `as_seen_today`.
  ///
  /// Owner    valid until the next call. `records` are those of every call before, or more of them
  [[nodiscard]] const projections::Model& at(const Records& records, Position position);

  /// Events between two marks.
  [[nodiscard]] std::uint64_t distance() const { return distance_; }

private:
  void go_to_mark(Position position);
  void step(const Records& records);
  void keep_mark();

  projections::Model here_;
  std::vector<projections::Model> marks_; ///< the n-th, from 1, is at n × `distance_`
  std::uint64_t distance_ = distance_min;
};

/// A model of the past as a reader may look at it: with one's own sight as of today, also in the past.
///
/// What was withdrawn since, or is not for this reader, stays so; names are those of today, because the old ones were
/// deleted; and whose progress is named follows from the reader's roles of today and from what is shared today.
///
/// Shape    `today` is of the same stream, `past` of a position of it
[[nodiscard]] projections::Model
as_seen_today(projections::Model past, const projections::Model& today, MemberId viewer);

} // namespace verdiep::history
