#include "server/pipeline/submission_queue.hpp"

#include <gtest/gtest.h>

namespace verdiep::pipeline {
namespace {

using Pushed = SubmissionQueue::Pushed;
constexpr std::chrono::milliseconds at_once{0};

WorkItem command_of(std::uint8_t account, std::size_t bytes = 10) {
  Submission submission;
  submission.account.bytes[0] = account;
  submission.command.resize(bytes);
  return SubmittedCommand{std::move(submission), {}};
}

TEST(SubmissionQueue, hands_out_in_the_order_of_arrival) {
  SubmissionQueue queue;
  for (std::uint8_t account = 1; account <= 3; ++account)
    ASSERT_EQ(queue.push(command_of(account)), Pushed::queued);
  const auto items = queue.take(10, at_once);
  ASSERT_TRUE(items);
  ASSERT_EQ(items->size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(std::get<SubmittedCommand>((*items)[i]).submission.account.bytes[0], i + 1);
  }
}

TEST(SubmissionQueue, refuses_an_account_that_floods_and_not_the_others) {
  SubmissionQueue queue;
  for (std::size_t i = 0; i < SubmissionQueue::queued_per_account_max; ++i) {
    ASSERT_EQ(queue.push(command_of(1)), Pushed::queued);
  }
  EXPECT_EQ(queue.push(command_of(1)), Pushed::too_fast);
  EXPECT_EQ(queue.push(command_of(2)), Pushed::queued);
  (void)queue.take(1, at_once);
  EXPECT_EQ(queue.push(command_of(1)), Pushed::queued) << "there is room again";
}

TEST(SubmissionQueue, refuses_when_the_bytes_waiting_are_too_many) {
  SubmissionQueue queue;
  ASSERT_EQ(queue.push(command_of(1, SubmissionQueue::queued_bytes_max)), Pushed::queued);
  EXPECT_EQ(queue.push(command_of(2)), Pushed::too_fast);
}

TEST(SubmissionQueue, takes_nothing_in_after_closing_and_still_hands_out) {
  SubmissionQueue queue;
  ASSERT_EQ(queue.push(command_of(1)), Pushed::queued);
  queue.close();
  EXPECT_EQ(queue.push(command_of(1)), Pushed::closed);
  const auto items = queue.take(10, at_once);
  ASSERT_TRUE(items);
  EXPECT_EQ(items->size(), 1u);
  EXPECT_FALSE(queue.take(10, at_once)) << "closed and empty";
}

TEST(SubmissionQueue, says_idle_when_nothing_came) {
  SubmissionQueue queue;
  const auto items = queue.take(10, std::chrono::milliseconds{1});
  ASSERT_TRUE(items);
  EXPECT_TRUE(items->empty());
}

} // namespace
} // namespace verdiep::pipeline
