#include "shared/disclosures/policy.hpp"
#include "tests/support/story.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

/// Who sees the words of groups: their names, pitches and remarks in the programme's stream; their room, idea and plan
/// in their own.
namespace verdiep::test {
namespace {

using namespace disclosures;

using Lines = std::vector<std::string>;

std::string name_of(const Audience& audience) {
  switch (audience.kind) {
  case AudienceKind::programme:
    return "programme";
  case AudienceKind::group:
    return "group";
  case AudienceKind::coordinators:
    return "coordinators";
  case AudienceKind::management:
    return "management";
  case AudienceKind::member:
    return "author";
  }
  return "nobody";
}

/// As in disclosures_test.cpp.
Lines said(const Changes& changes) {
  const auto text_of = [](const ValueKey& key) {
    return "e" + std::to_string(key.position.value) + "." + key.field;
  };
  Lines lines;
  for (const FeedChange& change : changes.feed) {
    lines.push_back(name_of(change.audience) + (change.grant ? "+" : "-") + text_of(change.key));
  }
  for (const ValueKey& key : changes.retired) {
    lines.push_back("retire " + text_of(key));
  }
  for (const ValueKey& key : changes.erased) {
    lines.push_back("erase " + text_of(key));
  }
  return lines;
}

/// Folds events one after the other, from e1 on.
class Fold {
public:
  explicit Fold(const Audience& everyone = Audience::programme()) : policy(everyone) {}

