#include "server/gateway/hand_over.hpp"
#include "tests/unit/server/gateway/waiting_loop.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace verdiep::gateway {
namespace {

class HandOverTest : public testing::Test {
protected:
  void add(int number) {
    hand_over_.add([this, number] { done_.push_back(number); });
  }

  test::WaitingLoop loop_;
  HandOver hand_over_{loop_};
  std::vector<int> done_;
};

TEST_F(HandOverTest, work_is_done_in_the_order_in_which_it_was_added) {
  add(1);
  add(2);
  EXPECT_TRUE(done_.empty()) << "not within the call";
  loop_.run();
  EXPECT_EQ(done_, (std::vector{1, 2}));
}

TEST_F(HandOverTest, what_is_held_waits_and_wakes_the_loop_once) {
  hand_over_.hold();
  add(1);
  add(2);
  EXPECT_EQ(loop_.posted(), 0U);
  hand_over_.release();
  EXPECT_EQ(loop_.posted(), 1U);
  loop_.run();
  EXPECT_EQ(done_, (std::vector{1, 2}));
}

TEST_F(HandOverTest, what_came_before_is_not_held_back) {
  add(1);
  hand_over_.hold();
  loop_.run();
  EXPECT_EQ(done_, std::vector{1});
  hand_over_.release();
  EXPECT_EQ(loop_.posted(), 0U) << "there is nothing more to do";
}

TEST_F(HandOverTest, work_may_add_work) {
  hand_over_.add([this] { add(1); });
  loop_.run();
  EXPECT_EQ(done_, std::vector{1});
}

TEST_F(HandOverTest, letting_go_twice_changes_nothing) {
  hand_over_.hold();
  hand_over_.release();
  hand_over_.release();
  add(1);
  loop_.run();
  EXPECT_EQ(done_, std::vector{1});
}

} // namespace
} // namespace verdiep::gateway
