#pragma once

#include "events/types/bytes.hpp"
#include "events/types/id.hpp"
#include "events/types/personal.hpp"
#include "events/types/position.hpp"
#include "shared/disclosures/audience.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What many sessions send alike is framed once and shared: records for every subscriber, a feed for every
/// reader of its audience.
namespace verdiep::sync {

using disclosures::Audience;
using SharedFrame = std::shared_ptr<const Bytes>;

/// A `Batch` with the records first..last.
struct SharedBatch {
  Position first;
  Position last;
  SharedFrame frame;
};

/// One entry of an audience's feed as it was read.
///
/// Shape    `value` is missing for a withdrawal, and for a grant whose value has been erased since
struct FeedEntry {
  struct Value {
    Salt salt;
    Bytes bytes;
  };
  std::uint64_t seq = 0;
  bool grant = true;
  Position position;
  std::string field;
  std::optional<Value> value;
};

/// A `Disclosures` with the entries after..seq, none of which belongs to a record past `position_max`.
struct SharedRun {
  Audience audience;
  std::uint64_t after = 0;
  std::uint64_t seq = 0;
  Position position_max;
  SharedFrame frame;
};

struct FeedHead {
  Audience audience;
  std::uint64_t seq = 0;
};

/// What one commit made visible in one stream.
///
/// Shape    `feeds` are the feeds that grew, with their new last numbers. `runs` may hold what they grew by,
/// framed once for all;
///          a session that finds no run that fits reads the feed itself
struct Broadcast {
  StreamId stream;
  std::vector<SharedBatch> batches;
  std::vector<FeedHead> feeds;
  std::vector<SharedRun> runs;
};

/// Frames records in pages: each at most `page_records_max` and `page_bytes_max`.
[[nodiscard]] std::vector<SharedBatch>
frame_records(StreamId stream, Position first, const std::vector<Bytes>& records);

/// Frames one run of a feed: the entries after `after` in order, as many as fit in a page and belong to
/// records up to `sent`.
///
/// Shape    `entries` are gapless from `after` + 1; nullopt when not even the first may be sent yet
[[nodiscard]] std::optional<SharedRun> frame_run(
    StreamId stream,
    const Audience& audience,
    std::uint64_t after,
    const std::vector<FeedEntry>& entries,
    Position sent
);

} // namespace verdiep::sync
