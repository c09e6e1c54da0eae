#pragma once

#include "events/json/view.hpp"
#include "events/record.hpp"
#include "server/interchange/reader.hpp"
#include "server/interchange/visible_values.hpp"
#include "server/log/log.hpp"
#include "shared/result.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace verdiep::interchange {

/// One event as a reader may have it.
///
/// Owner    `header` and `bytes` are valid during the visit
struct Readable {
  const RecordHeader& header;
  ByteView bytes;
};

/// Return false to stop: the record was taken, the next one is not.
using ReadableVisitor = std::function<Result<bool>(const Readable&)>;

/// The records of a programme that one reader may have, in order, with what may be read of personal values.
///
/// Who is shown no progress of others gets no records of it: completions that were not shared with the
/// programme, and what was opened again.
///
/// Threads  one at a time
class ReadableRecords {
public:
  ReadableRecords(const log::Log& log, StreamId stream, Reader reader);

  /// The last record as of now, and the values that were seen and no longer are; ask before reading.
  struct News {
    Position head;
    std::vector<log::ValueKey> gone;
  };
  [[nodiscard]] Result<News> catch_up();

  /// Visits from..to; gives the first position that was not looked at.
  [[nodiscard]] Result<Position> read(Position from, Position to, const ReadableVisitor& visit) const;

  /// Its public fields, and under their names the words that the reader sees; the names of those that are
  /// not seen are in `withheld`.
  struct Data {
    json::Json fields;
    std::vector<std::string> withheld;
  };
  [[nodiscard]] Result<Data> data_of(const Readable& record) const;

  /// The value as JSON; nothing if it is not seen.
  [[nodiscard]] Result<std::optional<json::Json>> words(Position position, const std::string& field) const;
  /// Whether anybody may still see the value.
  [[nodiscard]] Result<bool> is_stored(const log::ValueKey& key) const;

  [[nodiscard]] StreamId stream() const { return stream_; }
  [[nodiscard]] const Reader& reader() const { return reader_; }

private:
  [[nodiscard]] bool may_have(const Readable& record) const;

  const log::Log& log_;
  const StreamId stream_;
  const Reader reader_;
  VisibleValues values_;
};

/// What an older program says when it meets bytes that it cannot read.
[[nodiscard]] Failure unreadable(StreamId stream, Position position);

} // namespace verdiep::interchange
