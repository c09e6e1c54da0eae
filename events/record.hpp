#pragma once

#include "events/codec/decode_error.hpp"
#include "events/types/bytes.hpp"
#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "events/types/timestamp.hpp"
#include "events/vocabulary.hpp"

#include <cstdint>
#include <string_view>

/// One event as it stands on disk, on the wire and in the Merkle tree: deterministic CBOR, a map with text
/// keys `v at tv cmd pos data type actor stream recorded commitments` (that is also their canonical order).
namespace verdiep {

inline constexpr std::uint8_t record_format_version = 1;
/// Above this no record is written or read: the largest event (a Ding in eight languages) fits in it.
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
  ByteView data;
  ByteView commitments;
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

/// Errors   anything non-canonical; `newer_version` for a format this program does not know
[[nodiscard]] codec::DecodeResult<RecordHeader> decode_record_header(ByteView bytes);

/// Decodes the body, lifted to today's version by the upcasters. Unknown keys are passed over.
/// Errors   `unknown_type` and `newer_version` besides malformed bytes: the caller passes over the event and
/// becomes read-only
[[nodiscard]] codec::DecodeResult<EventBody> decode_event_body(const RecordHeader& header);

[[nodiscard]] codec::DecodeResult<Record> decode_record(ByteView bytes);

/// The described name of the event's type, such as "PostWritten".
[[nodiscard]] std::string_view type_name(const EventBody& body);

/// Canonical CBOR of [type, tv, data, commitments]: what a prediction hashes (docs/formats/sync.md).
void append_prediction(Bytes& out, const EventBody& body);

} // namespace verdiep
