#pragma once

#include "client-wasm/replica/device_notes.hpp"
#include "events/types/id.hpp"
#include "events/vote.hpp"

#include <vector>

/// What a voter keeps of their votes, on their own device only: with the tracker they find their ballot among
/// those counted.
///
/// Shape    a note "receipt:<round>" of the account, a line a ballot: tracker, space, choice; newest first.
/// Logging out wipes it with all other notes
namespace verdiep::replica {

/// Nothing but chance, unlike other ids: the time of the vote stands in the log.
[[nodiscard]] vote::Tracker new_tracker();

[[nodiscard]] std::vector<vote::Ballot> receipts(const DeviceNotes& notes, RoundId round);
void keep_receipt(DeviceNotes& notes, RoundId round, const vote::Ballot& ballot);

} // namespace verdiep::replica
