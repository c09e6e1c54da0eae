#pragma once

#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "shared/insights/day.hpp"
#include "shared/insights/ledger.hpp"
#include "shared/insights/small_groups.hpp"
#include "shared/insights/viewer.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/// What is counted of a programme, as one viewer may see it: charts, tables, exports and the server's answers
/// all show this and nothing else. How each number is counted is in definition.hpp.
namespace verdiep::insights {

/// Days from enrolment to completing a Ding: of the sorted numbers those at a quarter, half and three quarters
/// (nearest rank, so each is somebody's whole number of days).
struct Quartiles {
  std::uint32_t lower = 0;
  std::uint32_t median = 0;
  std::uint32_t upper = 0;
  friend bool operator==(const Quartiles&, const Quartiles&) = default;
};

struct DingFigure {
  DingId ding;
  dingen::Track track = dingen::Track::must;
  dingen::Title title;
  Count completed;               ///< participants who completed it
  std::optional<Quartiles> pace; ///< nothing: nobody completed it, or too few
  friend bool operator==(const DingFigure&, const DingFigure&) = default;
};

/// Shape    `completed` has one entry for each of `Figures::dingen`
struct ProgressRow {
  MemberId member;
  std::optional<Day> enrolled;
  std::vector<std::optional<Day>> completed;
  friend bool operator==(const ProgressRow&, const ProgressRow&) = default;
};

struct DayFigure {
  Day day;
  Count people; ///< participants who did something
  Count acts;   ///< what they did; known when `people` is
  friend bool operator==(const DayFigure&, const DayFigure&) = default;
};

/// `from` and `to` are places in `Network::people`.
struct Answering {
  std::size_t from = 0;
  std::size_t to = 0;
  Count posts; ///< how many; nothing for who may not see the names
  friend bool operator==(const Answering&, const Answering&) = default;
};

/// Who answers whom in the forum. Without names the order of `people` tells nothing.
struct Network {
  struct Person {
    std::optional<MemberId> member; ///< only where this viewer may know: all, their own, none
    friend bool operator==(const Person&, const Person&) = default;
  };
  std::vector<Person> people;
  std::vector<Answering> answers;
  /// There are answers, but of fewer than five people.
  bool is_hidden = false;
  friend bool operator==(const Network&, const Network&) = default;
};

struct Turnout {
  RoundId round;
  Count electorate;
  Count voted;
  bool is_open = false;
  friend bool operator==(const Turnout&, const Turnout&) = default;
};

/// Of what this viewer may not see nothing is in here: lists are empty, numbers missing.
struct Figures {
  Detail detail = Detail::nothing;
  Count participants;                ///< who take part now
  std::vector<DingFigure> dingen;    ///< what is offered: must, can, free, in the coordinator's order
  std::vector<ProgressRow> progress; ///< in the order of joining, which ranks nobody
  std::vector<Count> funnel;   ///< [k]: participants who completed at least k must-dos; [0] is all of them
  std::vector<DayFigure> days; ///< those on which participants did something, oldest first
  Network network;
  std::vector<Turnout> rounds; ///< oldest first
  friend bool operator==(const Figures&, const Figures&) = default;
};

/// Counts for one viewer. Every number of people that somebody other than a coordinator sees went through
/// small_groups.hpp.
[[nodiscard]] Figures figures(const stream::State& state, const Ledger& ledger, const Viewer& viewer);

/// Whether an event of this time is in what `Detail::figures` is shown today: only days that are over count,
/// so that nobody tells times of day by asking twice. Records come in the order of `recorded`.
[[nodiscard]] bool is_day_over(Timestamp recorded, Timestamp now);

} // namespace verdiep::insights
