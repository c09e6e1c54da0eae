#pragma once

#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "shared/disclosures/audience.hpp"
#include "shared/stream/state.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace verdiep::pipeline {

/// What other threads may know of the streams: only ever what is on disk.
///
/// Threads  written by the committer, read by any
class PublishedFacts {
public:
  /// A stream was loaded, or a commit of it is on disk.
  void set(StreamId stream, const stream::State& state, bool members_changed);
  void set_checkpoint(StreamId stream, std::shared_ptr<const std::string> note);

  /// Null: not loaded yet.
  [[nodiscard]] std::optional<Position> head(StreamId stream) const;
  [[nodiscard]] std::optional<std::vector<disclosures::Audience>>
  audiences(StreamId stream, MemberId member) const;
  [[nodiscard]] std::shared_ptr<const std::string> checkpoint(StreamId stream) const;

private:
  struct Facts {
    Position head;
    boost::unordered_flat_map<MemberId, std::vector<disclosures::Audience>> audiences;
    std::shared_ptr<const std::string> checkpoint;
  };

  mutable std::mutex mutex_;
  boost::unordered_flat_map<StreamId, Facts> streams_; ///< under mutex_
};

} // namespace verdiep::pipeline
