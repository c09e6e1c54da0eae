#pragma once

#include "events/record.hpp"
#include "shared/insights/ledger.hpp"
#include "shared/projections/dingen.hpp"
#include "shared/projections/disclosed.hpp"
#include "shared/projections/forum.hpp"
#include "shared/projections/groups.hpp"
#include "shared/projections/ideas.hpp"
#include "shared/projections/news.hpp"
#include "shared/projections/people.hpp"
#include "shared/projections/pitches.hpp"
#include "shared/projections/programme.hpp"
#include "shared/projections/translation.hpp"
#include "shared/projections/votes.hpp"
#include "shared/stream/state.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace verdiep::projections {

/// Everything that the screens read of one stream: the state, and the read models beside it.
///
/// A copy is cheap and independent: a client decides its pending commands on one.
struct Model {
  stream::State state;
  Programme programme;
  People people;
  Dingen dingen;
  Forum forum;
  Groups groups;
  Ideas ideas;
  Pitches pitches;
  Votes votes;
  Newsfeed news;
  insights::Ledger insights;
  Disclosed disclosed;

  /// Folds the record at `state.head.next()`.
  void apply(const Record& record);
  /// Passes over an event that this program does not know; the model is read-only from there.
  void apply_unknown(Position position);
};

// Names and avatars.

[[nodiscard]] Words name_of(const Model& model, MemberId member);
[[nodiscard]] Words name_of(const Model& model, GroupId group);
/// 0 if there is none to be seen.
[[nodiscard]] std::uint64_t avatar_of(const Model& model, MemberId member);

// What a viewer is shown of other people's progress. The records hold more than the screens name: privacy by
// default.

/// A coordinator sees the progress of each participant; anybody else only their own.
[[nodiscard]] std::vector<std::pair<MemberId, Progress>>
visible_progress(const Model& model, MemberId viewer);

/// What everybody may know: no names.
struct Totals {
  std::size_t participants = 0;
  std::size_t completions = 0;        ///< of Dingen that are offered, by participants
  std::size_t programme_complete = 0; ///< participants who completed all must-dos
};
[[nodiscard]] Totals totals(const Model& model);

/// How many participants completed the Ding.
[[nodiscard]] std::size_t completions_count(const Model& model, DingId ding);

/// Who completed a Ding, oldest first: all of them for a coordinator; for others their own, and those who
/// shared their words with the programme.
[[nodiscard]] std::vector<std::pair<MemberId, Completion>>
visible_completions(const Model& model, DingId ding, MemberId viewer);

/// What happened after `since` by others than the viewer, newest first: without what was removed, and without
/// other people's completions unless the viewer is a coordinator or the words were shared.
[[nodiscard]] std::vector<News> news_for(const Model& model, MemberId viewer, Position since);

} // namespace verdiep::projections
