#pragma once

#include "events/rejection.hpp"
#include "shared/stream/state.hpp"

#include <tl/expected.hpp>

#include <array>
#include <cstdint>

namespace verdiep::stream {

/// Refuses an id, chosen by somebody's device, under which values beside the log lie already: those of a person,
/// a group or a round (`disclosures::SubjectId`). Else the end of one would take the words of another with it:
/// a round's key is destroyed when it is counted, a person's when they are erased.
///
/// Errors   `id_taken`, by the event that brought the other
[[nodiscard]] tl::expected<void, Rejection>
require_new_subject(const State& state, const std::array<std::uint8_t, 16>& id);

} // namespace verdiep::stream
