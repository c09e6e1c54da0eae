#pragma once

#include "events/command.hpp"
#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "events/types/timestamp.hpp"
#include "server/log/log.hpp"
#include "shared/disclosures/audience.hpp"
#include "shared/disclosures/policy.hpp"
#include "shared/merkle/tree.hpp"
#include "shared/result.hpp"
#include "shared/stream/context.hpp"
#include "shared/stream/state.hpp"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace verdiep::pipeline {

/// One stream as the committer holds it: everything that deciding and recording the next command needs.
///
/// It is ahead of the disk while a group commit is on its way; if that is refused it is thrown away
/// (pipeline.hpp, invariant 3).
struct LiveStream {
  StreamId id;
  std::optional<StreamId> programme; ///< set if it is a group's
  stream::State state;
  disclosures::Policy policy;
  merkle::TiledTree tree;
  Timestamp recorded;
  std::map<disclosures::Audience, std::uint64_t> feed_heads;
  /// Values that were hidden and have to be deleted, by when they were hidden.
  std::multimap<Timestamp, disclosures::ValueKey> retired;
  /// In a group's: who did something here and was not erased since.
  std::set<MemberId> authors;
};

/// What deciding in this stream knows of its programme; empty for a programme's own.
///
/// Shape    `programme` is that of `stream.programme`, null if there is none
[[nodiscard]] stream::Context context_of(const LiveStream& stream, const LiveStream* programme);

/// Rebuilds a stream from the log; one without records is empty, not an error. It is a group's if a row says
/// so.
///
/// Errors   damaged, when a record does not decode or is not the next one
[[nodiscard]] Result<LiveStream> load_stream(const log::Log& log, StreamId id);

/// Folds the events of an accepted command into the stream, and adds to `commit` what must be written with
/// them: records, disclosures, feed entries, full tiles.
///
/// Returns  the position of the last event
[[nodiscard]] Position record_events(
    LiveStream& stream,
    const Command& command,
    MemberId actor,
    Timestamp now,
    std::vector<EventBody> events,
    log::Commit& commit
);

/// The commit that deletes what was hidden `disclosures::retirement_ms` ago; nothing if there is none.
///
/// It records nothing: the trail stays, the words go.
/// Errors   those of `log::Log::value`
[[nodiscard]] Result<std::optional<log::Commit>>
expire_retired(const log::Log& log, LiveStream& stream, Timestamp now);

} // namespace verdiep::pipeline
