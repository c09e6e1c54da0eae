#pragma once

#include "events/types/bytes.hpp"
#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "shared/crypto.hpp"
#include "shared/sync/broadcast.hpp"
#include "shared/sync/frames.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

/// The server's end of one connection, pure: frames, news and answers in, effects out.
namespace verdiep::sync {

/// A stream that the account may read, and who it is there.
struct Membership {
  StreamId stream;
  MemberId member;
};

/// What the server knows of a stream when somebody subscribes.
///
/// Shape    `audiences` are those of the member, with the last number of each feed; `checkpoint` is framed,
/// null before the first
struct StreamFacts {
  std::uint32_t rules = 0;
  std::uint32_t epoch = 0;
  Position head;
  crypto::PublicKey key{};
  std::vector<FeedHead> audiences;
  SharedFrame checkpoint;
  Position checkpoint_size;
};

/// What a client believed its command would yield; for the pipeline to compare.
struct PredictionClaim {
  std::uint32_t rules = 0;
  Position base;
  Position context;
  Sha256 hash;
};

namespace effect {

/// Send these bytes as one message.
struct Send {
  Bytes frame;
};
/// Send these bytes, which other sessions send too, as one message.
struct SendShared {
  SharedFrame frame;
};
/// Answer with `subscribed`. From now on every `Broadcast` and checkpoint of the stream goes to this session,
/// and none may be lost between the head in the answer and the first broadcast.
struct Subscribe {
  StreamId stream;
  MemberId member;
  Position have;
  Sha256 root;
};
/// Give the command to the pipeline; answer with `outcome`, exactly once.
struct SubmitCommand {
  StreamId stream;
  MemberId member;
  CommandId id;
  Bytes command;
  std::optional<PredictionClaim> prediction;
};
/// Answer with `history_read`: the records from..to, fewer if `page_bytes_max` is reached, at least one.
struct ReadHistory {
  StreamId stream;
  Position from;
  Position to;
};
/// Answer with `feed_read`: the entries after `after`, at most `page_entries_max`.
struct ReadFeed {
  StreamId stream;
  Audience audience;
  std::uint64_t after = 0;
};
/// A client says that it carried out the withdrawals up to `seq`.
struct DeletionConfirmed {
  StreamId stream;
  MemberId member;
  Audience audience;
  std::uint64_t seq = 0;
};
/// Close the connection when what was sent is written. The session answers nothing more.
struct Close {
  ByeReason reason;
  std::string detail;
};

} // namespace effect

using SessionEffect = std::variant<
    effect::Send,
    effect::SendShared,
    effect::Subscribe,
    effect::SubmitCommand,
    effect::ReadHistory,
    effect::ReadFeed,
    effect::DeletionConfirmed,
    effect::Close>;
using SessionEffects = std::vector<SessionEffect>;

/// One connection of one account.
///
/// Invariants  1. The records of a stream are sent in order, without gaps or doubles, from the client's
/// `have` on (pages asked for
///                by `Fetch` apart).
///             2. Bytes sent and not credited, and bytes reserved for reads under way, never exceed
///             `credit_window_bytes`.
///             3. Records and feeds of a subscriber who is behind are not kept here: they are read again when
///             there is room. What
///                is kept is bounded by `submits_under_way_max`, `streams_max` and `audiences_max`.
///             4. Nothing of a stream is sent, and nothing submitted to it, that is not the account's.
///             5. A malformed, oversized or misplaced frame ends the session with a reason, and touches
///             nothing else.
///             6. A value is never sent before its record; the entries of a feed are sent in order, without
///             gaps.
///             7. After `Close` there are no more effects.
/// Threads     one at a time: the connection's strand
class ServerSession {
public:
  [[nodiscard]] SessionEffects opened(std::vector<Membership> memberships);
  /// The account became a member of one more stream.
  void joined(Membership membership);
  [[nodiscard]] SessionEffects received(ByteView frame);

  [[nodiscard]] SessionEffects subscribed(StreamId stream, const StreamFacts& facts);
  [[nodiscard]] SessionEffects
  history_read(StreamId stream, Position first, const std::vector<Bytes>& records);
  [[nodiscard]] SessionEffects feed_read(
      StreamId stream, const Audience& audience, std::uint64_t after, const std::vector<FeedEntry>& entries
  );
  [[nodiscard]] SessionEffects outcome(const Outcome& outcome);

