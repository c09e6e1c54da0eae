#include "server/identity/turns.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace verdiep::identity {
namespace {

TEST(Turns, the_next_begins_when_the_one_before_is_done) {
  Turns turns;
  std::vector<int> order;
  Turns::Done first_done;
  ASSERT_TRUE(turns.take([&](const Turns::Done& done) {
    order.push_back(1);
    first_done = done;
  }));
  ASSERT_TRUE(turns.take([&](const Turns::Done& done) {
    order.push_back(2);
    done();
  }));
  EXPECT_EQ(order, std::vector{1});
  first_done();
  EXPECT_EQ(order, (std::vector{1, 2}));
  ASSERT_TRUE(turns.take([&](const Turns::Done& done) {
    order.push_back(3);
    done();
  }));
  EXPECT_EQ(order, (std::vector{1, 2, 3}));
}

TEST(Turns, only_so_many_wait) {
  Turns turns;
  ASSERT_TRUE(turns.take([](const Turns::Done&) {}));
  for (std::size_t i = 0; i < Turns::waiting_max; ++i)
    ASSERT_TRUE(turns.take([](const Turns::Done&) {}));
  EXPECT_FALSE(turns.take([](const Turns::Done&) { FAIL(); }));
}

} // namespace
} // namespace verdiep::identity
