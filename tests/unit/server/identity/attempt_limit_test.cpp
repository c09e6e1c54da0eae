#include "server/identity/attempt_limit.hpp"

#include <gtest/gtest.h>

namespace verdiep::identity {
namespace {

constexpr Timestamp start{1'000'000};

void use_up(AttemptLimit& limit, std::string_view address, Timestamp now = start) {
  while (limit.may_try(address, now))
    limit.charge(address, now);
}

TEST(AttemptLimit, a_burst_then_a_drip) {
  AttemptLimit limit;
  for (unsigned i = 0; i < AttemptLimit::burst; ++i) {
    ASSERT_TRUE(limit.may_try("192.0.2.1", start));
    limit.charge("192.0.2.1", start);
  }
  EXPECT_FALSE(limit.may_try("192.0.2.1", start));
  EXPECT_FALSE(limit.may_try("192.0.2.1", {start.ms + AttemptLimit::refill_ms - 1}));
  const Timestamp refilled{start.ms + AttemptLimit::refill_ms};
  ASSERT_TRUE(limit.may_try("192.0.2.1", refilled));
  limit.charge("192.0.2.1", refilled);
  EXPECT_FALSE(limit.may_try("192.0.2.1", refilled));
}

TEST(AttemptLimit, addresses_do_not_pay_for_each_other) {
  AttemptLimit limit;
  use_up(limit, "192.0.2.1");
  EXPECT_TRUE(limit.may_try("192.0.2.2", start));
}

TEST(AttemptLimit, one_network_of_ipv6_is_one_address) {
  AttemptLimit limit;
  use_up(limit, "2001:db8:1:2::3");
  EXPECT_FALSE(limit.may_try("2001:db8:1:2:ffff::9", start));
  EXPECT_TRUE(limit.may_try("2001:db8:1:3::3", start));
}

TEST(AttemptLimit, a_clock_that_goes_back_gives_nothing_away) {
  AttemptLimit limit;
  use_up(limit, "192.0.2.1");
  EXPECT_FALSE(limit.may_try("192.0.2.1", {start.ms - 1'000'000}));
}

TEST(AttemptLimit, the_table_is_bounded) {
  AttemptLimit limit;
  for (std::size_t i = 0; i < 3 * AttemptLimit::addresses_max; ++i)
    limit.charge(std::to_string(i), start);
  EXPECT_LE(limit.addresses(), AttemptLimit::addresses_max);
}

} // namespace
} // namespace verdiep::identity
