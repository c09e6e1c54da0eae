#pragma once

#include "server/gateway/loop.hpp"
#include "server/log/log.hpp"
#include "server/pipeline/pipeline.hpp"
#include "shared/sync/broadcast.hpp"

#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

namespace verdiep::gateway {

/// One `Broadcast`, and whose audiences changed by what it tells.
struct News {
  sync::Broadcast broadcast;
  std::vector<MemberId> audiences_changed;
};

/// Makes of what was published what sessions send: framed once for everybody.
///
/// While one is being framed others wait, and those of one stream that follow each other are framed as one:
/// an idle server sends at once, a busy one sends fewer and larger frames.
///
/// Invariants  1. News of a stream are told in the order of publication.
///             2. A feed that cannot be read is left out of the news: each session reads it itself, and meets
///             the failure there.
/// Threads     `add`: any. `tell` is called on the loop's thread
class Broadcasts {
public:
  Broadcasts(const log::Log& log, Loop& loop, std::function<void(News)> tell)
      : log_(log), loop_(loop), tell_(std::move(tell)) {}

  void add(const pipeline::Published& published);

private:
  /// What waits, owned: several published ones may be joined.
  struct Waiting {
    StreamId stream;
    Position first;
    std::vector<std::shared_ptr<const std::vector<Bytes>>> records;
    std::map<disclosures::Audience, std::uint64_t> feeds;
    std::vector<MemberId> audiences_changed;
    Position next;
  };
  using FeedKey = std::pair<StreamId, disclosures::Audience>;

  void frame_all();
  [[nodiscard]] News framed(const Waiting& waiting);
  void frame_feed(sync::Broadcast& broadcast, const sync::FeedHead& feed, Position sent);

  const log::Log& log_;
  Loop& loop_;
  const std::function<void(News)> tell_;

  std::mutex mutex_;
  std::deque<Waiting> waiting_; ///< under mutex_
  bool framing_ = false;        ///< under mutex_

  std::map<FeedKey, std::uint64_t> feed_heads_; ///< only by whoever frames
};

} // namespace verdiep::gateway
