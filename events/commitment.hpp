#pragma once

#include "events/types/bytes.hpp"
#include "events/types/id.hpp"

#include <string_view>

namespace verdiep {

/// The bytes that a commitment covers: canonical CBOR of
/// ["verdiep.commitment.1", stream, command id, field, value].
///
/// Shape    ids as 16-byte strings; `value` is canonical CBOR and stands in the array as the item it is
/// Source   docs/formats/record.md; shared/disclosures computes the HMAC-SHA-256 over it, keyed by the salt
[[nodiscard]] Bytes
commitment_message(StreamId stream, CommandId command, std::string_view field, ByteView value);

} // namespace verdiep
