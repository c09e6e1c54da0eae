#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "events/codec/decode_error.hpp"
#include "events/types/bytes.hpp"
#include "events/types/id.hpp"
#include "events/types/personal.hpp"
#include "events/types/timestamp.hpp"
#include "events/vocabulary.hpp"

/// What somebody wants, as it travels and waits in an outbox: deterministic CBOR, a map with text keys
/// `v at id tv data type stream personal`. It names no actor: the gateway knows who asks. (`ballot` is kept for votes.)
namespace verdiep {

inline constexpr std::uint8_t command_format_version = 1;
inline constexpr std::size_t command_bytes_max = 256 * 1024;

/// Invariant  1. `personal` holds exactly one value for each `Personal` field that is set in `body`, sorted by field in canonical order.
///            2. each commitment in `body` is that of its value (`shared/disclosures/commitment.hpp` computes and checks it).
struct Command {
  StreamId stream;
  CommandId id;
  Timestamp at;
  CommandBody body;
  std::vector<PersonalValue> personal;
  friend bool operator==(const Command&, const Command&) = default;
};

[[nodiscard]] Bytes encode_command(const Command& command);

/// Refuses what is not canonical, unknown keys, values over their field's limit, and a `personal` that does not match the body
/// (invariant 1). Commitments are not on the wire: they are left zero, to be computed by `disclosures::seal`.
[[nodiscard]] codec::DecodeResult<Command> decode_command(ByteView bytes);

[[nodiscard]] std::string_view type_name(const CommandBody& body);

/// Calls `visit(field_name, Commitment&)` for each set `Personal` field of the body, in canonical order of the names.
template <class Visit>
void for_each_personal(CommandBody& body, Visit&& visit);
template <class Visit>
void for_each_personal(const CommandBody& body, Visit&& visit);
/// The same for an event: the fields for which a disclosure may exist.
template <class Visit>
void for_each_personal(const EventBody& body, Visit&& visit);

/// Whether `value` is canonical CBOR for the field's type and within its limit; for values that come from a draft on the device.
[[nodiscard]] codec::DecodeResult<void> check_personal_value(const CommandBody& body, std::string_view field, ByteView value);

/// Canonical CBOR of a text value, and back.
[[nodiscard]] Bytes encode_text_value(std::string_view text);
[[nodiscard]] codec::DecodeResult<std::string_view> decode_text_value(ByteView value);
[[nodiscard]] Bytes encode_number_value(std::uint64_t number);
[[nodiscard]] codec::DecodeResult<std::uint64_t> decode_number_value(ByteView value);

}  // namespace verdiep

#include "events/command_fields.ipp"
