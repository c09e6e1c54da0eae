#pragma once

#include "events/rejection.hpp"
#include "events/types/bytes.hpp"
#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "events/types/timestamp.hpp"
#include "server/log/log.hpp"
#include "shared/crypto.hpp"
#include "shared/disclosures/audience.hpp"
#include "shared/result.hpp"
#include "shared/stream/state.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

/// From a command to an acknowledged, published event: one committer thread with its own group commit.
namespace verdiep::pipeline {

/// What a client believed its command would yield; compared when base, rules and context are the server's
/// own.
struct Prediction {
  std::uint32_t rules = 0;
  Position base;
  Position context;
  Sha256 hash;
};

/// A command on its way in.
///
/// Shape    `command` is canonical CBOR as it came (events/command.hpp); `actor` is the session's, never the
/// client's word
struct Submission {
  log::AccountId account;
  MemberId actor;
  Bytes command;
  std::optional<Prediction> prediction;
};

/// The command's events are on disk; `position` is that of the last one.
struct Accepted {
  Position position;
};

/// Not an outcome: nothing is kept and the same id may be sent again.
enum class Refusal : std::uint8_t {
  malformed, ///< not a command; never will be
  too_large,
  too_fast, ///< the queue of this account is full
  storage_full,
  read_only, ///< the stream, or a group's programme, holds events that this program does not know
  shutting_down,
  unavailable, ///< the log failed; the server stops
};

/// Final, and the same when the command is seen again. `command_id_reused`: another body came under the id
/// before.
struct CommandIdReused {};
using Outcome = std::variant<Accepted, Rejection, CommandIdReused, Refusal>;
using OutcomeHandler = std::function<void(CommandId, const Outcome&)>;

/// A feed that one commit made longer.
///
/// Shape    `items` end with number `seq`. None when one of them grants a value that was written earlier, or was
///          erased: whoever wants them reads the feed
struct GrownFeed {
  disclosures::Audience audience;
  std::uint64_t seq = 0;
  std::shared_ptr<const std::vector<log::FeedItem>> items;
};

/// What became visible in one stream by one commit.
///
/// Shape    no records when only feeds grew (words whose time was over were deleted) or only audiences changed:
///          who joins or leaves a group does so in the programme's stream, and is told of in the group's too
/// Owner    `records` and what feeds grew by are shared with every subscriber and immutable
struct Published {
  StreamId stream;
  Position first;
  std::shared_ptr<const std::vector<Bytes>> records;
  std::vector<GrownFeed> feeds;
  /// Members whose audiences are others than before.
  std::vector<MemberId> audiences_changed;
};

/// Hears of everything that is on disk, in order per stream. Called on the committer thread: hand over and
/// return.
class Listener {
public:
  virtual ~Listener() = default;
  /// The news of a group of commands come now, and the calls of its handlers, until it is said that all is told.
  /// Who hands them over may wait with all of them until then.
  virtual void on_group_begun() = 0;
  /// May come once more than the beginning.
  virtual void on_group_told() = 0;
  virtual void on_published(const Published& published) = 0;
  /// A signed note (docs/formats/checkpoint.md) over the first `size` records of the stream.
  virtual void on_checkpoint(StreamId stream, Position size, std::shared_ptr<const std::string> note) = 0;
  /// The log failed; nothing more will be committed. The program should end with `error`.
  virtual void on_fatal(const Error& error) = 0;
};

/// Invariants  1. Nothing is acknowledged or published before it is on disk.
///             2. Commands of a stream are decided in the order of their submission, on the state after the
///             one before.
///             3. After a refused commit the state in memory is thrown away and rebuilt from the log.
///             4. A handler is called exactly once for each submission, also at shutdown.
///             5. Commands of a group's stream are decided on the programme's durable state.
///             6. A closed round is counted once, and its ballots are destroyed, also if the process dies in
///             between; so is what an erased person wrote, in the streams of all groups too.
/// Threads     every public function from any thread; handlers and the listener are called on the committer
/// thread
class Pipeline {
public:
  virtual ~Pipeline() = default;

  virtual void submit(Submission submission, OutcomeHandler handler) = 0;

  /// Writes rows (accounts, sessions, invitations) with the next group commit; the handler hears the result.
  virtual void
  change_rows(std::vector<log::RowChange> rows, std::function<void(const Result<void>&)> handler) = 0;

  /// The head of a stream as published; `not_found` for a stream that nothing began. A group's begins, at 0,
  /// when the group is formed.
  [[nodiscard]] virtual Result<Position> head(StreamId stream) const = 0;

  /// The audiences that a member belongs to today; empty for who is not a member, in a group's stream for who
  /// is not in the group.
  [[nodiscard]] virtual std::vector<disclosures::Audience>
  audiences(StreamId stream, MemberId member) const = 0;

  /// The streams of the groups that a member of this programme is in today.
  [[nodiscard]] virtual std::vector<StreamId> groups(StreamId programme, MemberId member) const = 0;

  /// The programme that a group's stream belongs to; nullopt for every other stream.
  [[nodiscard]] virtual std::optional<StreamId> programme_of(StreamId stream) const = 0;

  /// The newest signed checkpoint of a stream, null before the first.
  [[nodiscard]] virtual std::shared_ptr<const std::string> checkpoint(StreamId stream) const = 0;

  /// Runs `read` on the committer thread with the stream's durable state; for projections and the command
  /// line.
  virtual void with_state(StreamId stream, std::function<void(const Result<const stream::State*>&)> read) = 0;

  /// Takes nothing more, finishes what was submitted, and returns when the committer has ended.
  virtual void stop() = 0;
};

} // namespace verdiep::pipeline
