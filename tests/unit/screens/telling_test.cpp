#include "client-wasm/screens/history/history.hpp"
#include "tests/support/arbitrary.hpp"
#include "tests/support/histories.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace verdiep::screens::history {
namespace {

const std::vector<sync::Pending> nothing;

/// A random history, as one of its people looks back on it.
struct LookedBack {
  explicit LookedBack(const std::vector<Record>& records) {
    for (const Record& record : records) {
      bytes.push_back(encode_record(record));
      today.apply(record);
    }
    timeline.extend(this->records());
  }
  [[nodiscard]] past::Records records() const {
    return {Position{bytes.size()}, [this](Position position) -> ByteView {
              return bytes[static_cast<std::size_t>(position.value - 1)];
            }};
  }

  std::vector<Bytes> bytes;
  projections::Model today;
  past::Timeline timeline;
};

using Types = std::set<std::size_t>;

/// Tells every event of a stream in a language; which types there were.
void tell_all(
    const LookedBack& looked,
    const projections::Model& programme,
    bool is_group,
    const words::Words& words,
    Types& types
) {
  const Reader reader{
      .model = programme,
      .outbox = nothing,
      .words = words,
      .me = {},
      .confirmed = {},
      .now = {},
      .group_id = {},
      .group_confirmed = {},
  };
  const past::Records records = looked.records();
  const past::Verification verification;
  const Stream stream{records, looked.timeline, looked.today, verification, is_group};
  for (std::uint64_t value = 1; value <= records.head.value; ++value) {
    types.insert(decode_record(records.at(Position{value}))->body.index());
    const Told told = tell(reader, stream, Position{value});
    ASSERT_GT(told.sentence.size(), 8u);
    ASSERT_TRUE(told.place.empty() || told.place.front() == '/') << told.place;
  }
}

TEST(Telling, has_a_sentence_for_every_event_in_both_languages) {
  test::Random random(17);
  std::vector<Record> any;
  for (std::uint64_t position = 1; position <= 2'000; ++position) {
    any.push_back(test::arbitrary<Record>(random));
    any.back().position = Position{position};
  }
  const LookedBack looked(any);
  Types types;
  for (const words::Words* words : {&words::dutch(), &words::english()}) {
    tell_all(looked, looked.today, false, *words, types);
    tell_all(looked, looked.today, true, *words, types);
  }
  EXPECT_EQ(types.size(), std::variant_size_v<EventBody>);
}

TEST(Telling, has_a_sentence_for_what_people_do) {
  test::History history(3);
  for (int step = 0; step < 10'000; ++step)
    history.step();
  Types types;
  const LookedBack programme(history.records());
  for (const words::Words* words : {&words::dutch(), &words::english()}) {
    tell_all(programme, programme.today, false, *words, types);
    for (const test::StreamHistory& room : history.rooms())
      tell_all(LookedBack(room.records), programme.today, true, *words, types);
  }
  EXPECT_GT(types.size(), 40u);
}

TEST(Telling, names_progress_of_others_to_coordinators_only) {
  test::History history(5);
  for (int step = 0; step < 2'000; ++step)
    history.step();
  const LookedBack looked(history.records());
  const past::Records records = looked.records();
  const past::Verification verification;
  const Stream stream{records, looked.timeline, looked.today, verification, false};
  const MemberId viewer{{9}}; // takes part, as far as anybody knows
  const Reader reader{
      .model = looked.today,
      .outbox = nothing,
      .words = words::english(),
      .me = viewer,
      .confirmed = {},
      .now = {},
      .group_id = {},
      .group_confirmed = {},
  };
  std::size_t hidden = 0;
  for (const past::Entry& entry : looked.timeline.entries()) {
    const bool is_hidden = tell(reader, stream, entry.position).sentence.starts_with("Somebody ");
    ASSERT_EQ(is_hidden, !past::may_name(looked.today, viewer, entry));
    hidden += is_hidden ? 1 : 0;
  }
  EXPECT_GT(hidden, 10u);
}

TEST(Addresses, of_moments_and_filters_are_read_as_they_are_written) {
  EXPECT_EQ(prefix_of({Position{12}, false}), "/toen/12");
  EXPECT_EQ(prefix_of({Position{3}, true}), "/toen/groep-3");
  EXPECT_EQ(parse_moment("12"), (Moment{Position{12}, false}));
  EXPECT_EQ(parse_moment("groep-3"), (Moment{Position{3}, true}));
  for (const char* text : {"", "0", "-1", "12x", "groep-", "99999999999999999999999"})
    EXPECT_FALSE(parse_moment(text)) << text;
  EXPECT_EQ(route_of({}, false), "/geschiedenis");
  EXPECT_EQ(
      route_of({.person = {}, .area = past::Area::vote, .ding = {}}, true),
      "/geschiedenis?stroom=groep&deel=stemmen"
  );
  EXPECT_EQ(parse_area("stemmen"), past::Area::vote);
  EXPECT_FALSE(parse_area("niets"));
}

} // namespace
} // namespace verdiep::screens::history
