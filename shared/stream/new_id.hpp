#pragma once

#include "shared/stream/decision.hpp"
#include "shared/table.hpp"

#include <string_view>

namespace verdiep::stream {

/// Refuses an id, chosen by somebody's device, that is none or that something in `things` has already.
///
/// Shape    `field` names the id in its command; `made` is when a thing was made
/// Errors   `invalid_value`; `id_taken`, by the event that made the other
template <class Id, class Thing>
[[nodiscard]] tl::expected<void, Rejection>
require_new(const Table<Id, Thing>& things, Id id, std::string_view field, Position Thing::* made) {
  if (id.is_nil()) {
    return reject(RejectionCode::invalid_value, Position{}, {{"field", field}});
  }
  if (const Thing* other = find(things, id)) {
    return reject(RejectionCode::id_taken, other->*made);
  }
  return {};
}

} // namespace verdiep::stream
