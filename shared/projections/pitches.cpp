#include "shared/projections/pitches.hpp"

#include <algorithm>

namespace verdiep::projections {

void Pitches::apply(const Record& record, const pitch::PitchSubmitted& event) {
  Pitch& pitch = pitches[event.pitch].edit();
  pitch.id = event.pitch;
  pitch.group = event.group;
  pitch.author = pitch.writer = record.actor;
  pitch.submitted = pitch.text = record.position;
  pitch.at = record.at;
  pitch.has_link = event.link.has_value();
}

void Pitches::apply(const Record& record, const pitch::PitchRevised& event) {
  if (auto* found = find(pitches, event.pitch)) {
    Pitch& pitch = found->edit();
    pitch.text = record.position;
    pitch.writer = record.actor;
    pitch.revised_at = record.at;
    pitch.has_link = event.link.has_value();
  }
}

void Pitches::apply(const Record& record, const pitch::PitchPresented& event) {
  if (auto* found = find(pitches, event.pitch)) {
    found->edit().presented_at = record.at;
  }
}

void Pitches::apply(const Record& record, const pitch::RemarkGiven& event) {
  if (auto* found = find(pitches, event.pitch)) {
    found->edit().remarks.push_back(
        {event.remark, record.actor, event.kind, record.position, record.at, false}
    );
  }
}

void Pitches::apply(const Record&, const pitch::RemarkRemoved& event) {
  for (auto& [id, pitch] : pitches) {
    const auto& remarks = pitch->remarks;
    const auto found = std::find_if(remarks.begin(), remarks.end(), [&](const Remark& remark) {
      return remark.id == event.remark;
    });
    if (found != remarks.end()) {
      const auto index = found - remarks.begin();
      pitch.edit().remarks[static_cast<std::size_t>(index)].removed = true;
      return;
    }
  }
}

const Pitch* find_pitch(const Pitches& pitches, PitchId id) {
  const auto* pitch = find(pitches.pitches, id);
  return pitch == nullptr ? nullptr : &**pitch;
}

std::size_t remarks_count(const Pitch& pitch) {
  return static_cast<std::size_t>(std::count_if(
      pitch.remarks.begin(), pitch.remarks.end(), [](const Remark& remark) { return !remark.removed; }
  ));
}

} // namespace verdiep::projections
