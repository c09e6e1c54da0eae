#pragma once

#include "events/record.hpp"
#include "shared/table.hpp"

#include <optional>
#include <vector>

namespace verdiep::projections {

/// A round as screens show it; who may vote, who voted and how it ended are in the state.
struct Round {
  RoundId id;
  Timestamp opened_at;
  std::optional<Timestamp> closed_at;
  std::optional<Timestamp> counted_at;
  vote::Ballots ballots; ///< once counted, by tracker
  vote::Tally tally;     ///< once counted
};

struct Votes {
  std::vector<Round> rounds; ///< oldest first

  void apply(const Record& record, const vote::RoundOpened& event);
  void apply(const Record& record, const vote::RoundClosed& event);
  void apply(const Record& record, const vote::BallotsCounted& event);

  [[nodiscard]] const Round* find(RoundId id) const;
};

/// What the ballot under this tracker chose, for the voter who looks for their own; nothing if it is not there.
[[nodiscard]] std::optional<PitchId> choice_of(const Round& round, vote::Tracker tracker);

} // namespace verdiep::projections
