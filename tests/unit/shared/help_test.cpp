#include "shared/projections/forum.hpp"
#include "tests/support/story.hpp"

#include <gtest/gtest.h>

namespace verdiep::test {
namespace {

using namespace forum;

const ThreadId fresh = named<ThreadId>("fresh");
const PostId opening = named<PostId>("opening");

TEST(Help, is_asked_in_a_thread_of_the_forum) {
  Story story = groups_under_way();
  const auto decision = story.when(bram, AskHelp{fresh, opening, walk, {{{1}}}, {{{2}}}});
  ASSERT_EQ(said(decision), "ThreadOpened PostWritten HelpAsked");
  EXPECT_EQ((*decision)[0], EventBody(ThreadOpened{fresh, walk, {{{1}}}}));
  EXPECT_EQ((*decision)[1], EventBody(PostWritten{fresh, opening, {{{2}}}}));
  EXPECT_EQ((*decision)[2], EventBody(HelpAsked{fresh}));
}

TEST(Help, is_asked_about_dingen_that_are_there_under_new_ids) {
  Story story = groups_under_way();
  EXPECT_EQ(said(story.when(bram, AskHelp{fresh, opening, talk, {}, {}})), "ding_removed e21");
  EXPECT_EQ(said(story.when(bram, AskHelp{chat, opening, {}, {}, {}})), "id_taken e22");
  EXPECT_EQ(said(story.when(bram, AskHelp{fresh, hello, {}, {}, {}})), "id_taken e23");
}

TEST(Help, waits_in_the_queue_until_it_is_answered) {
  Story story = groups_under_way();
  story.when(bram, AskHelp{fresh, opening, {}, {}, {}});
  EXPECT_EQ(projections::open_questions(story.state().forum), (std::vector{question, fresh}));
  EXPECT_EQ(said(story.when(jana, MarkAnswered{question, answer})), "HelpAnswered");
  EXPECT_EQ(projections::open_questions(story.state().forum), std::vector{fresh});
  EXPECT_EQ(projections::answered_questions(story.state().forum), std::vector{question});
}

TEST(Help, is_answered_by_who_asked_any_vraagbaak_and_coordinators_only) {
  for (const MemberId settler : {hana, jana, anna, system_actor}) {
    Story story = groups_under_way();
    EXPECT_EQ(said(story.when(settler, MarkAnswered{question, answer})), "HelpAnswered");
  }
  Story story = groups_under_way();
  EXPECT_EQ(said(story.when(bram, MarkAnswered{question, answer})), "not_allowed needs=helper");
  story.when(kees, groups::AppointHelper{elm, kees});
  EXPECT_EQ(said(story.when(kees, MarkAnswered{question, answer})), "HelpAnswered") << "of any group";
}

TEST(Help, is_no_more_settled_by_a_vraagbaak_who_left) {
  Story story = groups_under_way();
  story.when(jana, groups::LeaveGroup{jana});
  EXPECT_EQ(said(story.when(jana, MarkAnswered{question, answer})), "not_allowed needs=helper");
}

TEST(Help, is_answered_once_until_it_is_opened_again) {
  Story story = groups_under_way();
  EXPECT_EQ(said(story.when(hana, ReopenHelp{question})), "not_answered");
  story.when(hana, MarkAnswered{question, answer}); // e52
  EXPECT_EQ(said(story.when(jana, MarkAnswered{question, answer})), "already_answered e52");
  EXPECT_EQ(said(story.when(hana, ReopenHelp{question})), "HelpReopened");
  EXPECT_EQ(said(story.when(hana, ReopenHelp{question})), "not_answered e53");
  EXPECT_EQ(said(story.when(jana, MarkAnswered{question, answer})), "HelpAnswered");
}

TEST(Help, is_answered_by_a_post_that_stands_in_its_thread) {
  Story story = groups_under_way();
  EXPECT_EQ(said(story.when(hana, MarkAnswered{question, hello})), "unknown_post") << "of another thread";
  EXPECT_EQ(said(story.when(hana, MarkAnswered{question, opening})), "unknown_post");
  story.when(jana, RemovePost{answer}); // e52
  EXPECT_EQ(said(story.when(hana, MarkAnswered{question, answer})), "post_removed e52");
}

TEST(Help, is_for_questions) {
  Story story = groups_under_way();
  EXPECT_EQ(said(story.when(anna, MarkAnswered{chat, hello})), "not_a_question");
  EXPECT_EQ(said(story.when(anna, ReopenHelp{chat})), "not_a_question");
  EXPECT_EQ(said(story.when(anna, MarkAnswered{fresh, hello})), "unknown_thread");
}

TEST(Help, is_settled_in_a_locked_thread_too) {
  Story story = groups_under_way();
  story.when(anna, LockThread{question});
  EXPECT_EQ(said(story.when(hana, MarkAnswered{question, answer})), "HelpAnswered");
}

} // namespace
} // namespace verdiep::test