  Changes operator()(MemberId actor, const EventBody& event) {
    ++head_;
    return policy.apply(Position{head_}, actor, event);
  }
  Policy policy;

private:
  std::uint64_t head_ = 0;
};

/// The pitch of `oak` by ivo (e1), with a link.
Fold pitched() {
  Fold fold;
  fold(ivo, pitch::PitchSubmitted{acorn, oak, {}, {}, Personal<pitch::Url>{}});
  return fold;
}

TEST(GroupNames, are_seen_by_the_programme_and_belong_to_the_group) {
  Fold fold;
  const Changes changes = fold(ivo, groups::GroupFormed{oak, {}});
  EXPECT_EQ(said(changes), Lines{"programme+e1.name"});
  EXPECT_EQ(changes.made, (std::vector<NewValue>{{{Position{1}, "name"}, subject_of(oak)}}));
}

TEST(GroupNames, of_before_are_deleted_at_once) {
  Fold fold;
  fold(ivo, groups::GroupFormed{oak, {}});
  EXPECT_EQ(
      said(fold(jana, groups::GroupRenamed{oak, {}})),
      (Lines{"programme+e2.name", "programme-e1.name", "erase e1.name"})
  );
}

TEST(PitchWords, are_seen_by_the_programme_and_belong_to_the_group) {
  Fold fold;
  const Changes changes = fold(ivo, pitch::PitchSubmitted{acorn, oak, {}, {}, Personal<pitch::Url>{}});
  EXPECT_EQ(said(changes), (Lines{"programme+e1.link", "programme+e1.text", "programme+e1.title"}));
  for (const NewValue& value : changes.made) {
    EXPECT_EQ(value.subject, subject_of(oak));
  }
}

TEST(PitchWords, that_were_rewritten_stay_with_the_coordinators_for_a_while) {
  Fold fold = pitched();
  EXPECT_EQ(
      said(fold(jana, pitch::PitchRevised{acorn, Position{1}, {}, {}, {}})),
      (Lines{
          "programme+e2.text", "programme+e2.title", "coordinators+e1.title", "coordinators+e1.text",
          "coordinators+e1.link", "programme-e1.title", "programme-e1.text", "programme-e1.link",
          "retire e1.title", "retire e1.text", "retire e1.link"
      })
  );
  EXPECT_EQ(
      said(fold.policy.expire({Position{1}, "text"})), (Lines{"coordinators-e1.text", "erase e1.text"})
  );
}

TEST(PitchWords, that_were_withdrawn_are_gone_from_the_programme) {
  Fold fold = pitched();
  const Lines lines = said(fold(ivo, pitch::PitchWithdrawn{acorn}));
  EXPECT_EQ(
      lines,
      (Lines{
          "coordinators+e1.title", "coordinators+e1.text", "coordinators+e1.link", "programme-e1.title",
          "programme-e1.text", "programme-e1.link", "retire e1.title", "retire e1.text", "retire e1.link"
      })
  );
}

TEST(PitchWords, of_a_group_outlive_who_wrote_them) {
  Fold fold = pitched();
  EXPECT_EQ(said(fold(anna, people::PersonErased{ivo})), Lines{});
}

TEST(PitchWords, of_one_person_are_erased_with_them) {
  Fold fold;
  fold(bram, pitch::PitchSubmitted{acorn, std::nullopt, {}, {}, {}});
  fold(bram, pitch::PitchRevised{acorn, Position{1}, {}, {}, {}});
  EXPECT_EQ(
      said(fold(anna, people::PersonErased{bram})),
      (Lines{
          "coordinators-e1.text", "coordinators-e1.title", "programme-e2.text", "programme-e2.title",
          "erase e1.text", "erase e1.title", "erase e2.text", "erase e2.title"
      })
  );
}

TEST(RemarkWords, are_seen_by_the_programme_and_belong_to_who_gave_them) {
  Fold fold = pitched();
  const Changes changes = fold(hana, pitch::RemarkGiven{praise, acorn, {}, {}});
  EXPECT_EQ(said(changes), Lines{"programme+e2.text"});
  EXPECT_EQ(changes.made.front().subject, subject_of(hana));
}

TEST(RemarkWords, that_were_removed_stay_with_author_and_coordinators_for_a_while) {
  Fold fold = pitched();
  fold(hana, pitch::RemarkGiven{praise, acorn, {}, {}});
  const Changes changes = fold(anna, pitch::RemarkRemoved{praise});
  EXPECT_EQ(
      said(changes), (Lines{"coordinators+e2.text", "author+e2.text", "programme-e2.text", "retire e2.text"})
  );
  EXPECT_EQ(changes.feed[1].audience, Audience::member(hana)) << "not of who removed it";
}

TEST(RemarkWords, of_an_erased_person_are_deleted_everywhere) {
  Fold fold = pitched();
  fold(hana, pitch::RemarkGiven{praise, acorn, {}, {}});
  EXPECT_EQ(said(fold(anna, people::PersonErased{hana})), (Lines{"programme-e2.text", "erase e2.text"}));
}

TEST(Votes, disclose_nothing_to_anybody) {
  Fold fold = pitched();
  EXPECT_EQ(fold(anna, vote::RoundOpened{round_one, {{acorn, leaf}}, {{bram}}}), Changes{});
  EXPECT_EQ(fold(bram, vote::VoteCast{round_one}), Changes{});
  EXPECT_EQ(fold(anna, vote::RoundClosed{round_one}), Changes{});
  EXPECT_EQ(fold(system_actor, vote::BallotsCounted{round_one, {}, {}, {}, {}}), Changes{});
}

// In the stream of a group.

TEST(RoomWords, are_seen_by_the_group) {
  Fold fold(Audience::group(oak));
  EXPECT_EQ(said(fold(ivo, forum::ThreadOpened{plans, {}, {}})), Lines{"group+e1.title"});
  const Changes changes = fold(ivo, forum::PostWritten{plans, agenda, {}});
  EXPECT_EQ(said(changes), Lines{"group+e2.text"});
  EXPECT_EQ(changes.feed.front().audience, Audience::group(oak));
  EXPECT_EQ(changes.made.front().subject, subject_of(ivo));
}

TEST(RoomWords, that_were_revised_or_removed_stay_with_their_author_and_never_reach_coordinators) {
  Fold fold(Audience::group(oak));
  fold(ivo, forum::ThreadOpened{plans, {}, {}});
  fold(ivo, forum::PostWritten{plans, agenda, {}});
  EXPECT_EQ(
      said(fold(ivo, forum::PostRevised{agenda, {}})),
      (Lines{"group+e3.text", "author+e2.text", "group-e2.text", "retire e2.text"})
  );
  EXPECT_EQ(
      said(fold(ivo, forum::PostRemoved{agenda})), (Lines{
                                                       "author+e3.text", "author+e1.title", "group-e3.text",
                                                       "group-e1.title", "retire e3.text", "retire e1.title"
                                                   })
  );
}

TEST(IdeaWords, are_seen_by_the_group_and_belong_to_it) {
  Fold fold(Audience::group(oak));
  const Changes idea = fold(ivo, ideas::IdeaProposed{{}, {}, {}});
  EXPECT_EQ(said(idea), (Lines{"group+e1.text", "group+e1.title"}));
  const Changes plan = fold(jana, ideas::PlanSectionRevised{ideas::Section::goal, {}, {}});
  EXPECT_EQ(said(plan), Lines{"group+e2.text"});
  EXPECT_EQ(idea.made.front().subject, subject_of(oak));
  EXPECT_EQ(plan.made.front().subject, subject_of(oak));
}

TEST(IdeaWords, of_older_versions_stay_with_the_group_that_merges_with_them) {
  Fold fold(Audience::group(oak));
  fold(ivo, ideas::IdeaProposed{{}, {}, {}});
  EXPECT_EQ(
      said(fold(jana, ideas::IdeaProposed{Position{1}, {}, {}})), (Lines{"group+e2.text", "group+e2.title"})
  );
  EXPECT_TRUE(fold.policy.retired().empty());
}

TEST(RoomWords, of_an_erased_person_are_deleted_and_the_idea_of_the_group_stays) {
  Fold fold(Audience::group(oak));
  fold(ivo, forum::ThreadOpened{plans, {}, {}});
  fold(ivo, forum::PostWritten{plans, agenda, {}});
  fold(ivo, ideas::IdeaProposed{{}, {}, {}});
  EXPECT_EQ(
      said(fold(system_actor, people::PersonErased{ivo})),
      (Lines{"group-e1.title", "group-e2.text", "erase e1.title", "erase e2.text"})
  );
}

TEST(RoomAudiences, are_the_group_and_the_member_and_for_nobody_else) {
  const GroupStory room = room_of_oak();
  const auto of = [&](MemberId member) { return audiences_of(room.context(), member); };
  EXPECT_EQ(of(ivo), (std::vector{Audience::group(oak), Audience::member(ivo)}));
  EXPECT_EQ(of(jana), (std::vector{Audience::group(oak), Audience::member(jana)}));
  for (const MemberId other : {anna, bram, kees, cem, dora, eva, finn, gus, zeno, system_actor}) {
    EXPECT_TRUE(of(other).empty()) << to_text(other) << " reads nothing here";
  }
}

TEST(RoomAudiences, end_with_the_membership) {
  for (const CommandBody& leaving :
       {CommandBody(groups::LeaveGroup{ivo}), CommandBody(people::Withdraw{ivo}),
        CommandBody(people::ErasePerson{ivo})}) {
    GroupStory room = room_of_oak();
    room.programme.when(anna, leaving);
    EXPECT_TRUE(audiences_of(room.context(), ivo).empty());
  }
}

TEST(RoomAudiences, of_one_group_are_not_those_of_another) {
  const GroupStory room(groups_under_way(), elm);
  EXPECT_TRUE(audiences_of(room.context(), ivo).empty());
  EXPECT_EQ(audiences_of(room.context(), kees), (std::vector{Audience::group(elm), Audience::member(kees)}));
}

} // namespace
} // namespace verdiep::test
