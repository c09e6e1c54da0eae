#pragma once

#include "events/types/bytes.hpp"
#include "events/types/id.hpp"

#include <string_view>

namespace verdiep::pipeline {

/// The id of a command that the server gives itself: the same one each time it finds the same thing undone,
/// so that a fall in between cannot do it twice.
///
/// Shape    an RFC 9562 UUID of version 8: the first bytes of SHA-256(what ‖ stream ‖ about)
[[nodiscard]] CommandId derived_command_id(std::string_view what, StreamId stream, ByteView about);

} // namespace verdiep::pipeline
