#pragma once

#include "events/codec/decode_error.hpp"
#include "events/types/blob.hpp"
#include "events/types/bytes.hpp"
#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "events/types/text.hpp"
#include "shared/sync/limits.hpp"
#include "shared/sync/line.hpp"
#include "shared/sync/log_rows.hpp"
#include "shared/sync/outbox.hpp"

#include <boost/describe.hpp>

#include <cstddef>
#include <optional>
#include <variant>
#include <vector>

/// What the tabs of one account tell each other, so that they share one log, one outbox and one connection.
///
/// One tab, the one that holds the lock, keeps the copy: it has the line and writes the rows. The others follow what it
/// wrote. Names are on the way between tabs of perhaps two builds: never rename one.
/// Source   docs/decisions/0010-tabs.md, docs/formats/sync.md 'Between tabs'
namespace verdiep::sync {

/// The largest row there is: a page of the longest records.
inline constexpr std::size_t row_bytes_max = page_records_max * (record_bytes_max + 8) + 64;
/// Rows of one write: all pages of a stream deleted, and as many written as one write takes.
inline constexpr std::size_t written_rows_max = 4096;
/// Waiting commands of which the others are told how they stand; those behind them are 'saved here'.
inline constexpr std::size_t standings_max = 256;
/// A write that is longer than this is told in several frames.
inline constexpr std::size_t tab_frame_bytes = 1024 * 1024;
inline constexpr std::size_t tab_frame_bytes_max = tab_frame_bytes + row_bytes_max;

struct WrittenRow {
  Text<32> key;
  std::optional<Blob<row_bytes_max>> row; ///< none: it was deleted
  friend bool operator==(const WrittenRow&, const WrittenRow&) = default;
};
BOOST_DESCRIBE_STRUCT(WrittenRow, (), (key, row))

/// Rows of the copy, as the keeping tab has just written them.
struct RowsWritten {
  static constexpr auto type_name = "RowsWritten";
  StreamId stream;
  List<WrittenRow, written_rows_max> rows;
  friend bool operator==(const RowsWritten&, const RowsWritten&) = default;
};
BOOST_DESCRIBE_STRUCT(RowsWritten, (), (stream, rows))

/// A row of the outbox was written by any tab, or deleted.
struct OutboxWritten {
  static constexpr auto type_name = "OutboxWritten";
  StreamId stream;
  CommandId id;
  std::optional<Blob<command_bytes_max + frame_overhead_bytes_max>> row;
  friend bool operator==(const OutboxWritten&, const OutboxWritten&) = default;
};
BOOST_DESCRIBE_STRUCT(OutboxWritten, (), (stream, id, row))

struct CommandStanding {
  CommandId id;
  Status status = Status::saved;
  friend bool operator==(const CommandStanding&, const CommandStanding&) = default;
};
BOOST_DESCRIBE_STRUCT(CommandStanding, (), (id, status))

/// How the keeping tab stands with the server.
///
/// Shape    `head` is what it holds: who follows is not live before it holds as much. `commands` are those under way
///          and accepted
struct Standing {
  static constexpr auto type_name = "Standing";
  StreamId stream;
  Line line = Line::offline;
  Trouble trouble = Trouble::none;
  Position head;
  List<CommandStanding, standings_max> commands;
  bool unreachable = false; ///< nobody answered when the server was asked last
  friend bool operator==(const Standing&, const Standing&) = default;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (stream, line, trouble, head, commands, unreachable))

/// A tab came, and wants to know how the stream stands.
struct StandingAsked {
  static constexpr auto type_name = "StandingAsked";
  StreamId stream;
  friend bool operator==(const StandingAsked&, const StandingAsked&) = default;
};
BOOST_DESCRIBE_STRUCT(StandingAsked, (), (stream))

using TabFrame = std::variant<RowsWritten, OutboxWritten, Standing, StandingAsked>;

[[nodiscard]] Bytes encode_tab_frame(const TabFrame& frame);
/// Refuses what is not canonical, unknown types and keys, and values over their limit.
[[nodiscard]] codec::DecodeResult<TabFrame> decode_tab_frame(ByteView bytes);
[[nodiscard]] StreamId stream_of(const TabFrame& frame);

/// What `frame` says was written.
[[nodiscard]] std::vector<RowChange> changes_in(const RowsWritten& frame);
/// One write, in as many frames as it takes; in order.
[[nodiscard]] std::vector<Bytes> encode_rows_written(StreamId stream, const std::vector<RowChange>& changes);

} // namespace verdiep::sync
