#pragma once

#include "events/types/bytes.hpp"
#include "events/types/position.hpp"
#include "events/types/timestamp.hpp"

#include <functional>

/// Looking back: what a stream was at any position, what happened in it, and the proof of both.
namespace verdiep::history {

/// Where the records of one stream come from: those of a replica, or of a log.
///
/// Shape    `at` is asked for positions from 1 to `head`
/// Owner    whoever hands it on keeps the records; a view lasts until the next call
struct Records {
  Position head;
  std::function<ByteView(Position)> at;
};

/// The last position that the server had recorded by this moment, 0 before the first: `recorded` never decreases.
///
/// An unknown record, whose header this program cannot read, counts as recorded with the one before it.
[[nodiscard]] Position position_at(const Records& records, Timestamp moment);

/// When the server recorded the event at a position, 0 before the first.
[[nodiscard]] Timestamp recorded_at(const Records& records, Position position);

} // namespace verdiep::history
