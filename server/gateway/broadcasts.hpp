#pragma once

#include "server/gateway/hand_over.hpp"
#include "server/log/log.hpp"
#include "server/pipeline/pipeline.hpp"
#include "shared/sync/broadcast.hpp"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace verdiep::gateway {

/// One `Broadcast`, and whose audiences changed by what it tells.
struct News {
  sync::Broadcast broadcast;
  std::vector<MemberId> audiences_changed;
};

/// Makes of what was published what sessions send: framed once for everybody, on the loop's thread.
///
/// What is published before the loop's thread comes to it waits, and what waits of one stream is framed as one:
/// an idle server sends at once, a busy one sends fewer and larger frames.
///
/// Invariants  1. News of a stream are told in the order of publication.
///             2. What a feed grew by is left out of the news when it was not published whole: each session
///             reads the feed itself.
/// Threads     `add`: any. `tell` is called on the loop's thread
class Broadcasts {
public:
  Broadcasts(HandOver& hand_over, std::function<void(News)> tell)
      : hand_over_(hand_over), tell_(std::move(tell)) {}

  void add(const pipeline::Published& published);

private:
  using Items = std::shared_ptr<const std::vector<log::FeedItem>>;
  /// One feed's growth over several published ones.
  struct Growth {
    std::uint64_t seq = 0;
    std::vector<Items> items;
  };
  /// What waits, owned: several published ones may be joined.
  struct Waiting {
    StreamId stream;
    Position first;
    std::vector<std::shared_ptr<const std::vector<Bytes>>> records;
    std::map<disclosures::Audience, Growth> feeds;
    std::vector<MemberId> audiences_changed;
  };

  void frame_all();
  [[nodiscard]] static News framed(const Waiting& waiting);
  static void frame_feed(
      sync::Broadcast& broadcast, const disclosures::Audience& audience, const Growth& growth, Position sent
  );

  HandOver& hand_over_;
  const std::function<void(News)> tell_;

  std::mutex mutex_;
  std::vector<Waiting> waiting_; ///< under mutex_
};

} // namespace verdiep::gateway
