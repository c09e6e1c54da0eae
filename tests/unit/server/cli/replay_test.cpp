#include "events/json/view.hpp"
#include "server/cli/demo_store.hpp"
#include "server/cli/operations.hpp"
#include "server/cli/replaying.hpp"
#include "shared/history/time_machine.hpp"
#include "shared/merkle/base64.hpp"
#include "shared/stream/state_codec.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace verdiep::cli {
namespace {

using json::Json;
using test::TemporaryFolder;

Position position_in(std::string_view text) {
  const auto to = parse_replay_to(text);
  const auto* position = to ? std::get_if<Position>(&*to) : nullptr;
  return position == nullptr ? Position{} : *position;
}

std::int64_t ms_in(std::string_view text) {
  const auto to = parse_replay_to(text);
  const auto* time = to ? std::get_if<Timestamp>(&*to) : nullptr;
  return time == nullptr ? -1 : time->ms;
}

TEST(ReplayTo, is_a_position_a_day_or_a_time) {
  EXPECT_EQ(position_in("123"), Position{123});
  EXPECT_EQ(ms_in("1970-01-01"), 86'399'999);
  EXPECT_EQ(ms_in("1970-01-01T00:01Z"), 119'999); // the whole minute
  EXPECT_EQ(ms_in("1970-01-01T00:00:01Z"), 1'999);
  EXPECT_EQ(ms_in("1970-01-01T02:00:00.500+02:00"), 500);
  EXPECT_EQ(ms_in("2026-09-07T14:05:00.000Z"), 1'788'789'900'000);
  EXPECT_EQ(ms_in(""), timestamp_ms_max);
}

TEST(ReplayTo, refuses_what_is_neither) {
  for (const auto* text :
       {"yesterday", "-1", "12x", "2026-13-01", "2026-02-30", "2026-9-7", "2026-09-07T25:00Z",
        "2026-09-07T14:05", "2026-09-07T14:05:00.5Z", "2026-09-07T14:05:00Z!", "99999999999999999999999"}) {
    const auto to = parse_replay_to(text);
    ASSERT_FALSE(to) << text;
    EXPECT_NE(to.error().context.find(text), std::string::npos);
    EXPECT_FALSE(to.error().advice.empty());
  }
}

class Replay : public testing::Test {
protected:
  void SetUp() override {
    ApplicationOptions options;
    options.store = folder_.path();
    options.create = true;
    options.reserve_bytes = 1 << 20;
    options.report = [](std::string_view line) { ADD_FAILURE() << line; };
    auto demo = open_demo_store(std::move(options));
    ASSERT_TRUE(demo) << demo.error().context;
    demo_ = std::move(*demo);
    stream_ = demo_.script.stream;
    const auto head = log().head(stream_);
    ASSERT_TRUE(head);
    ASSERT_TRUE(log().read(stream_, Position{1}, *head, [&](Position, ByteView record) {
      records_.emplace_back(record.begin(), record.end());
      return true;
    }));
  }

  [[nodiscard]] Result<ControlAnswer> perform(std::string at, std::string stream = "") {
    return Operations(*demo_.application, "")
        .perform({"replay", {{"at", std::move(at)}, {"stream", std::move(stream)}}});
  }
  [[nodiscard]] Json answer(std::string at, std::string stream = "") {
    const auto performed = perform(std::move(at), std::move(stream));
    EXPECT_TRUE(performed) << performed.error().context;
    return performed ? Json::parse(performed->output, nullptr, false) : Json();
  }

  [[nodiscard]] log::RocksdbLog& log() { return demo_.application->log(); }

  TemporaryFolder folder_;
  DemoStore demo_;
  StreamId stream_;
  std::vector<Bytes> records_;
};

TEST_F(Replay, prints_the_state_that_a_client_travels_to) {
  const history::Records records{Position{records_.size()}, [&](Position position) -> ByteView {
                                   return records_[position.value - 1];
                                 }};
  history::TimeMachine machine;
  for (const std::uint64_t value :
       {std::uint64_t{1}, std::uint64_t{57}, std::uint64_t{200}, records.head.value}) {
    const stream::State& state = machine.at(records, Position{value}).state;
    const Json printed = answer(std::to_string(value));
    EXPECT_EQ(printed["position"], value);
    EXPECT_EQ(printed["head"], records.head.value);
    EXPECT_EQ(printed["state_hash"], merkle::base64(stream::state_hash(state).bytes));
    EXPECT_EQ(printed["state"], *json::item_view(stream::encode_state(state)));
  }
}

TEST_F(Replay, by_time_goes_as_far_as_was_recorded_by_then) {
  const auto recorded = decode_record_header(records_[99])->recorded;
  const Json printed = answer(json::rfc3339(recorded));
  const auto position = printed["position"].get<std::uint64_t>();
  EXPECT_GE(position, 100u);
  EXPECT_EQ(decode_record_header(records_[position - 1])->recorded, recorded);
  EXPECT_EQ(printed["recorded"], json::rfc3339(recorded));
  EXPECT_EQ(answer("1970-01-01")["position"], 0);
  EXPECT_EQ(answer("")["position"], records_.size());
}

TEST_F(Replay, of_a_group_is_asked_for_by_its_id) {
  const auto streams = log().streams();
  ASSERT_TRUE(streams);
  ASSERT_GT(streams->size(), 1u);
  for (const StreamId stream : *streams) {
    EXPECT_EQ(answer("1", to_text(stream))["stream"], to_text(stream));
  }
}

TEST_F(Replay, holds_no_word_of_a_person) {
  const auto printed = perform("");
  ASSERT_TRUE(printed);
  EXPECT_EQ(printed->output.find("Joost"), std::string::npos);
  EXPECT_EQ(printed->output.find("chats"), std::string::npos);
}

TEST_F(Replay, says_what_is_not_there) {
  const auto beyond = perform("999999");
  ASSERT_FALSE(beyond);
  EXPECT_NE(beyond.error().context.find(std::to_string(records_.size())), std::string::npos);
  const auto unknown = perform("1", "018f0000-0000-7000-8000-00000000dead");
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code, ErrorCode::not_found);
}

} // namespace
} // namespace verdiep::cli
