#include "server/gateway/broadcasts.hpp"
#include "shared/sync/frames.hpp"
#include "tests/support/random.hpp"
#include "tests/unit/server/gateway/waiting_loop.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace verdiep::gateway {
namespace {

using disclosures::Audience;

class BroadcastsTest : public testing::Test {
protected:
  static log::FeedItem granted(std::uint64_t seq, Position position) {
    const Bytes text{0x61, 'a'};
    return {
        {Audience::programme(), seq, true, position, "text"},
        log::DisclosedValue{position, "text", {}, {}, text}
    };
  }

  /// One record, and what the programme's feed grew by with it; null if it was not published.
  pipeline::Published published(Position position, std::optional<std::vector<log::FeedItem>> items) {
    pipeline::Published one;
    one.stream = stream_;
    one.first = position;
    one.records = std::make_shared<const std::vector<Bytes>>(1, Bytes{0xa0});
    one.feeds.push_back({Audience::programme(), position.value, nullptr});
    if (items)
      one.feeds.back().items = std::make_shared<const std::vector<log::FeedItem>>(std::move(*items));
    return one;
  }

  const StreamId stream_ = test::Random(1).id<StreamId>();
  std::vector<News> told_;
  test::WaitingLoop loop_;
  HandOver hand_over_{loop_};
  Broadcasts broadcasts_{hand_over_, [this](News news) { told_.push_back(std::move(news)); }};
};

TEST_F(BroadcastsTest, what_waits_of_one_stream_is_framed_as_one) {
  broadcasts_.add(published(Position{1}, std::vector{granted(1, Position{1})}));
  broadcasts_.add(published(Position{2}, std::vector{granted(2, Position{2})}));
  loop_.run();
  ASSERT_EQ(told_.size(), 1U);
  const sync::Broadcast& news = told_.front().broadcast;
  ASSERT_EQ(news.batches.size(), 1U);
  EXPECT_EQ(news.batches.front().last, Position{2});
  ASSERT_EQ(news.runs.size(), 1U);
  EXPECT_EQ(news.runs.front().after, 0U);
  EXPECT_EQ(news.runs.front().seq, 2U);
}

TEST_F(BroadcastsTest, a_value_goes_along_with_the_record_that_it_was_written_with) {
  broadcasts_.add(published(Position{1}, std::vector{granted(1, Position{1})}));
  loop_.run();
  ASSERT_EQ(told_.size(), 1U);
  ASSERT_EQ(told_.front().broadcast.runs.size(), 1U);
  const auto frame = sync::decode_server_frame(*told_.front().broadcast.runs.front().frame);
  ASSERT_TRUE(frame);
  const auto* disclosures = std::get_if<sync::Disclosures>(&*frame);
  ASSERT_NE(disclosures, nullptr);
  ASSERT_EQ(disclosures->grants.items.size(), 1U);
  EXPECT_EQ(disclosures->grants.items.front().value.value, (Bytes{0x61, 'a'}));
}

TEST_F(BroadcastsTest, a_feed_that_was_not_published_whole_is_left_to_the_sessions) {
  broadcasts_.add(published(Position{1}, std::vector{granted(1, Position{1})}));
  broadcasts_.add(published(Position{2}, std::nullopt));
  loop_.run();
  ASSERT_EQ(told_.size(), 1U);
  EXPECT_TRUE(told_.front().broadcast.runs.empty());
  ASSERT_EQ(told_.front().broadcast.feeds.size(), 1U);
  EXPECT_EQ(told_.front().broadcast.feeds.front().seq, 2U) << "they hear how far it goes";
}

TEST_F(BroadcastsTest, a_feed_with_a_gap_is_left_to_the_sessions) {
  broadcasts_.add(published(Position{1}, std::vector{granted(1, Position{1})}));
  broadcasts_.add(published(Position{3}, std::vector{granted(3, Position{3})}));
  loop_.run();
  ASSERT_EQ(told_.size(), 1U);
  EXPECT_TRUE(told_.front().broadcast.runs.empty());
}

TEST_F(BroadcastsTest, streams_are_told_apart) {
  broadcasts_.add(published(Position{1}, std::nullopt));
  pipeline::Published other = published(Position{7}, std::nullopt);
  other.stream = test::Random(2).id<StreamId>();
  broadcasts_.add(other);
  loop_.run();
  ASSERT_EQ(told_.size(), 2U);
  EXPECT_EQ(told_.front().broadcast.batches.front().first, Position{1});
  EXPECT_EQ(told_.back().broadcast.batches.front().first, Position{7});
}

} // namespace
} // namespace verdiep::gateway