  [[nodiscard]] SessionEffects published(const Broadcast& broadcast);
  /// `frame` is a `Checkpoint`, framed once for all. Of several that wait, the newest is sent.
  [[nodiscard]] SessionEffects checkpoint(StreamId stream, Position size, SharedFrame frame);
  /// The member's audiences in the stream are these now; none at all means that the stream is no longer
  /// theirs.
  [[nodiscard]] SessionEffects audiences_changed(StreamId stream, const std::vector<FeedHead>& audiences);

  [[nodiscard]] SessionEffects tick(std::int64_t now_ms);
  /// Ends the session from the server's side: shutdown, sign-out, a read that failed.
  [[nodiscard]] SessionEffects close(ByeReason reason, std::string detail);

  [[nodiscard]] bool is_closed() const { return closed_; }
  [[nodiscard]] std::size_t bytes_unread() const { return bytes_unread_; }

private:
  struct Feed {
    std::uint64_t sent = 0;
    std::uint64_t head = 0;
    bool is_reading = false;
    bool waits_for_record = false; ///< the next entry belongs to a record that was not sent yet
  };
  struct Subscription {
    bool is_welcomed = false;
    std::uint32_t rules = 0; ///< the client's
    std::uint32_t epoch = 0; ///< the client's
    std::vector<FeedCursor> cursors;
    Position sent;
    Position head;
    bool is_reading = false;
    std::optional<Fetch> fetch;
    std::map<Audience, Feed> feeds;
    SharedFrame checkpoint; ///< waits until `checkpoint_size` records are sent
    Position checkpoint_size;
  };
  /// A read that was asked for and is not answered. Room for its answer is reserved.
  struct Read {
    StreamId stream;
    std::optional<Audience> audience; ///< of records, if not set
    std::uint64_t from = 0;           ///< position, or `after` of a feed
    bool is_fetch = false;
  };

  void on_frame(const Hello& frame);
  void on_frame(const Fetch& frame);
  void on_frame(const Submit& frame);
  void on_frame(const Deleted& frame);
  void on_frame(const Credit& frame);

  [[nodiscard]] Subscription* welcomed(StreamId stream);
  /// The subscription that a frame names; ends the session if there is none.
  [[nodiscard]] Subscription* demand(StreamId stream);
  void greet(StreamId stream, Subscription& subscription, const StreamFacts& facts);
  void set_audiences(StreamId stream, Subscription& subscription, const std::vector<FeedHead>& audiences);
  void drop_stream(StreamId stream);
  void send_records(Subscription& subscription, const SharedBatch& batch);
  void send_live(Subscription& subscription, const Broadcast& broadcast);
  void send_runs(Subscription& subscription, const Broadcast& broadcast);
  [[nodiscard]] bool take_read(const Read& read, bool& is_fetch);

  /// Sends what waits and asks for what is missing, as far as there is room.
  void pump();
  void pump_controls();
  void pump_streams();
  void pump_stream(StreamId stream, Subscription& subscription);
  void pump_history(StreamId stream, Subscription& subscription);
  void pump_feeds(StreamId stream, Subscription& subscription);
  void pump_checkpoint(Subscription& subscription);
  [[nodiscard]] bool has_room(std::size_t bytes);
  void send_shared(const SharedFrame& frame);
  void queue(const ServerFrame& frame);
  void bye(ByeReason reason, std::string detail);
  [[nodiscard]] SessionEffects take_effects();

  // What the account may do.
  std::map<StreamId, MemberId> members_;
  std::map<StreamId, Subscription> subscriptions_;
  std::set<StreamId> revoked_; ///< and not greeted since
  std::size_t submits_under_way_ = 0;

  // What is on its way. `controls_` are own frames that wait for room: welcomes, outcomes, revocations.
  std::deque<Bytes> controls_;
  std::vector<Read> reads_;
  std::size_t bytes_unread_ = 0;
  bool is_blocked_ = false; ///< something waits for credit
  StreamId served_last_;    ///< streams take turns

  // Time, as told by `tick`.
  std::int64_t now_ms_ = 0;
  std::optional<std::int64_t> first_tick_ms_;
  std::optional<std::int64_t> blocked_since_ms_; ///< since when something waits for credit, and none came
  bool has_greeted_ = false;

  SessionEffects effects_;
  bool is_open_ = false;
  bool closed_ = false;
};

} // namespace verdiep::sync
