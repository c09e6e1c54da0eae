#pragma once

#include "events/command.hpp"
#include "events/record.hpp"
#include "events/types/position.hpp"
#include "shared/projections/model.hpp"

namespace verdiep::sync {

/// A record as far as this program can read it. One of an event that it does not know is kept and passed over; any
/// other fault is damage.
///
/// Owner    views point into the record's bytes
struct DecodedRecord {
  codec::DecodeResult<RecordHeader> header;
  codec::DecodeResult<EventBody> body;
};

[[nodiscard]] DecodedRecord decode_known(ByteView bytes);

[[nodiscard]] bool is_damaged(const DecodedRecord& record);
/// Whether it says that it is of this stream and position, if it can say.
[[nodiscard]] bool belongs_at(const DecodedRecord& record, StreamId stream, Position position);
/// Whether the record commits to this value.
[[nodiscard]] bool is_committed(const DecodedRecord& record, const PersonalValue& value);

void fold(projections::Model& model, Position position, const DecodedRecord& record);

} // namespace verdiep::sync
