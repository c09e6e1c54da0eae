#pragma once

#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "server/pipeline/live_stream.hpp"
#include "shared/disclosures/audience.hpp"

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
  ///
  /// Shape  a programme before the streams of its groups: it knows who reads those
  void set(const LiveStream& stream, bool members_changed);
  void set_checkpoint(StreamId stream, std::shared_ptr<const std::string> note);

  /// Null: not loaded yet.
  [[nodiscard]] std::optional<Position> head(StreamId stream) const;
  [[nodiscard]] std::optional<std::vector<disclosures::Audience>>
  audiences(StreamId stream, MemberId member) const;
  /// The group's stream that a member of a programme is in.
  [[nodiscard]] std::optional<StreamId> room(StreamId programme, MemberId member) const;
  [[nodiscard]] std::optional<StreamId> programme_of(StreamId stream) const;
  [[nodiscard]] std::shared_ptr<const std::string> checkpoint(StreamId stream) const;

private:
  using Audiences = boost::unordered_flat_map<MemberId, std::vector<disclosures::Audience>>;
  /// The stream of the group that somebody is in, and what they may see there.
  struct Room {
    StreamId stream;
    std::vector<disclosures::Audience> audiences;
  };
  using Rooms = boost::unordered_flat_map<MemberId, Room>;
  struct Facts {
    std::optional<Position> head;      ///< not loaded yet: none
    std::optional<StreamId> programme; ///< of a group's stream
    Audiences audiences;               ///< of a programme
    Rooms rooms;                       ///< of a programme
    std::shared_ptr<const std::string> checkpoint;
  };

  [[nodiscard]] static Audiences audiences_in(const stream::State& programme);
  [[nodiscard]] static Rooms rooms_in(const stream::State& programme);
  /// Null: not there. Under mutex_.
  [[nodiscard]] const Facts* find(StreamId stream) const;

  mutable std::mutex mutex_;
  boost::unordered_flat_map<StreamId, Facts> streams_; ///< under mutex_
};

} // namespace verdiep::pipeline
