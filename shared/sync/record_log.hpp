#pragma once

#include "events/types/bytes.hpp"
#include "events/types/position.hpp"
#include "shared/sync/limits.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace verdiep::sync {

/// The records of one stream from position 1 on, as bytes, in pages of `page_records_max`.
///
/// Owner    copies what is appended; views are valid until the next `append`
class RecordLog {
public:
  void append(ByteView record);

  [[nodiscard]] Position head() const { return Position{count_}; }
  /// `position` is 1..head.
  [[nodiscard]] ByteView at(Position position) const;
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

private:
  struct Page {
    Bytes bytes;
    std::vector<std::uint32_t> ends; ///< of each record within `bytes`
  };
  std::vector<Page> pages_;
  std::uint64_t count_ = 0;
  std::size_t bytes_ = 0;
};

} // namespace verdiep::sync
