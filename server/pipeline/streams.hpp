#pragma once

#include "server/pipeline/live_stream.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <list>
#include <memory>

namespace verdiep::pipeline {

/// The streams in the committer's memory, loaded on demand; the least recently used go when there are too
/// many.
///
/// Owner    a pointer stays valid until the next `forget` of its stream, or `trim`
/// Threads  the committer's only
class Streams {
public:
  explicit Streams(const log::Log& log, std::size_t streams_max = 4096)
      : log_(log), streams_max_(streams_max) {}

  /// Errors   those of `load_stream`
  [[nodiscard]] Result<LiveStream*> get(StreamId id);

  /// Throws a stream's state away: it no longer tells what is on disk.
  void forget(StreamId id);

  /// Drops what was used longest ago. Not while a group commit is under way: what it decided on must stay.
  void trim();

private:
  struct Entry {
    std::unique_ptr<LiveStream> stream;
    std::list<StreamId>::iterator use;
  };

  const log::Log& log_;
  std::size_t streams_max_;
  boost::unordered_flat_map<StreamId, Entry> entries_;
  std::list<StreamId> uses_; ///< the most recent first
};

} // namespace verdiep::pipeline
