#include "server/pipeline/streams.hpp"

#include <utility>

namespace verdiep::pipeline {

Result<LiveStream*> Streams::get(StreamId id) {
  if (const auto found = entries_.find(id); found != entries_.end()) {
    uses_.splice(uses_.begin(), uses_, found->second.use);
    return found->second.stream.get();
  }
  VERDIEP_TRY(loaded, load_stream(log_, id));
  uses_.push_front(id);
  Entry entry{std::make_unique<LiveStream>(std::move(loaded)), uses_.begin()};
  return entries_.emplace(id, std::move(entry)).first->second.stream.get();
}

void Streams::forget(StreamId id) {
  const auto found = entries_.find(id);
  if (found == entries_.end())
    return;
  uses_.erase(found->second.use);
  entries_.erase(found);
}

void Streams::trim() {
  while (entries_.size() > streams_max_)
    forget(StreamId(uses_.back()));
}

} // namespace verdiep::pipeline
