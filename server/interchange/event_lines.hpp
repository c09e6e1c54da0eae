#pragma once

#include "server/interchange/readable_records.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verdiep::interchange {

/// Types of CloudEvents begin with this; then the name of the event.
inline constexpr std::string_view type_prefix = "nl.verdiepdingen.";
/// The reader may not see a value any more; it is still there for others.
inline constexpr std::string_view withdrawn_type = "nl.verdiepdingen.ValueWithdrawn";
/// A value is gone for everybody.
inline constexpr std::string_view erased_type = "nl.verdiepdingen.ValueErased";

/// The server ends the feed; `reason` says why. Not an event of the programme: it has no position.
inline constexpr std::string_view ended_type = "nl.verdiepdingen.FeedEnded";

/// A programme's events for one reader as lines of JSON, each a CloudEvent 1.0.
///
/// Who reads on after a pause begins where it stopped. It is then told of every value of an earlier event that
/// may have been taken back, also of those that it never had: nothing of it is kept at the server.
///
/// Invariants  1. An event comes once, in the order of positions; what is withdrawn, after the event.
///             2. A value is in a line only if the reader's audiences see it when the line is made.
/// Threads     one at a time
class EventLines {
public:
  struct Wish {
    Position from{1};
    std::vector<std::string> types{};  ///< names without prefix; empty: all
    std::optional<Position> through{}; ///< stops there; else goes on with what comes
  };
  EventLines(const log::Log& log, StreamId stream, Reader reader, Wish wish);

  /// The last line of a feed that the server ends: `reason` is a code.
  [[nodiscard]] static std::string ended(StreamId stream, std::string_view reason);

  /// About `bytes_max` of the next lines, each with its line feed; empty when there is nothing more now.
  [[nodiscard]] Result<std::string> next(std::size_t bytes_max);

private:
  [[nodiscard]] Result<void> catch_up();
  [[nodiscard]] Result<void> append_gone(std::string& lines, std::size_t bytes_max);
  [[nodiscard]] Result<std::string> line_of(const Readable& record) const;
  [[nodiscard]] bool wants(std::string_view type) const;

  ReadableRecords records_;
  const Wish wish_;
  Position next_;
  Position head_;
  std::deque<log::ValueKey> gone_; ///< to be told of
};

} // namespace verdiep::interchange
