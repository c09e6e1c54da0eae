#pragma once

#include "events/codec/decode_error.hpp"
#include "events/codec/map_reader.hpp"
#include "events/types/bytes.hpp"
#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "events/types/timestamp.hpp"
#include "events/vocabulary.hpp"

#include <cstdint>
#include <string_view>

/// One event as it stands on disk, on the wire and in the Merkle tree: deterministic CBOR, a map with text
/// keys `v at tv cmd pos data type actor stream recorded commitments` (that is also their canonical order).
///
/// Source   docs/formats/record.md
namespace verdiep {

inline constexpr std::uint8_t record_format_version = 1;
/// Above this no record is read: the largest event (a Ding in eight languages) fits in it.
inline constexpr std::size_t record_bytes_max = 256 * 1024;

/// Everything of a record but its body; cheap to decode, possible for types this program does not know.
///
/// Owner    `type`, `data` and `commitments` point into the record's bytes
struct RecordHeader {
  StreamId stream;
  Position position;
  MemberId actor;     ///< `system_actor` for what nobody did
  Timestamp at;       ///< the client's clock: shown, never ordered by
  Timestamp recorded; ///< the server's clock: never decreases in a stream
  CommandId command;
  std::string_view type;
  std::uint16_t type_version = 1;
  ByteView data;                      ///< checked to be canonical
  ByteView commitments;               ///< checked to be canonical
  std::size_t type_offset = 0;        ///< where `type` begins in the record, for errors
  std::size_t data_offset = 0;        ///< the same for `data`
  std::size_t commitments_offset = 0; ///< the same for `commitments`
};

struct Record {
  StreamId stream;
  Position position;
  MemberId actor;
  Timestamp at;
  Timestamp recorded;
  CommandId command;
  EventBody body;
  friend bool operator==(const Record&, const Record&) = default;
};

[[nodiscard]] Bytes encode_record(const Record& record);
/// The same, behind what `out` holds: a buffer that is used again needs no allocation.
void append_record(Bytes& out, const Record& record);

/// Errors   anything non-canonical; `newer_version` for a format this program does not know
[[nodiscard]] codec::DecodeResult<RecordHeader>
decode_record_header(ByteView bytes, codec::Mode mode = codec::Mode::tolerant);

/// Decodes the body, lifted to today's version by the upcasters. Unknown keys are passed over.
///
/// Errors   `unknown_type` and `newer_version` besides malformed bytes: the caller passes over the event and
///          becomes read-only. Offsets are those in the record.
[[nodiscard]] codec::DecodeResult<EventBody>
decode_event_body(const RecordHeader& header, codec::Mode mode = codec::Mode::tolerant);

/// Both. A strict reader refuses unknown keys too, so that only what `encode_record` writes today is read.
[[nodiscard]] codec::DecodeResult<Record>
decode_record(ByteView bytes, codec::Mode mode = codec::Mode::tolerant);

/// The described name of the event's type, such as "PostWritten".
[[nodiscard]] std::string_view type_name(const EventBody& body);

/// Canonical CBOR of [type, tv, data, commitments]: what a prediction hashes (docs/formats/sync.md).
void append_prediction(Bytes& out, const EventBody& body);

} // namespace verdiep
