#pragma once

#include "events/record.hpp"
#include "shared/stream/decider.hpp"
#include "tests/support/random.hpp"

#include <cstdint>
#include <vector>

/// Random histories of one programme: people who want all there is to want, mostly sensibly, now and then
/// not.
namespace verdiep::test {

/// One command and what the rules said.
struct Attempted {
  MemberId actor;
  CommandBody command;
  stream::Decision decision;
};

/// The same commands from a seed in both builds: only sorted lists and the generator decide.
class History {
public:
  explicit History(std::uint64_t seed) : random_(seed) {}

  /// Draws the next command and decides it; what is accepted happens.
  Attempted step();

  [[nodiscard]] const stream::State& state() const { return state_; }
  /// Every event so far as a record, with made-up times and commitments.
  [[nodiscard]] const std::vector<Record>& records() const { return records_; }

private:
  [[nodiscard]] MemberId draw_actor();
  [[nodiscard]] CommandBody draw_command(MemberId actor);
  [[nodiscard]] CommandBody draw_programme_command();
  [[nodiscard]] CommandBody draw_people_command(MemberId actor);
  [[nodiscard]] CommandBody draw_ding_command();
  [[nodiscard]] CommandBody draw_completion();
  [[nodiscard]] CommandBody draw_forum_command();
  [[nodiscard]] dingen::Content draw_content();
  void record(MemberId actor, std::vector<EventBody> events);
  void remember(const EventBody& event);

  /// Mostly one that is there, now and then one that nobody knows.
  template <class AnyId>
  AnyId known(const std::vector<AnyId>& ids) {
    return ids.empty() || random_.one_in(20) ? random_.id<AnyId>() : random_.pick(ids);
  }
  /// Mostly a new one, now and then one that is taken.
  template <class AnyId>
  AnyId fresh(const std::vector<AnyId>& ids) {
    return !ids.empty() && random_.one_in(20) ? random_.pick(ids) : random_.id<AnyId>();
  }
  template <class T>
  Personal<T> personal() {
    return {{random_.array<32>()}};
  }

  Random random_;
  stream::State state_;
  std::vector<Record> records_;
  std::vector<MemberId> members_;
  std::vector<DingId> dingen_;
  std::vector<ThreadId> threads_;
  std::vector<PostId> posts_;
};

} // namespace verdiep::test
