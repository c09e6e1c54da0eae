#include "shared/history/time_machine.hpp"
#include "shared/history/timeline.hpp"
#include "shared/stream/state_codec.hpp"
#include "tests/support/histories.hpp"
#include "tests/support/random.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace verdiep::test {
namespace {

/// Some of what the projections add to the state: enough to tell two models apart.
std::string read_models(const projections::Model& model) {
  std::string text;
  for (const ThreadId id : projections::threads_by_activity(model.forum)) {
    const projections::Thread& thread = *projections::find_thread(model.forum, id);
    text += to_text(id) + std::to_string(thread.active.value);
    for (const projections::Post& post : thread.posts) {
      text += " " + std::to_string(post.text.value) + (post.removed ? "x" : "");
    }
  }
  for (const GroupId id : projections::groups_by_age(model.groups)) {
    text += "|" + std::to_string(projections::find_group(model.groups, id)->members.size());
  }
  text += "|" + std::to_string(model.dingen.completions.size());
  text += "|" + std::to_string(model.votes.rounds.size());
  for (const projections::News& news : model.news.all()) {
    text += "," + std::to_string(news.position.value);
  }
  return text;
}

struct Written {
  explicit Written(std::uint64_t seed, std::size_t events) {
    History made(seed);
    for (int step = 0; made.records().size() < events && step < 40'000; ++step) {
      made.step();
    }
    for (const Record& record : made.records()) {
      bytes.push_back(encode_record(record));
    }
  }
  [[nodiscard]] history::Records records() const {
    return {Position{bytes.size()}, [this](Position position) -> ByteView {
              return bytes[static_cast<std::size_t>(position.value - 1)];
            }};
  }
  [[nodiscard]] projections::Model fold(Position position) const {
    projections::Model model;
    for (std::uint64_t value = 1; value <= position.value; ++value) {
      model.apply(*decode_record(bytes[static_cast<std::size_t>(value - 1)]));
    }
    return model;
  }
  std::vector<Bytes> bytes;
};

void expect_equal(const projections::Model& found, const projections::Model& folded) {
  ASSERT_EQ(found.state, folded.state);
  ASSERT_EQ(stream::state_hash(found.state), stream::state_hash(folded.state));
  ASSERT_EQ(read_models(found), read_models(folded));
}

TEST(TimeTravel, to_any_position_is_the_fold_of_what_came_before) {
  for (const std::uint64_t seed : {3u, 5u}) {
    const Written written(seed, 2'500);
    ASSERT_GT(written.bytes.size(), 600u); // past the first mark
    history::TimeMachine machine;
    Random random(seed);
    for (int visit = 0; visit < 60; ++visit) {
      const Position position{random.below(written.bytes.size() + 1)};
      expect_equal(machine.at(written.records(), position), written.fold(position));
    }
  }
}

TEST(TimeTravel, step_by_step_forth_and_back_is_the_same_too) {
  const Written written(7, 1'300);
  history::TimeMachine machine;
  projections::Model folded;
  for (std::uint64_t value = 1; value <= written.bytes.size(); ++value) {
    folded.apply(*decode_record(written.bytes[static_cast<std::size_t>(value - 1)]));
    ASSERT_EQ(machine.at(written.records(), Position{value}).state, folded.state);
  }
  for (std::uint64_t value = written.bytes.size(); value > written.bytes.size() - 40; --value) {
    expect_equal(machine.at(written.records(), Position{value}), written.fold(Position{value}));
  }
}

TEST(TimeTravel, holds_no_more_marks_than_it_may_and_spreads_them) {
  // Long enough for the distance to double more than once.
  const std::uint64_t events = history::TimeMachine::marks_max * history::TimeMachine::distance_min * 3;
  std::vector<Bytes> bytes;
  for (std::uint64_t value = 1; value <= events; ++value) {
    bytes.push_back(encode_record({{{1}}, Position{value}, {}, {}, {}, {}, programme::EnrolmentOpened{}}));
  }
  const history::Records records{Position{events}, [&](Position position) -> ByteView {
                                   return bytes[static_cast<std::size_t>(position.value - 1)];
                                 }};
  history::TimeMachine machine;
  EXPECT_EQ(machine.at(records, records.head).state.head, records.head);
  EXPECT_EQ(machine.distance(), history::TimeMachine::distance_min * 4);
  Random random(1);
  for (int visit = 0; visit < 100; ++visit) {
    const Position position{random.below(events + 1)};
    ASSERT_EQ(machine.at(records, position).state.head, position);
  }
}

TEST(TimeTravel, the_timeline_in_pieces_is_the_timeline_at_once) {
  const Written written(11, 1'000);
  history::Timeline at_once;
  at_once.extend(written.records());
  history::Timeline in_pieces;
  history::Records records = written.records();
  for (std::uint64_t head = 0; head < written.bytes.size(); head += 37) {
    records.head = Position{head};
    in_pieces.extend(records);
  }
  in_pieces.extend(written.records());
  ASSERT_EQ(at_once.entries().size(), written.bytes.size());
  ASSERT_EQ(in_pieces.entries().size(), written.bytes.size());
  for (std::size_t index = 0; index < written.bytes.size(); ++index) {
    const history::Entry& one = at_once.entries()[index];
    const history::Entry& other = in_pieces.entries()[index];
    ASSERT_EQ(one.position.value, index + 1);
    ASSERT_EQ(one.actor, other.actor);
    ASSERT_EQ(one.ding, other.ding);
    ASSERT_EQ(one.area, other.area);
  }
}

} // namespace
} // namespace verdiep::test
