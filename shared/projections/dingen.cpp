#include "shared/projections/dingen.hpp"

#include <algorithm>
#include <tuple>

namespace verdiep::projections {

using dingen::Attempt;
using dingen::Track;

void Dingen::apply(const Record& record, const dingen::DingAdded& event) {
  dingen[event.ding].edit() = {event.content, record.position, record.position, false};
}

void Dingen::apply(const Record& record, const dingen::DingRevised& event) {
  if (auto* ding = find(dingen, event.ding)) {
    Ding& edited = ding->edit();
    edited.content = event.content;
    edited.changed = record.position;
  }
}

void Dingen::apply(const Record&, const dingen::DingRemoved& event) {
  if (auto* ding = find(dingen, event.ding)) {
    ding->edit().removed = true;
  }
}

void Dingen::apply(const Record& record, const dingen::DingCompleted& event) {
  completions[{record.actor, event.ding}] = {
      record.position, record.at, event.sharing, event.reflection.has_value(), event.link.has_value()
  };
}

void Dingen::apply(const Record& record, const dingen::DingReopened& event) {
  completions.erase(Attempt{record.actor, event.ding});
}

const Ding* find_ding(const Dingen& dingen, DingId id) {
  const auto* ding = find(dingen.dingen, id);
  return ding == nullptr ? nullptr : &**ding;
}

const Completion* find_completion(const Dingen& dingen, MemberId member, DingId id) {
  return find(dingen.completions, Attempt{member, id});
}

std::vector<DingId> offered(const Dingen& dingen, Track track) {
  std::vector<DingId> ids;
  for (const auto& [id, ding] : dingen.dingen) {
    if (!ding->removed && ding->content.track == track) {
      ids.push_back(id);
    }
  }
  std::sort(ids.begin(), ids.end(), [&](DingId a, DingId b) {
    const Ding& one = *find_ding(dingen, a);
    const Ding& other = *find_ding(dingen, b);
    return std::tie(one.content.order, one.added) < std::tie(other.content.order, other.added);
  });
  return ids;
}

Progress progress_of(const Dingen& dingen, MemberId member) {
  Progress progress;
  for (const auto& [id, ding] : dingen.dingen) {
    if (!ding->removed) {
      TrackProgress& track = progress.tracks[static_cast<std::size_t>(ding->content.track)];
      ++track.offered;
      track.completed += find_completion(dingen, member, id) == nullptr ? 0 : 1;
    }
  }
  return progress;
}

std::optional<DingId> next_ding(const Dingen& dingen, MemberId member) {
  for (const Track track : {Track::must, Track::can, Track::free}) {
    for (const DingId id : offered(dingen, track)) {
      if (find_completion(dingen, member, id) == nullptr) {
        return id;
      }
    }
  }
  return std::nullopt;
}

} // namespace verdiep::projections
