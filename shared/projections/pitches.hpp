#pragma once

#include "events/record.hpp"
#include "shared/projections/copy_on_write.hpp"
#include "shared/table.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace verdiep::projections {

/// A remark; its words are in `Disclosed` at (`given`, "text").
struct Remark {
  RemarkId id;
  MemberId author;
  pitch::RemarkKind kind = pitch::RemarkKind::praise;
  Position given;
  Timestamp at;
  bool removed = false;
};

/// A pitch as it stands; its words are in `Disclosed` at (`text`, "title"), (`text`, "text") and, if it has
/// one, (`text`, "link"). Order, turn and whether it was withdrawn are in the state.
struct Pitch {
  PitchId id;
  std::optional<GroupId> group;
  MemberId author;
  MemberId writer; ///< of the words as they stand
  Position submitted;
  Position text; ///< where the words stand now: submitted, or last revised
  Timestamp at;
  std::optional<Timestamp> revised_at;
  std::optional<Timestamp> presented_at;
  bool has_link = false;
  std::vector<Remark> remarks; ///< as given, removed ones among them
};

struct Pitches {
  Table<PitchId, CopyOnWrite<Pitch>> pitches;

  void apply(const Record& record, const pitch::PitchSubmitted& event);
  void apply(const Record& record, const pitch::PitchRevised& event);
  void apply(const Record& record, const pitch::PitchPresented& event);
  void apply(const Record& record, const pitch::RemarkGiven& event);
  void apply(const Record& record, const pitch::RemarkRemoved& event);
};

/// Null for an unknown pitch; one that was withdrawn is still there.
[[nodiscard]] const Pitch* find_pitch(const Pitches& pitches, PitchId id);
/// Remarks that are not removed.
[[nodiscard]] std::size_t remarks_count(const Pitch& pitch);

} // namespace verdiep::projections
