#pragma once

#include "events/record.hpp"
#include "shared/dingen/state.hpp"
#include "shared/projections/copy_on_write.hpp"
#include "shared/table.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace verdiep::projections {

struct Ding {
  dingen::Content content;
  Position added;
  Position changed; ///< added or last revised
  bool removed = false;
};

/// A completion as it stands; its words are in `Disclosed` at (`position`, "reflection") and (`position`,
/// "link").
struct Completion {
  Position position;
  Timestamp at;
  dingen::Sharing sharing = dingen::Sharing::coordinators;
  bool has_reflection = false;
  bool has_link = false;
};

struct Dingen {
  Table<DingId, CopyOnWrite<Ding>> dingen;
  Table<dingen::Attempt, Completion> completions; ///< what is completed now

  void apply(const Record& record, const dingen::DingAdded& event);
  void apply(const Record& record, const dingen::DingRevised& event);
  void apply(const Record& record, const dingen::DingRemoved& event);
  void apply(const Record& record, const dingen::DingCompleted& event);
  void apply(const Record& record, const dingen::DingReopened& event);
};

/// Null for an unknown Ding; one that was removed is still there.
[[nodiscard]] const Ding* find_ding(const Dingen& dingen, DingId id);
/// Null if the member has not completed it now.
[[nodiscard]] const Completion* find_completion(const Dingen& dingen, MemberId member, DingId id);

/// The Dingen of a track that are not removed, in the coordinator's order, then as they were added.
[[nodiscard]] std::vector<DingId> offered(const Dingen& dingen, dingen::Track track);

struct TrackProgress {
  std::size_t completed = 0;
  std::size_t offered = 0;
};

struct Progress {
  std::array<TrackProgress, 3> tracks; ///< by `Track`

  [[nodiscard]] const TrackProgress& of(dingen::Track track) const {
    return tracks[static_cast<std::size_t>(track)];
  }
  /// The must-dos make the programme complete.
  [[nodiscard]] bool is_complete() const {
    const TrackProgress& must = of(dingen::Track::must);
    return must.offered > 0 && must.completed == must.offered;
  }
};

/// Counts what is offered today: a completion of a removed Ding no longer counts.
[[nodiscard]] Progress progress_of(const Dingen& dingen, MemberId member);

/// What to do next: the first must-do that is not completed, then the first can-do, then the first free one.
[[nodiscard]] std::optional<DingId> next_ding(const Dingen& dingen, MemberId member);

} // namespace verdiep::projections
