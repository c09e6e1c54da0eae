#pragma once

#include "events/record.hpp"

namespace verdiep::projections {

/// What the programme says of itself; whether one may enrol, and the phase, are in the state.
struct Programme {
  programme::Title title;
  programme::Goal goal;
  Timestamp drafted_at;
  Timestamp phase_at;

  void apply(const Record& record, const programme::ProgrammeDrafted& event) {
    title = event.title;
    drafted_at = record.at;
  }
  void apply(const Record&, const programme::GoalAgreed& event) { goal = event.goal; }
  void apply(const Record& record, const programme::PhaseStarted&) { phase_at = record.at; }
};

} // namespace verdiep::projections
