#pragma once

#include "events/codec/decode_error.hpp"
#include "events/codec/personal.hpp"
#include "events/types/bytes.hpp"
#include "events/types/id.hpp"
#include "events/types/personal.hpp"
#include "events/types/timestamp.hpp"
#include "events/vocabulary.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

/// What somebody wants, as it travels and waits in an outbox: deterministic CBOR, a map with text keys
/// `v at id tv data type ballot stream personal`, `ballot` for a vote only. It names no actor: the gateway knows
/// who asks.
///
/// Source   docs/formats/record.md
namespace verdiep {

inline constexpr std::uint8_t command_format_version = 1;
/// Above this no command is read: the largest (a Ding in eight languages) fits in it.
inline constexpr std::size_t command_bytes_max = 256 * 1024;

/// Invariants
/// 1. `personal` holds exactly one value for each `Personal` field that is set in `body`, in canonical order.
/// 2. Each commitment in `body` is that of its value (shared/disclosures computes and checks it).
struct Command {
  StreamId stream;
  CommandId id;
  Timestamp at;
  CommandBody body;
  std::vector<PersonalValue> personal;
  friend bool operator==(const Command&, const Command&) = default;
};

[[nodiscard]] Bytes encode_command(const Command& command);

/// What may be hashed and kept of a command: the same bytes, but never the ballot. A vote so written does not
/// decode.
[[nodiscard]] Bytes encode_without_ballot(const Command& command);

/// Lifts old versions to today's: an outbox outlives an update.
///
/// Refuses what is not canonical, unknown keys, values over their field's limit, and a `personal` that does
/// not match the body (invariant 1). Commitments are not on the wire: they are left zero, to be computed by
/// `disclosures::seal`.
///
/// Errors   `unknown_type` and `newer_version` besides malformed bytes; offsets are those in the command
[[nodiscard]] codec::DecodeResult<Command> decode_command(ByteView bytes);

/// The described name of the command's type, such as "WritePost".
[[nodiscard]] std::string_view type_name(const CommandBody& body);

// for_each_personal(body, visit) is in codec/personal.hpp.

/// Whether `value` is canonical CBOR for the field's type and within its limits: for a draft on the device.
///
/// Errors   `unknown_key` if the body has no such personal field, else what is wrong with the value
[[nodiscard]] codec::DecodeResult<void>
check_personal_value(const CommandBody& body, std::string_view field, ByteView value);
/// The same for a disclosed value of an event.
[[nodiscard]] codec::DecodeResult<void>
check_personal_value(const EventBody& body, std::string_view field, ByteView value);

/// Canonical CBOR of a text value, and back; the view points into `value`.
[[nodiscard]] Bytes encode_text_value(std::string_view text);
[[nodiscard]] codec::DecodeResult<std::string_view> decode_text_value(ByteView value);
/// Canonical CBOR of a number (an avatar), and back.
[[nodiscard]] Bytes encode_number_value(std::uint64_t number);
[[nodiscard]] codec::DecodeResult<std::uint64_t> decode_number_value(ByteView value);

} // namespace verdiep
