#include "shared/vote/tally.hpp"
#include "tests/support/story.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace verdiep::test {
namespace {

using namespace vote;

const RoundId runoff = named<RoundId>("runoff");
const PitchId seed = named<PitchId>("seed");

Tracker tracker(std::uint8_t number) {
  return Tracker{{number}};
}

CastVote ballot(PitchId choice, std::uint8_t number) {
  return {round_one, {choice, tracker(number)}};
}

/// As the server does it: sorted by tracker, one line of the tally a pitch.
CountBallots count_of(const Story& story, RoundId round, std::vector<Ballot> ballots) {
  std::sort(ballots.begin(), ballots.end(), [](const Ballot& a, const Ballot& b) {
    return a.tracker < b.tracker;
  });
  CountBallots command{round, {std::move(ballots)}, {}};
  command.tally = count(find(story.state().vote.rounds, round)->pitches, command.ballots);
  return command;
}

/// Everybody in the electorate votes as told, in the order bram, hana, ivo, jana, kees; then it is closed and counted.
stream::Decision vote_of(Story& story, RoundId round, const std::vector<PitchId>& choices) {
  const std::vector voters{bram, hana, ivo, jana, kees};
  std::vector<Ballot> ballots;
  for (std::size_t index = 0; index < choices.size(); ++index) {
    ballots.push_back({choices[index], tracker(static_cast<std::uint8_t>(0x50 - index))});
    EXPECT_EQ(said(story.when(voters[index], CastVote{round, ballots.back()})), "VoteCast");
  }
  EXPECT_EQ(said(story.when(anna, CloseRound{round})), "RoundClosed");
  return story.when(system_actor, count_of(story, round, ballots));
}

BallotsCounted counted(const stream::Decision& decision) {
  return decision ? std::get<BallotsCounted>(decision->front()) : BallotsCounted{};
}

// Opening.

TEST(Rounds, write_down_who_takes_part_when_they_open) {
  Story story = groups_under_way();
  const auto decision = story.when(anna, OpenRound{round_one, {{leaf, acorn}}});
  ASSERT_EQ(said(decision), "RoundOpened");
  const auto& event = std::get<RoundOpened>(decision->front());
  std::vector expected{bram, hana, ivo, jana, kees};
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(event.electorate.items, expected);
  EXPECT_EQ(event.pitches.items, (std::vector{leaf, acorn})) << "in the coordinator's order";
}

TEST(Rounds, offer_at_least_two_pitches_that_stand_each_once) {
  Story story = groups_under_way();
  EXPECT_EQ(said(story.when(anna, OpenRound{round_one, {{acorn}}})), "too_few_pitches min=2");
  EXPECT_EQ(said(story.when(anna, OpenRound{round_one, {}})), "too_few_pitches min=2");
  EXPECT_EQ(said(story.when(anna, OpenRound{round_one, {{acorn, acorn}}})), "invalid_value field=pitches");
  EXPECT_EQ(said(story.when(anna, OpenRound{round_one, {{acorn, seed}}})), "unknown_pitch");
  story.when(kees, pitch::WithdrawPitch{leaf}); // e52
  EXPECT_EQ(said(story.when(anna, OpenRound{round_one, {{acorn, leaf}}})), "pitch_withdrawn e52");
}

TEST(Rounds, have_new_ids_that_are_nobody_elses) {
  Story story = vote_under_way();
  const Pitches both{{acorn, leaf}};
  EXPECT_EQ(said(story.when(anna, OpenRound{round_one, both})), "id_taken e52");
  EXPECT_EQ(said(story.when(anna, OpenRound{RoundId{}, both})), "invalid_value field=round");
  EXPECT_EQ(said(story.when(anna, OpenRound{RoundId{bram.bytes}, both})), "id_taken e4")
      << "the key of the round is destroyed when it is counted, and would be bram's";
  EXPECT_EQ(said(story.when(anna, OpenRound{RoundId{oak.bytes}, both})), "id_taken e38");
}

TEST(Rounds, are_one_at_a_time) {
  Story story = vote_under_way();
  const OpenRound next{runoff, {{acorn, leaf}}};
  EXPECT_EQ(said(story.when(anna, next)), "round_open e52");
  story.when(anna, CloseRound{round_one}); // e53
  EXPECT_EQ(said(story.when(anna, next)), "round_not_counted e53");
}

TEST(Rounds, keep_their_programme_open_until_the_ballots_are_counted) {
  Story story = vote_under_way();
  EXPECT_EQ(said(story.when(anna, programme::CloseProgramme{})), "round_open e52");
  story.when(anna, CloseRound{round_one}); // e53
  EXPECT_EQ(said(story.when(anna, programme::CloseProgramme{})), "round_not_counted e53")
      << "ballots that are never counted would be kept for ever";
  story.when(system_actor, count_of(story, round_one, {}));
  EXPECT_EQ(said(story.when(anna, programme::CloseProgramme{})), "ProgrammeClosed");
}

// Voting.

TEST(Votes, say_that_somebody_voted_and_not_what) {
  Story story = vote_under_way();
  const auto decision = story.when(bram, ballot(acorn, 1));
  ASSERT_EQ(said(decision), "VoteCast");
  EXPECT_EQ((*decision)[0], EventBody(VoteCast{round_one}));
}

TEST(Votes, may_be_for_ones_own_group) {
  Story story = vote_under_way();
  EXPECT_EQ(said(story.when(ivo, ballot(acorn, 1))), "VoteCast");
}

TEST(Votes, are_replaceable_until_the_round_closes) {
  Story story = vote_under_way();
  EXPECT_EQ(said(story.when(bram, ballot(acorn, 1))), "VoteCast"); // e53
  EXPECT_EQ(said(story.when(bram, ballot(leaf, 2))), "VoteCast");  // e54
  const Round& round = *find(story.state().vote.rounds, round_one);
  EXPECT_EQ(round.voters.size(), 1U) << "one voter, whose last vote counts";
  EXPECT_EQ(*find(round.voters, bram), Position{54});
  story.when(anna, CloseRound{round_one}); // e55
  EXPECT_EQ(said(story.when(bram, ballot(acorn, 3))), "round_closed e55");
}

TEST(Votes, are_for_a_pitch_of_the_round_under_a_tracker) {
  Story story = vote_under_way();
  EXPECT_EQ(said(story.when(bram, ballot(seed, 1))), "unknown_pitch");
  EXPECT_EQ(said(story.when(bram, CastVote{round_one, {acorn, Tracker{}}})), "invalid_value field=tracker");
  EXPECT_EQ(said(story.when(bram, CastVote{runoff, {acorn, tracker(1)}})), "unknown_round");
}

TEST(Votes, are_for_who_took_part_when_the_round_opened) {
  Story story = vote_under_way();
  EXPECT_EQ(said(story.when(cem, ballot(acorn, 1))), "not_in_electorate e52");
  EXPECT_EQ(said(story.when(anna, ballot(acorn, 1))), "not_in_electorate e52");
  story.when(cem, people::Enrol{});
  EXPECT_EQ(said(story.when(cem, ballot(acorn, 1))), "not_in_electorate e52") << "nobody comes in later";
}

TEST(Votes, stay_with_who_withdraws_but_not_with_the_erased) {
  Story story = vote_under_way();
  story.when(bram, people::Withdraw{bram});
  EXPECT_EQ(said(story.when(bram, ballot(acorn, 1))), "VoteCast") << "the electorate is fixed";
  story.when(anna, people::ErasePerson{hana});
  EXPECT_EQ(
      said(story.when(hana, ballot(acorn, 2))), "person_erased e" + std::to_string(story.state().head.value)
  );
}

TEST(Rounds, close_once) {
  Story story = vote_under_way();
  EXPECT_EQ(said(story.when(anna, CloseRound{runoff})), "unknown_round");
  EXPECT_EQ(said(story.when(anna, CloseRound{round_one})), "RoundClosed"); // e53
  EXPECT_EQ(said(story.when(anna, CloseRound{round_one})), "round_closed e53");
}

// Counting.

TEST(Counting, is_the_systems_after_closing_and_once) {
  Story story = vote_under_way();
  EXPECT_EQ(said(story.when(anna, count_of(story, round_one, {}))), "not_allowed needs=system");
  EXPECT_EQ(said(story.when(system_actor, CountBallots{runoff, {}, {}})), "unknown_round");
  EXPECT_EQ(said(story.when(system_actor, count_of(story, round_one, {}))), "round_not_closed e52");
  story.when(anna, CloseRound{round_one});
  EXPECT_EQ(said(story.when(system_actor, count_of(story, round_one, {}))), "BallotsCounted"); // e54
  EXPECT_EQ(said(story.when(system_actor, count_of(story, round_one, {}))), "ballots_counted e54");
}

TEST(Counting, names_the_winner) {
  Story story = vote_under_way();
  const BallotsCounted event = counted(vote_of(story, round_one, {acorn, leaf, acorn, acorn, leaf}));
  EXPECT_EQ(event.tally.items, (std::vector<Count>{{acorn, 3}, {leaf, 2}}));
  EXPECT_EQ(event.result, Result::winner);
  EXPECT_EQ(event.leaders.items, std::vector{acorn});
  EXPECT_EQ(winner(story.state().vote), acorn);
}

TEST(Counting, says_when_everybody_agreed) {
  Story story = vote_under_way();
  const BallotsCounted event = counted(vote_of(story, round_one, {leaf, leaf, leaf}));
  EXPECT_EQ(event.result, Result::unanimous);
  EXPECT_EQ(winner(story.state().vote), leaf);
}

TEST(Counting, of_one_ballot_is_unanimous) {
  Story story = vote_under_way();
  EXPECT_EQ(counted(vote_of(story, round_one, {leaf})).result, Result::unanimous);
}

TEST(Counting, of_no_ballots_is_a_tie_of_all) {
  Story story = vote_under_way();
  const BallotsCounted event = counted(vote_of(story, round_one, {}));
  EXPECT_EQ(event.tally.items, (std::vector<Count>{{acorn, 0}, {leaf, 0}}));
  EXPECT_EQ(event.result, Result::tie);
  EXPECT_EQ(event.leaders.items, (std::vector{acorn, leaf}));
  EXPECT_FALSE(winner(story.state().vote));
}

TEST(Counting, shows_every_ballot_under_its_tracker) {
  Story story = vote_under_way();
  const BallotsCounted event = counted(vote_of(story, round_one, {acorn, leaf}));
  EXPECT_EQ(event.ballots.items, (std::vector<Ballot>{{leaf, tracker(0x4f)}, {acorn, tracker(0x50)}}));
}

/// Closed with two voters, to be counted.
Story two_voted() {
  Story story = vote_under_way();
  story.when(bram, ballot(acorn, 1));
  story.when(hana, ballot(leaf, 2));
  story.when(anna, CloseRound{round_one});
  return story;
}

std::string said_of(const std::vector<Ballot>& ballots, const Tally& tally) {
  Story story = two_voted();
  return said(story.when(system_actor, CountBallots{round_one, {ballots}, tally}));
}

TEST(Counting, is_refused_when_the_tally_is_not_that_of_the_ballots) {
  const std::vector<Ballot> ballots{{acorn, tracker(1)}, {leaf, tracker(2)}};
  EXPECT_EQ(said_of(ballots, {{{acorn, 2}, {leaf, 0}}}), "invalid_value field=tally");
  EXPECT_EQ(said_of(ballots, {{{acorn, 1}}}), "invalid_value field=tally");
  EXPECT_EQ(said_of(ballots, {{{leaf, 1}, {acorn, 1}}}), "invalid_value field=tally")
      << "in the round's order";
  EXPECT_EQ(said_of(ballots, {{{acorn, 1}, {leaf, 1}}}), "BallotsCounted");
}

TEST(Counting, is_refused_with_ballots_that_nobody_can_have_cast) {
  const Tally even{{{acorn, 1}, {leaf, 1}}};
  EXPECT_EQ(
      said_of({{acorn, tracker(1)}, {leaf, tracker(2)}, {leaf, tracker(3)}}, {{{acorn, 1}, {leaf, 2}}}),
      "invalid_value field=ballots"
  ) << "more than voted";
  EXPECT_EQ(said_of({{acorn, tracker(1)}, {seed, tracker(2)}}, even), "invalid_value field=ballots");
}

TEST(Counting, is_refused_with_ballots_in_another_order_than_that_of_their_trackers) {
  EXPECT_EQ(
      said_of({{leaf, tracker(2)}, {acorn, tracker(1)}}, {{{acorn, 1}, {leaf, 1}}}),
      "invalid_value field=ballots"
  ) << "it could tell who voted first";
}

TEST(Counting, goes_on_with_a_tracker_drawn_twice) {
  std::vector<PitchId> by_id{acorn, leaf}; // then their choices give the order
  std::sort(by_id.begin(), by_id.end());
  EXPECT_EQ(
      said_of({{by_id[0], tracker(1)}, {by_id[1], tracker(1)}}, {{{acorn, 1}, {leaf, 1}}}), "BallotsCounted"
  ) << "a voter who copies one must not be able to stop the count";
}

// Runoffs.

/// Tied two to two between acorn and seed, with one for leaf, counted at the head.
Story tied_vote() {
  Story story = groups_under_way();
  const GroupId birch = named<GroupId>("birch");
  story.given(bram, {groups::GroupFormed{birch, {}}, groups::GroupJoined{birch, bram}});
  story.given(bram, {pitch::PitchSubmitted{seed, birch, {}, {}, {}}});
  EXPECT_EQ(said(story.when(anna, OpenRound{round_one, {{acorn, leaf, seed}}})), "RoundOpened");
  const BallotsCounted event = counted(vote_of(story, round_one, {seed, seed, acorn, acorn, leaf}));
  EXPECT_EQ(event.result, Result::tie);
  EXPECT_EQ(event.leaders.items, (std::vector{acorn, seed}));
  return story;
}

TEST(Runoffs, are_among_exactly_the_tied) {
  Story story = tied_vote();
  const std::string since = "not_the_tied e" + std::to_string(story.state().head.value);
  EXPECT_EQ(said(story.when(anna, OpenRound{runoff, {{acorn, leaf, seed}}})), since);
  EXPECT_EQ(said(story.when(anna, OpenRound{runoff, {{acorn, leaf}}})), since);
  EXPECT_EQ(said(story.when(anna, OpenRound{runoff, {{seed, acorn}}})), "RoundOpened") << "in any order";
}

TEST(Runoffs, have_an_electorate_of_their_own) {
  Story story = tied_vote();
  story.when(cem, people::Enrol{});
  story.when(bram, people::Withdraw{bram});
  story.when(anna, OpenRound{runoff, {{acorn, seed}}});
  EXPECT_EQ(said(story.when(cem, CastVote{runoff, {acorn, tracker(1)}})), "VoteCast");
  EXPECT_EQ(said(story.when(bram, CastVote{runoff, {acorn, tracker(2)}})).find("not_in_electorate"), 0U);
}

TEST(Runoffs, decide_and_nothing_comes_after_them) {
  Story story = tied_vote();
  story.when(anna, OpenRound{runoff, {{acorn, seed}}});
  EXPECT_EQ(counted(vote_of(story, runoff, {seed, seed, acorn})).result, Result::winner);
  EXPECT_EQ(winner(story.state().vote), seed);
  EXPECT_EQ(
      said(story.when(anna, OpenRound{named<RoundId>("third"), {{acorn, seed}}})),
      "winner_known e" + std::to_string(story.state().head.value)
  );
}

TEST(Runoffs, that_tie_are_followed_by_another) {
  Story story = tied_vote();
  story.when(anna, OpenRound{runoff, {{acorn, seed}}});
  EXPECT_EQ(counted(vote_of(story, runoff, {seed, acorn})).result, Result::tie);
  EXPECT_EQ(said(story.when(anna, OpenRound{named<RoundId>("third"), {{acorn, seed}}})), "RoundOpened");
}

TEST(Runoffs, leave_no_vote_in_the_round_before) {
  Story story = tied_vote();
  story.when(anna, OpenRound{runoff, {{acorn, seed}}});
  EXPECT_EQ(said(story.when(bram, ballot(acorn, 9))).find("round_closed"), 0U);
}

} // namespace
} // namespace verdiep::test
