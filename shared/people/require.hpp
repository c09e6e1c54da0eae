#pragma once

#include "events/rejection.hpp"
#include "shared/people/state.hpp"

#include <tl/expected.hpp>

/// Rules that many commands share: who somebody must be. Each says no with its reason, or nothing.
namespace verdiep::people {

using Permission = tl::expected<void, Rejection>;

/// The actor is in the programme: joined, and not erased.
[[nodiscard]] Permission require_member(const State& state, MemberId actor);
/// The actor is a coordinator or the system.
[[nodiscard]] Permission require_leader(const State& state, MemberId actor);
/// The actor takes part.
[[nodiscard]] Permission require_participant(const State& state, MemberId actor);
/// The actor may write in the forum: takes part, or is a coordinator.
[[nodiscard]] Permission require_writer(const State& state, MemberId actor);
/// Whom the command is about is in the programme.
[[nodiscard]] Permission require_subject(const State& state, MemberId subject);
/// The same answer in the stream of a group, where a position of its programme's says nothing.
[[nodiscard]] Permission without_position(Permission permission);

} // namespace verdiep::people

/// Returns the rejection of `permission`, if it is one.
#define VERDIEP_REQUIRE(permission)                                                                          \
  do {                                                                                                       \
    auto required_permission = (permission);                                                                 \
    if (!required_permission) {                                                                              \
      return tl::make_unexpected(std::move(required_permission.error()));                                    \
    }                                                                                                        \
  } while (false)
