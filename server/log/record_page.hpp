#pragma once

#include "server/log/log.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

/// A page: 256 records of one stream that follow each other, packed for reading in order. Immutable, and made
/// again from the log family when lost.
///
/// Shape    page n holds positions 256 n + 1 .. 256 n + 256; docs/formats/store.md, "pages"
namespace verdiep::log {

inline constexpr std::uint64_t page_records = 256;

[[nodiscard]] inline std::uint64_t page_of(Position position) {
  return (position.value - 1) / page_records;
}
[[nodiscard]] inline Position first_in_page(std::uint64_t page) {
  return Position{page * page_records + 1};
}

/// Collects the records of one page in order.
class PageBuilder {
public:
  void add(ByteView record, std::uint32_t checksum);
  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] std::string finish() const { return table_ + records_; }

private:
  std::uint64_t count_ = 0;
  std::string table_;
  std::string records_;
};

/// How visiting a page ended: at its end or at `to`, by the visitor, or at a record whose bytes are not what
/// was written.
struct PageVisit {
  bool stopped = false;
  std::optional<Position> damaged;
};

/// Visits the records from..to that lie in `page`, each checked against its checksum.
[[nodiscard]] PageVisit visit_page(
    StreamId stream,
    std::uint64_t page,
    std::string_view bytes,
    Position from,
    Position to,
    const RecordVisitor& visit
);

} // namespace verdiep::log
