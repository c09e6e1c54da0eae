#include "server/pipeline/published_facts.hpp"

#include "shared/disclosures/policy.hpp"

#include <utility>

namespace verdiep::pipeline {

void PublishedFacts::set(StreamId stream, const stream::State& state, bool members_changed) {
  decltype(Facts::audiences) audiences;
  if (members_changed) {
    for (const auto& [member, entry] : state.people.members) {
      audiences[member] = disclosures::audiences_of(state, member);
    }
  }
  const std::lock_guard lock(mutex_);
  Facts& facts = streams_[stream];
  facts.head = state.head;
  if (members_changed)
    facts.audiences = std::move(audiences);
}

void PublishedFacts::set_checkpoint(StreamId stream, std::shared_ptr<const std::string> note) {
  const std::lock_guard lock(mutex_);
  streams_[stream].checkpoint = std::move(note);
}

std::optional<Position> PublishedFacts::head(StreamId stream) const {
  const std::lock_guard lock(mutex_);
  const auto found = streams_.find(stream);
  if (found == streams_.end())
    return std::nullopt;
  return found->second.head;
}

std::optional<std::vector<disclosures::Audience>>
PublishedFacts::audiences(StreamId stream, MemberId member) const {
  const std::lock_guard lock(mutex_);
  const auto found = streams_.find(stream);
  if (found == streams_.end())
    return std::nullopt;
  const auto audiences = found->second.audiences.find(member);
  if (audiences == found->second.audiences.end())
    return std::vector<disclosures::Audience>{};
  return audiences->second;
}

std::shared_ptr<const std::string> PublishedFacts::checkpoint(StreamId stream) const {
  const std::lock_guard lock(mutex_);
  const auto found = streams_.find(stream);
  return found == streams_.end() ? nullptr : found->second.checkpoint;
}

} // namespace verdiep::pipeline
