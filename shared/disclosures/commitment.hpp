#pragma once

#include "events/command.hpp"
#include "events/types/id.hpp"
#include "events/types/personal.hpp"

#include <string>
#include <string_view>

/// What ties a personal value to its record without being in it.
///
/// Source   docs/formats/record.md
namespace verdiep::disclosures {

/// A typed text as it travels in a command.
[[nodiscard]] PersonalValue personal_text(std::string field, std::string_view text, const Salt& salt);
/// A number, such as that of an avatar.
[[nodiscard]] PersonalValue personal_number(std::string field, std::uint64_t number, const Salt& salt);

/// HMAC-SHA-256 under the value's salt over stream, command, field and value.
[[nodiscard]] Commitment commitment_of(StreamId stream, CommandId command, const PersonalValue& value);

/// Puts `command.personal` in canonical order and the commitment of each value into the body. A field without
/// a value keeps what it has: such a command is refused where it is decoded.
void seal(Command& command);

/// Whether this is the value that a record of `command` committed to; a reader checks each that it is given.
[[nodiscard]] bool
verify(StreamId stream, CommandId command, const PersonalValue& value, const Commitment& commitment);

} // namespace verdiep::disclosures
