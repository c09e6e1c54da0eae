#include "server/gateway/broadcasts.hpp"

#include "server/gateway/feed_entry.hpp"

#include <algorithm>
#include <iterator>

namespace verdiep::gateway {
void Broadcasts::add(const pipeline::Published& published) {
  const std::lock_guard lock(mutex_);
  if (waiting_.empty())
    hand_over_.add([this] { frame_all(); });
  const auto same = [&](const Waiting& waiting) { return waiting.stream == published.stream; };
  auto waiting = std::find_if(waiting_.begin(), waiting_.end(), same);
  if (waiting == waiting_.end())
    waiting = waiting_.insert(waiting_.end(), Waiting{published.stream, published.first, {}, {}, {}});
  if (published.records && !published.records->empty()) {
    if (waiting->records.empty())
      waiting->first = published.first;
    waiting->records.push_back(published.records);
  }
  for (const pipeline::GrownFeed& feed : published.feeds) {
    Growth& growth = waiting->feeds[feed.audience];
    growth.seq = feed.seq;
    growth.items.push_back(feed.items);
  }
  waiting->audiences_changed.insert(
      waiting->audiences_changed.end(), published.audiences_changed.begin(), published.audiences_changed.end()
  );
}

void Broadcasts::frame_all() {
  std::vector<Waiting> taken;
  {
    const std::lock_guard lock(mutex_);
    taken = std::exchange(waiting_, {});
  }
  for (const Waiting& waiting : taken)
    tell_(framed(waiting));
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
  for (const auto& [audience, growth] : waiting.feeds) {
    broadcast.feeds.push_back({audience, growth.seq});
    frame_feed(broadcast, audience, growth, sent);
  }
  return news;
}

/// Frames what the feed grew by, if that is known and without a gap. Its entries belong to the records of the
/// same commits or to older ones.
void Broadcasts::frame_feed(
    sync::Broadcast& broadcast, const disclosures::Audience& audience, const Growth& growth, Position sent
) {
  std::vector<log::FeedItem> items;
  for (const Items& part : growth.items) {
    const bool is_next =
        part != nullptr && (items.empty() || part->front().entry.seq == items.back().entry.seq + 1);
    if (!is_next)
      return;
    items.insert(items.end(), part->begin(), part->end());
  }
  const std::uint64_t after = items.front().entry.seq - 1;
  auto run = sync::frame_run(broadcast.stream, audience, after, feed_entries(std::move(items)), sent);
  if (run)
    broadcast.runs.push_back(std::move(*run));
}

} // namespace verdiep::gateway
