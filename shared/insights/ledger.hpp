#pragma once

#include "events/record.hpp"
#include "shared/insights/day.hpp"
#include "shared/projections/copy_on_write.hpp"
#include "shared/stream/state.hpp"
#include "shared/table.hpp"

#include <cstdint>
#include <map>
#include <vector>

namespace verdiep::insights {

/// What the participants did on one day.
struct Activity {
  std::uint32_t acts = 0;         ///< accepted commands, whatever number of events they yielded
  std::vector<MemberId> people;   ///< who did them, sorted
  std::uint32_t participants = 0; ///< the most that took part at any of these acts
};

/// A Ding as figures show it; whether it is still offered is in the state.
struct Offer {
  dingen::Track track = dingen::Track::must;
  std::uint16_t order = 0;
  dingen::Title title;
};

/// What the figures of a programme are counted from, beside the state of its stream: on which day something
/// was done.
///
/// A day is that of `at`, when the person did it, offline too. A clock that is ahead counts as the moment of
/// recording, one that is behind the programme's first event as that moment.
///
/// Shape    of a programme's stream; rooms of groups are nobody's figures
/// Owner    a copy is cheap and independent
struct Ledger {
  Table<DingId, projections::CopyOnWrite<Offer>> offers;
  Table<MemberId, Day> enrolled;         ///< the last time
  Table<dingen::Attempt, Day> completed; ///< what is completed now
  std::map<Day, projections::CopyOnWrite<Activity>> days;

  /// Folds a record; `state` is that after it.
  void apply(const Record& record, const stream::State& state);

private:
  [[nodiscard]] Day day_of(const Record& record) const;
  void count_act(const Record& record, const stream::State& state);

  Timestamp began_;
  CommandId last_command_;
  std::uint32_t participants_ = 0;
};

/// The state of a stream and its ledger, for whoever keeps no other read model of it.
struct Counted {
  stream::State state;
  Ledger ledger;

  /// Folds the record at `state.head.next()`.
  void apply(const Record& record);
  /// Passes over an event that this program does not know.
  void apply_unknown(Position position);
};

} // namespace verdiep::insights
