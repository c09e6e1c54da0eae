#pragma once

#include "events/command.hpp"
#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "events/types/timestamp.hpp"
#include "events/vote.hpp"
#include "server/log/log.hpp"
#include "shared/result.hpp"
#include "shared/stream/state.hpp"

/// Ballots between casting and counting: beside the log, as disclosed values without an audience.
///
/// One lies at the `VoteCast` of each voter, encrypted under the key of its round; voting anew erases the one
/// before. Counting erases them all, and the round's key is destroyed after it (`log::Log::purge`).
///
/// Shape    the value is the canonical CBOR of `vote::Ballot`
/// Source   docs/formats/store.md, "Ballots"
namespace verdiep::pipeline {

inline constexpr const char* ballot_field = "ballot";

/// Keeps the ballot of a vote that was accepted as the event at `cast`.
///
/// Shape    `before` is the voter's last vote in this round, 0 for none
void keep_ballot(const vote::CastVote& vote, Position cast, Position before, log::DisclosureChanges& changes);

/// Erases what the voters of the round cast.
void erase_ballots(const vote::Round& round, log::DisclosureChanges& changes);

/// Whether the last round is closed and waits for its count.
[[nodiscard]] bool awaits_count(const stream::State& state);

/// The server's command that counts it, with all ballots that are kept.
///
/// Shape    `awaits_count(state)`
/// Its id follows from stream and round: whatever happens in between, a round is counted by one command. A
/// vote whose ballot is gone (the key was lost with a disk, and no backup may hold it) is not counted; voters
/// and ballots then differ for all to see.
/// Errors   damaged: a ballot is not what was stored
[[nodiscard]] Result<Command>
counting_of(const log::Log& log, StreamId stream, const stream::State& state, Timestamp now);

} // namespace verdiep::pipeline
