#include "shared/insights/ledger.hpp"

#include "shared/stream/decider.hpp"

#include <algorithm>
#include <type_traits>
#include <variant>

namespace verdiep::insights {

namespace {

std::uint32_t participants_count(const people::State& people) {
  return static_cast<std::uint32_t>(std::count_if(
      people.members.begin(), people.members.end(),
      [](const auto& entry) { return entry.second.enrolled.holds; }
  ));
}

template <class Event>
constexpr bool changes_participants =
    std::is_same_v<Event, people::ParticipantEnrolled> ||
    std::is_same_v<Event, people::ParticipantWithdrew> || std::is_same_v<Event, people::PersonErased>;

void place(
    Table<DingId, projections::CopyOnWrite<Offer>>& offers, DingId ding, const dingen::Content& content
) {
  offers[ding].edit() = {content.track, content.order, content.title};
}

} // namespace

void Ledger::apply(const Record& record, const stream::State& state) {
  if (record.position == Position{1}) {
    began_ = std::min(record.at, record.recorded);
  }
  std::visit(
      [&]<class Event>(const Event& event) {
        if constexpr (changes_participants<Event>) {
          participants_ = participants_count(state.people);
        }
        if constexpr (std::is_same_v<Event, people::ParticipantEnrolled>) {
          enrolled[event.member] = day_of(record);
        } else if constexpr (std::is_same_v<Event, dingen::DingAdded> ||
                             std::is_same_v<Event, dingen::DingRevised>) {
          place(offers, event.ding, event.content);
        } else if constexpr (std::is_same_v<Event, dingen::DingCompleted>) {
          completed[{record.actor, event.ding}] = day_of(record);
        } else if constexpr (std::is_same_v<Event, dingen::DingReopened>) {
          completed.erase(dingen::Attempt{record.actor, event.ding});
        }
      },
      record.body
  );
  count_act(record, state);
}

Day Ledger::day_of(const Record& record) const {
  return insights::day_of(std::max(began_, std::min(record.at, record.recorded)));
}

void Ledger::count_act(const Record& record, const stream::State& state) {
  if (record.command == last_command_ || !people::is_enrolled(state.people, record.actor)) {
    return;
  }
  last_command_ = record.command;
  Activity& day = days[day_of(record)].edit();
  ++day.acts;
  day.participants = std::max(day.participants, participants_);
  const auto place = std::lower_bound(day.people.begin(), day.people.end(), record.actor);
  if (place == day.people.end() || *place != record.actor) {
    day.people.insert(place, record.actor);
  }
}

void Counted::apply(const Record& record) {
  stream::evolve(state, record.position, record.actor, record.body);
  ledger.apply(record, state);
}

void Counted::apply_unknown(Position position) {
  stream::evolve_unknown(state, position);
}

} // namespace verdiep::insights
