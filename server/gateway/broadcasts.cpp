#include "server/gateway/broadcasts.hpp"

#include "server/gateway/feed_entry.hpp"
#include "shared/sync/limits.hpp"

#include <algorithm>
#include <iterator>

namespace verdiep::gateway {
namespace {

/// Feeds whose last number is remembered; beyond that all are forgotten, and the sessions read for themselves
/// once.
constexpr std::size_t feed_heads_max = 65'536;

} // namespace

void Broadcasts::add(const pipeline::Published& published) {
  const std::lock_guard lock(mutex_);
  const auto same = [&](const Waiting& waiting) { return waiting.stream == published.stream; };
  auto waiting = std::find_if(waiting_.begin(), waiting_.end(), same);
  if (waiting == waiting_.end()) {
    waiting = waiting_.insert(
        waiting_.end(), Waiting{published.stream, published.first, {}, {}, {}, published.first}
    );
  }
  if (published.records && !published.records->empty()) {
    if (waiting->records.empty())
      waiting->first = published.first;
    waiting->records.push_back(published.records);
    waiting->next = published.first.plus(published.records->size());
  }
  for (const auto& [audience, seq] : published.feeds)
    waiting->feeds[audience] = seq;
  waiting->audiences_changed.insert(
      waiting->audiences_changed.end(), published.audiences_changed.begin(), published.audiences_changed.end()
  );
  if (std::exchange(framing_, true))
    return;
  loop_.read([this] { frame_all(); });
}

void Broadcasts::frame_all() {
  while (true) {
    Waiting next;
    {
      const std::lock_guard lock(mutex_);
      if (waiting_.empty()) {
        framing_ = false;
        return;
      }
      next = std::move(waiting_.front());
      waiting_.pop_front();
    }
    loop_.post([this, news = framed(next)] { tell_(news); });
  }
}

News Broadcasts::framed(const Waiting& waiting) {
  News news{{waiting.stream, {}, {}, {}}, waiting.audiences_changed};
  sync::Broadcast& broadcast = news.broadcast;
  if (waiting.records.size() == 1) {
    broadcast.batches = sync::frame_records(waiting.stream, waiting.first, *waiting.records.front());
  } else if (!waiting.records.empty()) {
    std::vector<Bytes> records;
    for (const auto& part : waiting.records)
      std::copy(part->begin(), part->end(), std::back_inserter(records));
    broadcast.batches = sync::frame_records(waiting.stream, waiting.first, records);
  }
  const Position sent = broadcast.batches.empty() ? Position{} : broadcast.batches.back().last;
  for (const auto& [audience, seq] : waiting.feeds) {
    broadcast.feeds.push_back({audience, seq});
    frame_feed(broadcast, broadcast.feeds.back(), sent);
  }
  return news;
}

/// Frames what the feed grew by, if that is known and fits in a page. Its entries belong to the records of
/// the same commits or to older ones.
void Broadcasts::frame_feed(sync::Broadcast& broadcast, const sync::FeedHead& feed, Position sent) {
  if (feed_heads_.size() >= feed_heads_max)
    feed_heads_.clear();
  const auto [known, is_new] = feed_heads_.try_emplace({broadcast.stream, feed.audience}, feed.seq);
  const std::uint64_t after = std::exchange(known->second, feed.seq);
  if (is_new || after >= feed.seq || feed.seq - after > sync::page_entries_max)
    return;
  auto items = log_.read_feed(broadcast.stream, feed.audience, after + 1, feed.seq - after);
  if (!items)
    return;
  if (auto run =
          sync::frame_run(broadcast.stream, feed.audience, after, feed_entries(std::move(*items)), sent)) {
    broadcast.runs.push_back(std::move(*run));
  }
}

} // namespace verdiep::gateway
