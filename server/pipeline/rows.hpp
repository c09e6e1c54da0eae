#pragma once

#include "events/types/bytes.hpp"
#include "events/types/id.hpp"
#include "server/log/log.hpp"
#include "shared/disclosures/audience.hpp"
#include "shared/merkle/tile.hpp"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

/// The rows that the pipeline keeps beside the records. On disk: never change.
///
/// Source   docs/formats/store.md, "Rows of the pipeline"
namespace verdiep::pipeline {

/// The row key of a full tile: stream, level, big-endian index.
[[nodiscard]] Bytes tile_row_key(StreamId stream, merkle::TileKey tile);

/// A group's stream belongs to a programme: written when the group is formed, never deleted.
[[nodiscard]] log::RowChange group_row(StreamId group, StreamId programme);
/// Errors   damaged: the row is no stream id
[[nodiscard]] Result<std::optional<StreamId>> programme_in_row(const log::Log& log, StreamId stream);

/// The streams of all groups, each with its programme.
/// Errors   damaged
[[nodiscard]] Result<std::vector<std::pair<StreamId, StreamId>>> group_rows(const log::Log& log);

/// Something is erased, and not done yet.
struct Erasure {
  enum class Step : std::uint8_t {
    erase = 0, ///< a person, in the stream of a group: erase them there if they wrote there
    purge = 1, ///< erased; the key is to be destroyed, and files rewritten
  };
  StreamId stream;
  disclosures::SubjectId subject;
  Step step = Step::purge;
};

[[nodiscard]] log::RowChange erasure_row(const Erasure& erasure);
/// Deletes the row: it is done.
[[nodiscard]] log::RowChange done_row(const Erasure& erasure);
/// What is not done yet.
/// Errors   damaged: a row is no erasure
[[nodiscard]] Result<std::vector<Erasure>> erasures_left(const log::Log& log);

} // namespace verdiep::pipeline
