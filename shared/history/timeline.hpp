#pragma once

#include "events/record.hpp"
#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "events/types/timestamp.hpp"
#include "shared/history/records.hpp"
#include "shared/projections/model.hpp"
#include "shared/table.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace verdiep::history {

/// What part of the programme an event belongs to: that of its rules.
enum class Area : std::uint8_t { programme, people, dingen, forum, groups, ideas, pitch, vote, unknown };

[[nodiscard]] Area area_of(const EventBody& event);

/// One event of the timeline: what it is found by. Its words come from the record and the projections.
struct Entry {
  Position position;
  MemberId actor;
  MemberId subject; ///< whom it is about besides the actor; nil for nobody
  DingId ding;      ///< that it is about, also as the subject of a thread; nil for none
  Timestamp at;
  Timestamp recorded;
  Area area = Area::unknown;
  bool is_progress = false; ///< somebody completed a Ding, or opened theirs again
};

/// Beyond this the clock of the device and that of the server are said to differ.
inline constexpr std::int64_t clocks_differ_ms = 5 * 60 * 1000;

/// The events of a stream, oldest first: extended as the stream grows.
class Timeline {
public:
  /// Reads on up to the head.
  void extend(const Records& records);

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  /// 1 to the number of entries.
  [[nodiscard]] const Entry& at(Position position) const {
    return entries_[static_cast<std::size_t>(position.value - 1)];
  }

private:
  void add(const Record& record);

  std::vector<Entry> entries_;
  Table<ThreadId, DingId> threads_; ///< those about a Ding
  Table<PostId, DingId> posts_;     ///< in those
};

/// What a reader asked to see; nothing set: all of it.
struct Filter {
  std::optional<MemberId> person;
  std::optional<Area> area;
  std::optional<DingId> ding;
};

/// Whether a screen may say to this reader who it was. People's progress is named to coordinators, and where its words
/// are shared with the programme; an auditor who does not take part knows people by their random ids only.
///
/// Shape    `today`: the model as it is now
[[nodiscard]] bool may_name(const projections::Model& today, MemberId viewer, const Entry& entry);

/// The positions that match, newest first. Asking for a person finds nothing of theirs that may not be named.
[[nodiscard]] std::vector<Position>
select(const Timeline& timeline, const Filter& filter, const projections::Model& today, MemberId viewer);

} // namespace verdiep::history
