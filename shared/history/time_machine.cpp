#include "shared/history/time_machine.hpp"

#include "events/record.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::history {

namespace {

/// An event that this program does not know is passed over, as everywhere.
void fold(projections::Model& model, ByteView bytes) {
  const auto record = decode_record(bytes);
  if (record) {
    model.apply(*record);
  } else {
    model.apply_unknown(model.state.head.next());
  }
}

/// The roles of today decide what somebody sees; those of the past are told by the timeline.
void give_todays_roles(projections::Model& past, const projections::Model& today, MemberId viewer) {
  people::Member* then = find(past.state.people.members, viewer);
  const people::Member* now = find(today.state.people.members, viewer);
  if (then != nullptr && now != nullptr) {
    then->roles = now->roles;
  }
}

void give_todays_names(projections::Model& past, const projections::Model& today) {
  past.people = today.people; // also of who came later: a screen greets its reader
  for (auto& [id, group] : past.groups.groups) {
    if (const projections::Group* now = projections::find_group(today.groups, id)) {
      group.name = now->name;
    }
  }
}

/// Shared then and taken back since is no longer shared.
void give_todays_sharing(projections::Model& past, const projections::Model& today) {
  for (auto& [attempt, completion] : past.dingen.completions) {
    const projections::Completion* now =
        projections::find_completion(today.dingen, attempt.member, attempt.ding);
    if (now == nullptr || now->position != completion.position) {
      completion.sharing = dingen::Sharing::coordinators;
    }
  }
}

} // namespace

const projections::Model& TimeMachine::at(const Records& records, Position position) {
  const std::uint64_t marks_passed = std::min<std::uint64_t>(position.value / distance_, marks_.size());
  const Position mark{marks_passed * distance_};
  const bool is_on_the_way = mark <= here_.state.head && here_.state.head <= position;
  if (!is_on_the_way) {
    go_to_mark(mark);
  }
  while (here_.state.head < position) {
    step(records);
  }
  return here_;
}

void TimeMachine::go_to_mark(Position position) {
  const auto number = static_cast<std::size_t>(position.value / distance_);
  here_ = number == 0 ? projections::Model{} : marks_[number - 1];
}

void TimeMachine::step(const Records& records) {
  fold(here_, records.at(here_.state.head.next()));
  if (here_.state.head.value == (marks_.size() + 1) * distance_) {
    keep_mark();
  }
}

void TimeMachine::keep_mark() {
  marks_.push_back(here_);
  if (marks_.size() < marks_max) {
    return;
  }
  std::vector<projections::Model> sparser;
  for (std::size_t index = 1; index < marks_.size(); index += 2) {
    sparser.push_back(std::move(marks_[index]));
  }
  marks_ = std::move(sparser);
  distance_ *= 2;
}

projections::Model as_seen_today(projections::Model past, const projections::Model& today, MemberId viewer) {
  past.disclosed = today.disclosed;
  give_todays_names(past, today);
  give_todays_roles(past, today, viewer);
  give_todays_sharing(past, today);
  return past;
}

} // namespace verdiep::history
