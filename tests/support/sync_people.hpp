#pragma once

#include "tests/support/sync_world.hpp"

#include <string>
#include <utility>
#include <vector>

/// A programme with people in it, and things they may do: the domain's part of the sync tests.
namespace verdiep::test {

/// The personal values of a command, by field.
using Values = std::vector<std::pair<std::string, Bytes>>;

[[nodiscard]] Values words(std::string_view field, std::string_view text);
[[nodiscard]] Values name_and_avatar(std::string_view name, std::uint64_t avatar);

/// A drafted programme with enrolment open and three Dingen; ids of who and what is in it.
struct Programme {
  MemberId coordinator;
  std::vector<MemberId> participants; ///< joined and enrolled
  std::vector<DingId> dingen;
};
[[nodiscard]] Programme draft_programme(SyncWorld& world, std::size_t participants);

/// Does something at random at the device, as what is shown there allows or not. Returns what was refused
/// while entered, if so.
std::optional<Rejection> do_something(SyncWorld& world, const Programme& programme, Device& device);

/// What is wrong with a settled world, one line each; nothing if all is well.
///
/// Checks   every replica holds the server's records, root and state; shows the values it may and no others;
/// holds no command but
///          refused ones. One that starts on the same disk shows the same. Every command that a device stored is in the log once or refused, not both. No
///          forecast was compared with its outcome under equal rules and base and found another.
[[nodiscard]] std::vector<std::string> faults_in(SyncWorld& world, const std::set<CommandId>& let_go);

} // namespace verdiep::test
