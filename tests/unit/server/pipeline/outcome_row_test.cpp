#include "server/pipeline/outcome_row.hpp"

#include <gtest/gtest.h>

namespace verdiep::pipeline {
namespace {

const Sha256 hash = crypto::sha256(Bytes{1, 2, 3});

TEST(OutcomeRow, tells_an_accepted_command_its_position_again) {
  const auto outcome = repeated_outcome(encode_outcome_row(hash, Position{7}), hash);
  ASSERT_TRUE(outcome);
  ASSERT_TRUE(std::holds_alternative<Accepted>(*outcome));
  EXPECT_EQ(std::get<Accepted>(*outcome).position, Position{7});
}

TEST(OutcomeRow, tells_a_rejected_command_the_same_reason_again) {
  Rejection rejection{RejectionCode::thread_locked, {}, Position{5}};
  rejection.arguments.items.push_back({{"needs"}, {"coordinator"}});
  const auto outcome = repeated_outcome(encode_outcome_row(hash, rejection), hash);
  ASSERT_TRUE(outcome);
  ASSERT_TRUE(std::holds_alternative<Rejection>(*outcome));
  EXPECT_EQ(std::get<Rejection>(*outcome), rejection);
}

TEST(OutcomeRow, notices_another_body_under_the_same_id) {
  const auto outcome = repeated_outcome(encode_outcome_row(hash, Position{7}), crypto::sha256(Bytes{9}));
  ASSERT_TRUE(outcome);
  EXPECT_TRUE(std::holds_alternative<CommandIdReused>(*outcome));
}

TEST(OutcomeRow, says_damaged_of_bytes_that_are_no_outcome) {
  const auto outcome = repeated_outcome(Bytes{0xa0}, hash);
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::damaged);
}

} // namespace
} // namespace verdiep::pipeline
