#include "tests/support/story.hpp"

#include <gtest/gtest.h>

namespace verdiep::test {
namespace {

using namespace forum;

const ThreadId fresh = named<ThreadId>("fresh");
const PostId first = named<PostId>("first");

TEST(Forum, opens_a_thread_with_its_first_post) {
  Story story = programme_under_way();
  const auto decision = story.when(bram, OpenThread{fresh, first, walk, {{{1}}}, {{{2}}}});
  ASSERT_EQ(said(decision), "ThreadOpened PostWritten");
  EXPECT_EQ((*decision)[0], EventBody(ThreadOpened{fresh, walk, {{{1}}}}));
  EXPECT_EQ((*decision)[1], EventBody(PostWritten{fresh, first, {{{2}}}}));
}

TEST(Forum, talks_about_dingen_that_are_there) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(bram, OpenThread{fresh, first, talk, {}, {}})), "ding_removed e21");
  EXPECT_EQ(said(story.when(bram, OpenThread{fresh, first, named<DingId>("x"), {}, {}})), "unknown_ding");
}

TEST(Forum, wants_new_ids_for_new_things) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(bram, OpenThread{chat, first, {}, {}, {}})), "id_taken e22");
  EXPECT_EQ(said(story.when(bram, OpenThread{fresh, hello, {}, {}, {}})), "id_taken e23");
  EXPECT_EQ(said(story.when(bram, WritePost{chat, regret, {}})), "id_taken e27");
  EXPECT_EQ(said(story.when(bram, WritePost{chat, PostId{}, {}})), "invalid_value field=post");
  EXPECT_EQ(said(story.when(bram, OpenThread{ThreadId{}, first, {}, {}, {}})), "invalid_value field=thread");
}

TEST(Forum, is_written_by_participants_and_coordinators) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(hana, WritePost{chat, named<PostId>("1"), {}})), "PostWritten");
  EXPECT_EQ(said(story.when(anna, WritePost{chat, named<PostId>("2"), {}})), "PostWritten");
  EXPECT_EQ(said(story.when(cem, WritePost{chat, named<PostId>("3"), {}})), "not_enrolled");
  EXPECT_EQ(said(story.when(dora, WritePost{chat, named<PostId>("4"), {}})), "not_enrolled");
}

TEST(Forum, takes_no_posts_and_no_revisions_in_a_locked_thread) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(hana, WritePost{rules, first, {}})), "thread_locked e26");
  EXPECT_EQ(said(story.when(anna, WritePost{rules, first, {}})), "thread_locked e26");
  EXPECT_EQ(said(story.when(bram, RevisePost{house, {}})), "thread_locked e26");
}

TEST(Forum, lets_words_be_taken_back_in_a_locked_thread) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(bram, RemovePost{house})), "PostRemoved");
}

TEST(Forum, lets_only_authors_revise) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(hana, RevisePost{hello, {}})), "not_author");
  EXPECT_EQ(said(story.when(anna, RevisePost{hello, {}})), "not_author");
  EXPECT_EQ(said(story.when(bram, RevisePost{hello, {}})), "PostRevised");
}

TEST(Forum, lets_authors_and_coordinators_remove) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(hana, RemovePost{hello})), "not_author");
  EXPECT_EQ(said(story.when(anna, RemovePost{hello})), "PostRemoved");
  EXPECT_EQ(said(story.when(bram, RemovePost{hello})), "post_removed e32");
}

TEST(Forum, lets_authors_remove_after_withdrawing_but_not_revise) {
  Story story = programme_under_way();
  story.when(bram, people::Withdraw{bram});
  EXPECT_EQ(said(story.when(bram, RevisePost{hello, {}})), "not_enrolled e32");
  EXPECT_EQ(said(story.when(bram, RemovePost{hello})), "PostRemoved");
}

TEST(Forum, knows_no_other_threads_and_posts) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(bram, WritePost{fresh, first, {}})), "unknown_thread");
  EXPECT_EQ(said(story.when(bram, RevisePost{first, {}})), "unknown_post");
  EXPECT_EQ(said(story.when(bram, RevisePost{regret, {}})), "post_removed e28");
  EXPECT_EQ(said(story.when(anna, LockThread{fresh})), "unknown_thread");
  EXPECT_EQ(said(story.when(anna, UnlockThread{fresh})), "unknown_thread");
}

TEST(Forum, locks_and_unlocks_in_turn) {
  Story story = programme_under_way();
  EXPECT_EQ(said(story.when(anna, LockThread{rules})), "thread_locked e26");
  EXPECT_EQ(said(story.when(anna, UnlockThread{rules})), "ThreadUnlocked");
  EXPECT_EQ(said(story.when(anna, UnlockThread{rules})), "thread_not_locked e32");
  EXPECT_EQ(said(story.when(hana, WritePost{rules, first, {}})), "PostWritten");
  EXPECT_EQ(said(story.when(anna, LockThread{rules})), "ThreadLocked");
}

} // namespace
} // namespace verdiep::test
