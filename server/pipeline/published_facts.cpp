#include "server/pipeline/published_facts.hpp"

#include "events/groups.hpp"
#include "shared/stream/context.hpp"

#include <utility>

namespace verdiep::pipeline {

PublishedFacts::Audiences PublishedFacts::audiences_in(const stream::State& programme) {
  Audiences audiences;
  for (const auto& [member, entry] : programme.people.members)
    audiences[member] = disclosures::audiences_of(programme, member);
  return audiences;
}

PublishedFacts::Rooms PublishedFacts::rooms_in(const stream::State& programme) {
  Rooms rooms;
  for (const auto& [member, membership] : programme.groups.memberships) {
    const stream::Context context{&programme, programme.head, membership.group};
    rooms[member] = {groups::stream_of(membership.group), disclosures::audiences_of(context, member)};
  }
  return rooms;
}

void PublishedFacts::set(const LiveStream& stream, bool members_changed) {
  const bool is_programme = !stream.programme;
  auto audiences = is_programme && members_changed ? audiences_in(stream.state) : Audiences{};
  auto rooms = is_programme && members_changed ? rooms_in(stream.state) : Rooms{};
  const std::lock_guard lock(mutex_);
  Facts& facts = streams_[stream.id];
  facts.head = stream.state.head;
  facts.programme = stream.programme;
  if (members_changed) {
    facts.audiences = std::move(audiences);
    facts.rooms = std::move(rooms);
  }
}

void PublishedFacts::set_checkpoint(StreamId stream, std::shared_ptr<const std::string> note) {
  const std::lock_guard lock(mutex_);
  streams_[stream].checkpoint = std::move(note);
}

const PublishedFacts::Facts* PublishedFacts::find(StreamId stream) const {
  const auto found = streams_.find(stream);
  return found == streams_.end() ? nullptr : &found->second;
}

std::optional<Position> PublishedFacts::head(StreamId stream) const {
  const std::lock_guard lock(mutex_);
  const Facts* facts = find(stream);
  return facts == nullptr ? std::nullopt : facts->head;
}

std::optional<std::vector<disclosures::Audience>>
PublishedFacts::audiences(StreamId stream, MemberId member) const {
  const std::lock_guard lock(mutex_);
  const Facts* facts = find(stream);
  if (facts == nullptr)
    return std::nullopt;
  if (!facts->programme) {
    const auto found = facts->audiences.find(member);
    return found == facts->audiences.end() ? std::vector<disclosures::Audience>{} : found->second;
  }
  const Facts* programme = find(*facts->programme);
  if (programme == nullptr)
    return std::nullopt;
  const auto found = programme->rooms.find(member);
  if (found == programme->rooms.end() || found->second.stream != stream)
    return std::vector<disclosures::Audience>{};
  return found->second.audiences;
}

std::optional<StreamId> PublishedFacts::room(StreamId programme, MemberId member) const {
  const std::lock_guard lock(mutex_);
  const Facts* facts = find(programme);
  if (facts == nullptr)
    return std::nullopt;
  const auto found = facts->rooms.find(member);
  return found == facts->rooms.end() ? std::nullopt : std::optional(found->second.stream);
}

std::optional<StreamId> PublishedFacts::programme_of(StreamId stream) const {
  const std::lock_guard lock(mutex_);
  const Facts* facts = find(stream);
  return facts == nullptr ? std::nullopt : facts->programme;
}

std::shared_ptr<const std::string> PublishedFacts::checkpoint(StreamId stream) const {
  const std::lock_guard lock(mutex_);
  const Facts* facts = find(stream);
  return facts == nullptr ? nullptr : facts->checkpoint;
}

} // namespace verdiep::pipeline
