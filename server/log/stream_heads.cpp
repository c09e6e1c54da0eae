#include "server/log/stream_heads.hpp"

#include "server/log/record_page.hpp"

#include <mutex>

namespace verdiep::log {

StreamHeads::Extent StreamHeads::of(StreamId stream) const {
  const std::shared_lock lock(mutex_);
  const auto found = extents_.find(stream);
  return found == extents_.end() ? Extent{} : found->second;
}

std::vector<StreamId> StreamHeads::streams() const {
  const std::shared_lock lock(mutex_);
  std::vector<StreamId> streams;
  streams.reserve(extents_.size());
  for (const auto& [stream, extent] : extents_)
    streams.push_back(stream);
  return streams;
}

void StreamHeads::set_head(StreamId stream, Position head) {
  const std::unique_lock lock(mutex_);
  extents_[stream].head = head;
  note(stream, extents_[stream]);
}

void StreamHeads::set_pages(StreamId stream, std::uint64_t pages) {
  const std::unique_lock lock(mutex_);
  extents_[stream].pages = pages;
  note(stream, extents_[stream]);
}

void StreamHeads::note(StreamId stream, const Extent& extent) {
  const std::uint64_t whole = extent.head.value / page_records;
  if (whole > extent.pages)
    backlog_[stream] = whole - extent.pages;
  else
    backlog_.erase(stream);
}

std::optional<StreamId> StreamHeads::unpacked() const {
  const std::shared_lock lock(mutex_);
  if (backlog_.empty())
    return std::nullopt;
  return backlog_.begin()->first;
}

} // namespace verdiep::log
