#pragma once

#include "events/record.hpp"
#include "shared/insights/figures.hpp"
#include "tests/support/story.hpp"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

/// A programme as figures see it: who did what on which day.
namespace verdiep::test {

inline constexpr std::int64_t hour_ms = 60LL * 60 * 1000;
/// Monday 5 October 2026, the first day of every story.
inline constexpr std::int64_t monday_ms = 1'791'158'400'000;

class Days {
public:
  /// From here on things happen on this day, an hour after each other at most.
  Days& on(std::int64_t day) {
    day_ = day;
    minute_ = 0;
    return *this;
  }
  /// One command that yields these events.
  Days& act(MemberId actor, std::vector<EventBody> events) {
    ++commands_;
    CommandId command = named<CommandId>("c");
    command.bytes[1] = static_cast<std::uint8_t>(commands_ >> 8U);
    command.bytes[2] = static_cast<std::uint8_t>(commands_);
    ++minute_;
    for (EventBody& event : events) {
      Record record;
      record.position = counted.state.head.next();
      record.actor = actor;
      record.command = command;
      record.recorded = now();
      record.at = at.value_or(record.recorded);
      record.body = std::move(event);
      counted.apply(record);
    }
    return *this;
  }
  [[nodiscard]] Timestamp now() const {
    return Timestamp{monday_ms + day_ * 24 * hour_ms + minute_ * hour_ms / 60};
  }

  /// Begins with a coordinator (anna), who does not take part.
  Days() {
    act(anna, {programme::ProgrammeDrafted{}, people::MemberJoined{anna, {}, {}},
               people::RoleGranted{anna, people::Role::coordinator}, programme::EnrolmentOpened{}});
  }
  Days& join(MemberId member) { return act(member, {people::MemberJoined{member, {}, {}}}); }
  Days& enrol(MemberId member) { return join(member).act(member, {people::ParticipantEnrolled{member}}); }
  Days& enrol(std::initializer_list<MemberId> members) {
    for (const MemberId member : members) {
      enrol(member);
    }
    return *this;
  }
  Days& grant(MemberId member, people::Role role) { return act(anna, {people::RoleGranted{member, role}}); }
  Days& offer(DingId ding, dingen::Track track, std::uint16_t order) {
    dingen::Content made = content(to_text(ding));
    made.track = track;
    made.order = order;
    return act(anna, {dingen::DingAdded{ding, made}});
  }
  Days& complete(MemberId member, DingId ding) {
    return act(member, {dingen::DingCompleted{ding, {}, {}, {}}});
  }
  Days& open(MemberId member, ThreadId thread, PostId post) {
    return act(member, {forum::ThreadOpened{thread, {}, {}}, forum::PostWritten{thread, post, {}}});
  }
  Days& post(MemberId member, ThreadId thread, PostId post) {
    return act(member, {forum::PostWritten{thread, post, {}}});
  }

  [[nodiscard]] insights::Figures seen_by(MemberId viewer) const {
    return insights::figures(
        counted.state, counted.ledger, insights::viewer_of(counted.state.people, viewer)
    );
  }

  insights::Counted counted;
  std::optional<Timestamp> at; ///< what the device's clock says; else it is right

private:
  std::int64_t day_ = 0;
  std::int64_t minute_ = 0;
  unsigned commands_ = 0;
};

/// The `number`th of as many people as one likes.
inline MemberId person(unsigned number) {
  return named<MemberId>("p" + std::to_string(number));
}

inline insights::Day story_day(std::int64_t day) {
  return insights::day_of(Timestamp{monday_ms + day * 24 * hour_ms});
}

} // namespace verdiep::test
