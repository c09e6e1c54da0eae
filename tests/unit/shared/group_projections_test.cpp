#include "shared/disclosures/commitment.hpp"
#include "shared/projections/model.hpp"
#include "tests/support/story.hpp"

#include <gtest/gtest.h>

#include <vector>

/// What screens read of groups, ideas, pitches, votes and questions.
namespace verdiep::test {
namespace {

using namespace projections;

/// A model that is told one event after the other; e1 a second after the epoch, e2 two.
class Screen {
public:
  Position operator()(MemberId actor, EventBody event) {
    Record record;
    record.position = model.state.head.next();
    record.actor = actor;
    record.at = record.recorded = time_of(record.position);
    record.body = std::move(event);
    model.apply(record);
    return record.position;
  }
  static Timestamp time_of(Position position) {
    return Timestamp{static_cast<std::int64_t>(position.value) * 1000};
  }
  Model model;
};

/// ivo's group `oak` (e1, e2), jana in it (e3), kees' group `elm` (e4, e5).
Screen groups_on_screen() {
  Screen s;
  s(ivo, groups::GroupFormed{oak, {}});
  s(ivo, groups::GroupJoined{oak, ivo});
  s(jana, groups::GroupJoined{oak, jana});
  s(kees, groups::GroupFormed{elm, {}});
  s(kees, groups::GroupJoined{elm, kees});
  return s;
}

TEST(Groups, are_listed_by_age_with_their_members_in_the_order_of_joining) {
  Screen s = groups_on_screen();
  EXPECT_EQ(groups_by_age(s.model.groups), (std::vector{oak, elm}));
  EXPECT_EQ(find_group(s.model.groups, oak)->members, (std::vector{ivo, jana}));
  EXPECT_EQ(find_group(s.model.groups, oak)->formed_at, Screen::time_of(Position{1}));
  s(ivo, groups::GroupLeft{oak, ivo});
  s(bram, groups::GroupJoined{oak, bram});
  EXPECT_EQ(find_group(s.model.groups, oak)->members, (std::vector{jana, bram}));
  EXPECT_EQ(find_group(s.model.groups, named<GroupId>("none")), nullptr);
}

TEST(Groups, are_called_by_their_latest_name) {
  Screen s = groups_on_screen();
  EXPECT_EQ(name_of(s.model, oak).sight, Sight::not_for_you);
  s.model.disclosed.show({Position{1}, "name"}, encode_text_value("Eik"));
  EXPECT_EQ(name_of(s.model, oak).text, "Eik");
  const Position renamed = s(jana, groups::GroupRenamed{oak, {}});
  EXPECT_EQ(name_of(s.model, oak).sight, Sight::not_for_you);
  s.model.disclosed.show({renamed, "name"}, encode_text_value("Eikenhart"));
  EXPECT_EQ(name_of(s.model, oak).text, "Eikenhart");
  EXPECT_EQ(name_of(s.model, named<GroupId>("none")).sight, Sight::not_for_you);
}

TEST(Ideas, keep_every_version_with_its_author) {
  Screen room;
  room(ivo, ideas::IdeaProposed{{}, {}, {}});
  room(jana, ideas::IdeaProposed{Position{1}, {}, {}});
  room(ivo, ideas::PlanSectionRevised{ideas::Section::steps, {}, {}});
  const Ideas& ideas = room.model.ideas;
  ASSERT_EQ(ideas.idea.size(), 2U);
  EXPECT_EQ(ideas.idea[0].author, ivo);
  EXPECT_EQ(ideas.idea[1].author, jana);
  EXPECT_EQ(ideas.idea[1].position, Position{2});
  ASSERT_EQ(ideas.section(ideas::Section::steps).size(), 1U);
  EXPECT_EQ(ideas.section(ideas::Section::steps)[0].at, Screen::time_of(Position{3}));
  EXPECT_TRUE(ideas.section(ideas::Section::goal).empty());
}

/// ivo's pitch of `oak` with a link (e6), and hana's remark (e7).
Screen pitch_on_screen() {
  Screen s = groups_on_screen();
  s(ivo, pitch::PitchSubmitted{acorn, oak, {}, {}, Personal<pitch::Url>{}});
  s(hana, pitch::RemarkGiven{praise, acorn, pitch::RemarkKind::critique, {}});
  return s;
}

TEST(Pitches, show_their_latest_words_and_when_they_were_revised) {
  Screen s = pitch_on_screen();
  EXPECT_TRUE(find_pitch(s.model.pitches, acorn)->has_link);
  EXPECT_FALSE(find_pitch(s.model.pitches, acorn)->revised_at);
  const Position revised = s(jana, pitch::PitchRevised{acorn, Position{6}, {}, {}, {}});
  const Pitch& shown = *find_pitch(s.model.pitches, acorn);
  EXPECT_EQ(shown.group, oak);
  EXPECT_EQ(shown.author, ivo);
  EXPECT_EQ(shown.submitted, Position{6});
  EXPECT_EQ(shown.text, revised);
  EXPECT_EQ(shown.revised_at, Screen::time_of(revised));
  EXPECT_FALSE(shown.has_link) << "the new version has none";
}

TEST(Pitches, say_when_they_were_presented) {
  Screen s = pitch_on_screen();
  EXPECT_FALSE(find_pitch(s.model.pitches, acorn)->presented_at);
  const Position presented = s(anna, pitch::PitchPresented{acorn});
  EXPECT_EQ(find_pitch(s.model.pitches, acorn)->presented_at, Screen::time_of(presented));
}

TEST(Pitches, count_only_remarks_that_stand) {
  Screen s = pitch_on_screen();
  s(bram, pitch::RemarkGiven{named<RemarkId>("two"), acorn, pitch::RemarkKind::question, {}});
  s(hana, pitch::RemarkRemoved{praise});
  const Pitch& shown = *find_pitch(s.model.pitches, acorn);
  ASSERT_EQ(shown.remarks.size(), 2U);
  EXPECT_TRUE(shown.remarks[0].removed);
  EXPECT_EQ(shown.remarks[1].kind, pitch::RemarkKind::question);
  EXPECT_EQ(remarks_count(shown), 1U);
}

TEST(Votes, show_ballots_and_tally_only_once_they_are_counted) {
  Screen s = pitch_on_screen();
  const vote::Ballots ballots{{{acorn, vote::Tracker{{1}}}, {leaf, vote::Tracker{{2}}}}};
  const Position opened = s(anna, vote::RoundOpened{round_one, {{acorn, leaf}}, {{bram, hana}}});
  s(bram, vote::VoteCast{round_one});
  const Position closed = s(anna, vote::RoundClosed{round_one});
  EXPECT_TRUE(s.model.votes.find(round_one)->ballots.items.empty());
  EXPECT_EQ(s.model.votes.find(round_one)->opened_at, Screen::time_of(opened));
  EXPECT_EQ(s.model.votes.find(round_one)->closed_at, Screen::time_of(closed));
  s(system_actor,
    vote::BallotsCounted{round_one, ballots, {{{acorn, 1}, {leaf, 1}}}, vote::Result::tie, {{acorn, leaf}}});
  const projections::Round& round = *s.model.votes.find(round_one);
  EXPECT_EQ(round.ballots, ballots);
  EXPECT_EQ(round.tally.items.size(), 2U);
  EXPECT_TRUE(round.counted_at);
}

TEST(Votes, let_each_voter_find_their_ballot_by_its_tracker) {
  projections::Round round;
  round.ballots.items = {{acorn, vote::Tracker{{1}}}, {leaf, vote::Tracker{{2}}}};
  EXPECT_EQ(choice_of(round, vote::Tracker{{2}}), leaf);
  EXPECT_EQ(choice_of(round, vote::Tracker{{3}}), std::nullopt) << "not counted, or of another round";
}

TEST(Questions, show_the_post_that_answered_them_and_who_said_so) {
  Screen s;
  s(hana, forum::ThreadOpened{question, {}, {}});
  s(hana, forum::PostWritten{question, asked, {}});
  s(hana, forum::HelpAsked{question});
  s(jana, forum::PostWritten{question, answer, {}});
  EXPECT_TRUE(find_thread(s.model.forum, question)->answer.is_nil());
  s(hana, forum::HelpAnswered{question, answer});
  EXPECT_EQ(find_thread(s.model.forum, question)->answer, answer);
  EXPECT_EQ(find_thread(s.model.forum, question)->answered_by, hana);
  s(hana, forum::HelpReopened{question});
  EXPECT_TRUE(find_thread(s.model.forum, question)->answer.is_nil());
}

TEST(Questions, that_were_answered_are_listed_with_the_last_answer_first) {
  Screen s;
  const ThreadId later = named<ThreadId>("later");
  for (const ThreadId thread : {question, later}) {
    s(hana, forum::ThreadOpened{thread, {}, {}});
    s(hana, forum::HelpAsked{thread});
  }
  EXPECT_EQ(open_questions(s.model.state.forum), (std::vector{question, later}))
      << "who waits longest is first";
  s(jana, forum::HelpAnswered{later, {}});
  s(jana, forum::HelpAnswered{question, {}});
  EXPECT_EQ(answered_questions(s.model.state.forum), (std::vector{question, later}));
}

std::vector<NewsKind> kinds_for(const Screen& s, MemberId viewer) {
  std::vector<NewsKind> kinds;
  for (const News& news : news_for(s.model, viewer, Position{})) {
    kinds.push_back(news.kind);
  }
  return kinds;
}

TEST(News, tell_that_a_group_was_formed_once_with_who_formed_it) {
  Screen s;
  s(ivo, groups::GroupFormed{oak, {}});
  s(ivo, groups::GroupJoined{oak, ivo}); // part of forming it
  s(jana, groups::GroupJoined{oak, jana});
  EXPECT_EQ(kinds_for(s, anna), (std::vector{NewsKind::group_joined, NewsKind::group_formed}));
}

TEST(News, tell_a_question_once_and_as_a_question) {
  Screen s;
  s(hana, forum::ThreadOpened{question, {}, {}});
  s(hana, forum::PostWritten{question, asked, {}});
  s(hana, forum::HelpAsked{question});
  EXPECT_EQ(kinds_for(s, anna), std::vector{NewsKind::help_asked});
}

TEST(News, leave_out_a_pitch_that_was_withdrawn_with_what_was_said_of_it) {
  Screen s = pitch_on_screen();
  const auto before = kinds_for(s, anna);
  ASSERT_EQ(before[0], NewsKind::remark_given);
  ASSERT_EQ(before[1], NewsKind::pitch_submitted);
  s(ivo, pitch::PitchWithdrawn{acorn});
  EXPECT_EQ(kinds_for(s, anna).size(), before.size() - 2);
}

TEST(News, of_the_vote_tell_rounds_and_never_who_voted) {
  Screen s;
  s(anna, vote::RoundOpened{round_one, {{acorn, leaf}}, {{bram}}});
  s(bram, vote::VoteCast{round_one});
  s(anna, vote::RoundClosed{round_one});
  s(system_actor, vote::BallotsCounted{round_one, {}, {}, {}, {}});
  EXPECT_EQ(
      kinds_for(s, cem),
      (std::vector{NewsKind::ballots_counted, NewsKind::round_closed, NewsKind::round_opened})
  );
}

TEST(News, of_a_room_tell_which_section_of_the_plan_was_written) {
  Screen room;
  room(ivo, ideas::IdeaProposed{{}, {}, {}});
  room(jana, ideas::PlanSectionRevised{ideas::Section::means, {}, {}});
  const std::vector<News> news = news_for(room.model, bram, Position{});
  ASSERT_EQ(news.size(), 2U);
  EXPECT_EQ(news[0].kind, NewsKind::plan_revised);
  EXPECT_EQ(news[0].section, ideas::Section::means);
  EXPECT_EQ(news[1].kind, NewsKind::idea_proposed);
}

} // namespace
} // namespace verdiep::test
