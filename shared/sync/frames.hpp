#pragma once

#include "events/codec/decode_error.hpp"
#include "events/rejection.hpp"
#include "events/types/blob.hpp"
#include "events/types/bytes.hpp"
#include "events/types/id.hpp"
#include "events/types/personal.hpp"
#include "events/types/position.hpp"
#include "events/types/text.hpp"
#include "shared/crypto.hpp"
#include "shared/disclosures/audience.hpp"
#include "shared/sync/limits.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

/// The frames of the sync protocol, each one WebSocket message: canonical CBOR `["Type", {body}]`.
///
/// Every frame but `Credit` and `Bye` names its stream. Names of types, fields and enumerators are on the
/// wire: never rename one.
/// Source   docs/formats/sync.md
namespace verdiep::sync {

using disclosures::Audience;

// From the client

/// How far this client has read one audience's feed.
struct FeedCursor {
  Audience audience;
  std::uint64_t seq = 0;
  friend bool operator==(const FeedCursor&, const FeedCursor&) = default;
};
BOOST_DESCRIBE_STRUCT(FeedCursor, (), (audience, seq))

/// Asks for a stream from here on; the first frame about it, once per connection.
///
/// Shape    `have` records are held, under the Merkle root `root`; `epoch` 0 when nothing is known yet
struct Hello {
  static constexpr auto type_name = "Hello";
  StreamId stream;
  std::uint32_t rules = 0;
  std::uint32_t epoch = 0;
  Position have;
  Sha256 root;
  List<FeedCursor, audiences_max> cursors;
  friend bool operator==(const Hello&, const Hello&) = default;
};
BOOST_DESCRIBE_STRUCT(Hello, (), (stream, rules, epoch, have, root, cursors))

/// Asks once more for records from..to, both included and all sent before; at most a page of them comes.
struct Fetch {
  static constexpr auto type_name = "Fetch";
  StreamId stream;
  Position from;
  Position to;
  friend bool operator==(const Fetch&, const Fetch&) = default;
};
BOOST_DESCRIBE_STRUCT(Fetch, (), (stream, from, to))

/// Sends a command. `id` is the command's own, so that an answer can name even a command that nobody can
/// read.
///
/// Shape
/// - `base` = the confirmed head plus the events predicted for earlier pending commands
/// - `context` = the programme's head for a group's stream, else 0
/// - `prediction` only if `base` is the confirmed head and no rejection is expected: nothing else can be
/// compared
struct Submit {
  static constexpr auto type_name = "Submit";
  StreamId stream;
  CommandId id;
  Blob<command_bytes_max> command;
  Position base;
  Position context;
  std::optional<Sha256> prediction;
  friend bool operator==(const Submit&, const Submit&) = default;
};
BOOST_DESCRIBE_STRUCT(Submit, (), (stream, id, command, base, context, prediction))

/// The withdrawals up to `seq` of this feed are carried out on the device.
struct Deleted {
  static constexpr auto type_name = "Deleted";
  StreamId stream;
  Audience audience;
  std::uint64_t seq = 0;
  friend bool operator==(const Deleted&, const Deleted&) = default;
};
BOOST_DESCRIBE_STRUCT(Deleted, (), (stream, audience, seq))

/// So many more bytes of frames have been handled; the server may send as many again.
struct Credit {
  static constexpr auto type_name = "Credit";
  std::uint32_t bytes = 0;
  friend bool operator==(const Credit&, const Credit&) = default;
};
BOOST_DESCRIBE_STRUCT(Credit, (), (bytes))

// From the server

/// Answers `Hello`: who you are here, how far the stream is, and whose signature its checkpoints carry.
struct Welcome {
  static constexpr auto type_name = "Welcome";
  StreamId stream;
  std::uint32_t rules = 0;
  std::uint32_t epoch = 0;
  Position head;
  crypto::PublicKey key{};
  MemberId member;
  List<Audience, audiences_max> audiences;
  friend bool operator==(const Welcome&, const Welcome&) = default;
};
BOOST_DESCRIBE_STRUCT(Welcome, (), (stream, rules, epoch, head, key, member, audiences))

/// The records first, first + 1, …; byte-equal for every subscriber.
struct Batch {
  static constexpr auto type_name = "Batch";
  StreamId stream;
  Position first;
  List<Blob<record_bytes_max>, page_records_max> records;
  friend bool operator==(const Batch&, const Batch&) = default;
};
BOOST_DESCRIBE_STRUCT(Batch, (), (stream, first, records))

/// A personal value is given to the audience. The commitment in the record tells whether it is the true one.
struct Grant {
  Position position;
  Text<64> field;
  Salt salt;
  Blob<value_bytes_max> value;
  friend bool operator==(const Grant&, const Grant&) = default;
};
BOOST_DESCRIBE_STRUCT(Grant, (), (position, field, salt, value))

/// A personal value is taken from the audience: delete it unless another audience grants it.
struct Withdrawal {
  Position position;
  Text<64> field;
  friend bool operator==(const Withdrawal&, const Withdrawal&) = default;
};
BOOST_DESCRIBE_STRUCT(Withdrawal, (), (position, field))

/// What the feed's entries after..seq come to, `after` excluded: for each value the last of them.
///
/// Shape    a value is either granted or withdrawn in one frame, and the records it belongs to came before
struct Disclosures {
  static constexpr auto type_name = "Disclosures";
  StreamId stream;
  Audience audience;
  std::uint64_t after = 0;
  std::uint64_t seq = 0;
  List<Grant, page_entries_max> grants;
  List<Withdrawal, page_entries_max> withdrawals;
  friend bool operator==(const Disclosures&, const Disclosures&) = default;
};
BOOST_DESCRIBE_STRUCT(Disclosures, (), (stream, audience, after, seq, grants, withdrawals))

/// You are no longer of this audience, or (without one) of this stream: delete what no other audience grants.
struct Revoked {
  static constexpr auto type_name = "Revoked";
  StreamId stream;
  std::optional<Audience> audience;
  friend bool operator==(const Revoked&, const Revoked&) = default;
};
BOOST_DESCRIBE_STRUCT(Revoked, (), (stream, audience))

/// Why the server did not even decide.
enum class Refusal : std::uint8_t {
  malformed,         ///< final: not a command that this server can read
  too_large,         ///< final
  command_id_reused, ///< final: another command came under this id before
  too_fast,          ///< not an outcome, as all that follow: the same id may be sent again
  storage_full,
  read_only,
  shutting_down,
  unavailable,
};
BOOST_DESCRIBE_ENUM(
    Refusal,
    malformed,
    too_large,
    command_id_reused,
    too_fast,
    storage_full,
    read_only,
    shutting_down,
    unavailable
)

[[nodiscard]] constexpr bool is_final(Refusal refusal) {
  return refusal <= Refusal::command_id_reused;
}

/// What became of a command. Exactly one of the three is set; `accepted` is the position of its last event.
struct Outcome {
  static constexpr auto type_name = "Outcome";
  StreamId stream;
  CommandId id;
  std::optional<Position> accepted;
  std::optional<Rejection> rejection;
  std::optional<Refusal> refusal;
  friend bool operator==(const Outcome&, const Outcome&) = default;
};
BOOST_DESCRIBE_STRUCT(Outcome, (), (stream, id, accepted, rejection, refusal))

/// A signed note over the first records of the stream (docs/formats/checkpoint.md).
struct Checkpoint {
  static constexpr auto type_name = "Checkpoint";
  StreamId stream;
  Text<4096> note;
  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};
BOOST_DESCRIBE_STRUCT(Checkpoint, (), (stream, note))

enum class ByeReason : std::uint8_t {
  malformed_frame, ///< not a frame of the protocol
  out_of_order,    ///< a frame that may not come here: `Submit` before `Hello`, a second `Hello`, too much
                   ///< credit
  unknown_stream,  ///< no stream of this account
  too_many,        ///< more streams or commands under way than allowed
  too_slow,        ///< frames were not read, or no `Hello` came
  signed_out,      ///< the session ended
  shutting_down,
  unavailable, ///< the server cannot read what was asked
};
BOOST_DESCRIBE_ENUM(
    ByeReason,
    malformed_frame,
    out_of_order,
    unknown_stream,
    too_many,
    too_slow,
    signed_out,
    shutting_down,
    unavailable
)

/// The last frame. `detail` is for logs and developers.
struct Bye {
  static constexpr auto type_name = "Bye";
  ByeReason reason = ByeReason::unavailable;
  Text<200> detail;
  friend bool operator==(const Bye&, const Bye&) = default;
};
BOOST_DESCRIBE_STRUCT(Bye, (), (reason, detail))

using ClientFrame = std::variant<Hello, Fetch, Submit, Deleted, Credit>;
using ServerFrame = std::variant<Welcome, Batch, Disclosures, Revoked, Outcome, Checkpoint, Bye>;

[[nodiscard]] Bytes encode_frame(const ClientFrame& frame);
[[nodiscard]] Bytes encode_frame(const ServerFrame& frame);

/// Refuses what is not canonical, unknown types and keys, values over their limit, and an `Outcome` that says
/// not exactly one thing.
/// Errors   with the offset of the refused item; `over_limit` at 0 for a frame that is
/// too long as a whole
[[nodiscard]] codec::DecodeResult<ClientFrame> decode_client_frame(ByteView bytes);
[[nodiscard]] codec::DecodeResult<ServerFrame> decode_server_frame(ByteView bytes);

/// The stream a frame is about; nullopt for those about the connection.
[[nodiscard]] std::optional<StreamId> stream_of(const ClientFrame& frame);
[[nodiscard]] std::optional<StreamId> stream_of(const ServerFrame& frame);

/// Whether a frame's bytes count against the credit: all of the server's but `Bye`.
[[nodiscard]] bool needs_credit(const ServerFrame& frame);

/// Encodes a `Batch` without copying records into one first. The caller keeps to the limits of a page.
[[nodiscard]] Bytes encode_batch(StreamId stream, Position first, const std::vector<ByteView>& records);

} // namespace verdiep::sync
