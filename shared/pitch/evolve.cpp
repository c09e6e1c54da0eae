#include "shared/pitch/evolve.hpp"

namespace verdiep::pitch {

void evolve(State& state, Position position, MemberId actor, const PitchSubmitted& event) {
  Pitch& pitch = state.pitches[event.pitch];
  pitch.group = event.group.value_or(GroupId{});
  pitch.author = actor;
  pitch.submitted = position;
  pitch.revised = position;
}

void evolve(State& state, Position position, MemberId, const PitchRevised& event) {
  if (Pitch* pitch = find(state.pitches, event.pitch)) {
    pitch->revised = position;
  }
}

void evolve(State& state, Position position, MemberId, const PitchWithdrawn& event) {
  if (Pitch* pitch = find(state.pitches, event.pitch)) {
    pitch->withdrawn.set(position);
  }
}

void evolve(State& state, Position, MemberId, const PitchesOrdered& event) {
  for (auto& [id, pitch] : state.pitches) {
    pitch.order = 0;
  }
  std::uint16_t order = 0;
  for (const PitchId id : event.pitches.items) {
    if (Pitch* pitch = find(state.pitches, id)) {
      pitch->order = ++order;
    }
  }
}

void evolve(State& state, Position position, MemberId, const PitchPresented& event) {
  if (Pitch* pitch = find(state.pitches, event.pitch)) {
    pitch->presented = position;
    state.presenting = event.pitch;
  }
}

void evolve(State& state, Position position, MemberId actor, const RemarkGiven& event) {
  state.remarks[event.remark] = Remark{event.pitch, actor, position, {}};
}

void evolve(State& state, Position position, MemberId, const RemarkRemoved& event) {
  if (Remark* remark = find(state.remarks, event.remark)) {
    remark->removed.set(position);
  }
}

} // namespace verdiep::pitch
