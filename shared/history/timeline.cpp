#include "shared/history/timeline.hpp"

#include "events/codec/described.hpp"
#include "shared/dingen/evolve.hpp"
#include "shared/forum/evolve.hpp"
#include "shared/groups/evolve.hpp"
#include "shared/ideas/evolve.hpp"
#include "shared/people/evolve.hpp"
#include "shared/pitch/evolve.hpp"
#include "shared/programme/evolve.hpp"
#include "shared/vote/evolve.hpp"

#include <type_traits>
#include <variant>

namespace verdiep::history {

namespace {

/// Whether the state of an area is changed by the event: so a new event is found without being named here.
template <class State, class Event>
constexpr bool evolves =
    requires(State& state, const Event& event) { evolve(state, Position{}, MemberId{}, event); };

struct AreaOf {
  template <class Event>
  Area operator()(const Event&) const {
    if constexpr (evolves<programme::State, Event>) {
      return Area::programme;
    } else if constexpr (evolves<people::State, Event>) {
      return Area::people;
    } else if constexpr (evolves<dingen::State, Event>) {
      return Area::dingen;
    } else if constexpr (evolves<forum::State, Event>) {
      return Area::forum;
    } else if constexpr (evolves<groups::State, Event>) {
      return Area::groups;
    } else if constexpr (evolves<ideas::State, Event>) {
      return Area::ideas;
    } else if constexpr (evolves<pitch::State, Event>) {
      return Area::pitch;
    } else {
      static_assert(evolves<vote::State, Event>, "which area is it of?");
      return Area::vote;
    }
  }
};

/// The ids that an event names, whatever it calls them.
struct Named {
  MemberId member;
  DingId ding;
  ThreadId thread;
  PostId post;

  void see(const MemberId& id) { member = id; }
  void see(const DingId& id) { ding = id; }
  void see(const std::optional<DingId>& id) { ding = id.value_or(DingId{}); }
  void see(const ThreadId& id) { thread = id; }
  void see(const PostId& id) { post = id; }
  template <class Other>
  void see(const Other&) {}
};

Named named_in(const EventBody& body) {
  Named named;
  std::visit(
      [&]<class Event>(const Event& event) {
        boost::mp11::mp_for_each<codec::fields_of<Event>>([&]<class Field>(Field) {
          named.see(event.*Field::pointer);
        });
      },
      body
  );
  return named;
}

template <class AnyId>
DingId ding_of(const Table<AnyId, DingId>& table, AnyId id) {
  const DingId* found = find(table, id);
  return found == nullptr ? DingId{} : *found;
}

bool matches(const Entry& entry, const Filter& filter, const projections::Model& today, MemberId viewer) {
  if (filter.area && *filter.area != entry.area) {
    return false;
  }
  if (filter.ding && *filter.ding != entry.ding) {
    return false;
  }
  const bool is_of_person =
      !filter.person || *filter.person == entry.actor || *filter.person == entry.subject;
  return is_of_person && (!filter.person || may_name(today, viewer, entry));
}

} // namespace

Area area_of(const EventBody& event) {
  return std::visit(AreaOf{}, event);
}

void Timeline::extend(const Records& records) {
  for (std::uint64_t value = entries_.size() + 1; value <= records.head.value; ++value) {
    const Position position{value};
    if (const auto record = decode_record(records.at(position))) {
      add(*record);
      continue;
    }
    Entry unknown; // of a newer version, perhaps with a header that says who and when
    unknown.position = position;
    if (const auto header = decode_record_header(records.at(position))) {
      unknown.actor = header->actor;
      unknown.at = header->at;
      unknown.recorded = header->recorded;
    } else if (!entries_.empty()) {
      unknown.at = unknown.recorded = entries_.back().recorded;
    }
    entries_.push_back(unknown);
  }
}

void Timeline::add(const Record& record) {
  const Named named = named_in(record.body);
  Entry entry;
  entry.position = record.position;
  entry.actor = record.actor;
  entry.subject = named.member == record.actor ? MemberId{} : named.member;
  entry.at = record.at;
  entry.recorded = record.recorded;
  entry.area = area_of(record.body);
  entry.is_progress = std::holds_alternative<dingen::DingCompleted>(record.body) ||
                      std::holds_alternative<dingen::DingReopened>(record.body);
  entry.ding = !named.ding.is_nil()     ? named.ding
               : !named.thread.is_nil() ? ding_of(threads_, named.thread)
                                        : ding_of(posts_, named.post);
  if (!entry.ding.is_nil() && std::holds_alternative<forum::ThreadOpened>(record.body)) {
    threads_[named.thread] = entry.ding;
  }
  if (!entry.ding.is_nil() && std::holds_alternative<forum::PostWritten>(record.body)) {
    posts_[named.post] = entry.ding;
  }
  entries_.push_back(entry);
}

bool may_name(const projections::Model& today, MemberId viewer, const Entry& entry) {
  if (!entry.is_progress || entry.actor == viewer || people::leads(today.state.people, viewer)) {
    return true;
  }
  const bool is_outsider = people::holds_role(today.state.people, viewer, people::Role::auditor) &&
                           !people::is_enrolled(today.state.people, viewer);
  if (is_outsider) {
    return true; // by an id that says nothing
  }
  const projections::Completion* now = projections::find_completion(today.dingen, entry.actor, entry.ding);
  return now != nullptr && now->position == entry.position && now->sharing == dingen::Sharing::programme;
}

std::vector<Position>
select(const Timeline& timeline, const Filter& filter, const projections::Model& today, MemberId viewer) {
  std::vector<Position> found;
  for (auto entry = timeline.entries().rbegin(); entry != timeline.entries().rend(); ++entry) {
    if (matches(*entry, filter, today, viewer)) {
      found.push_back(entry->position);
    }
  }
  return found;
}

} // namespace verdiep::history
