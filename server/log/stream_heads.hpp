#pragma once

#include "server/log/log.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <shared_mutex>
#include <vector>

namespace verdiep::log {

/// How far each stream goes, and how much of it lies in pages. In memory; loaded when the store is opened.
///
/// Threads  any
class StreamHeads {
public:
  struct Extent {
    Position head;
    std::uint64_t pages = 0;
  };

  [[nodiscard]] Extent of(StreamId stream) const;
  [[nodiscard]] std::vector<StreamId> streams() const;

  void set_head(StreamId stream, Position head);
  void set_pages(StreamId stream, std::uint64_t pages);

  /// Some stream with at least one whole page of records that is not packed yet.
  [[nodiscard]] std::optional<StreamId> unpacked() const;

private:
  void note(StreamId stream, const Extent& extent);

  mutable std::shared_mutex mutex_; // guards what follows
  std::map<StreamId, Extent> extents_;
  std::map<StreamId, std::uint64_t> backlog_; // whole pages still to be packed
};

} // namespace verdiep::log
