// The story that is built in is the case: who is in it, how far everybody is, and how the vote stands.
#include "server/content/rehearsal.hpp"
#include "server/demo/files.hpp"
#include "server/demo/script.hpp"
#include "shared/vote/tally.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace verdiep::demo {
namespace {

/// The built-in story, played on the rules alone.
class Story : public testing::Test {
protected:
  void SetUp() override {
    const auto made = built_in_script();
    ASSERT_TRUE(made) << made.error().context;
    script_ = *made;
    rehearsal_.emplace(script_.stream);
    for (const auto& line : script_.lines) {
      const auto performed = rehearsal_->perform(line.command, line.actor);
      ASSERT_TRUE(performed) << line.place << ": " << performed.error().context;
    }
  }

  const stream::State& programme() { return rehearsal_->state(script_.stream); }

  MemberId person(std::string_view key) {
    const auto found = std::find_if(script_.people.begin(), script_.people.end(), [&](const Person& one) {
      return one.key == key;
    });
    return found == script_.people.end() ? MemberId{} : found->member;
  }

  template <class T>
  std::vector<const T*> commands() {
    std::vector<const T*> found;
    for (const auto& line : script_.lines) {
      if (const auto* body = std::get_if<T>(&line.command.body)) {
        found.push_back(body);
      }
    }
    return found;
  }

  /// What the person still has to do of what everybody does.
  std::size_t must_dos_left(MemberId member) {
    std::set<DingId> left;
    for (const auto* add : commands<dingen::AddDing>()) {
      if (add->content.track == dingen::Track::must) {
        left.insert(add->ding);
      }
    }
    for (const auto& line : script_.lines) {
      if (line.actor != member) {
        continue;
      }
      if (const auto* complete = std::get_if<dingen::CompleteDing>(&line.command.body)) {
        left.erase(complete->ding);
      }
    }
    return left.size();
  }

  Script script_;
  std::optional<content::Rehearsal> rehearsal_;
};

TEST_F(Story, has_sixteen_participants_and_a_coordinator_who_is_none) {
  const auto& members = programme().people.members;
  EXPECT_EQ(
      std::count_if(
          members.begin(), members.end(), [](const auto& entry) { return bool(entry.second.enrolled); }
      ),
      16
  );
  EXPECT_EQ(script_.people.size(), 17u);
  EXPECT_TRUE(script_.people.front().coordinator);
}

TEST_F(Story, offers_twenty_three_dingen_in_two_languages) {
  const auto dingen = commands<dingen::AddDing>();
  EXPECT_GE(dingen.size(), 23u);
  std::map<dingen::Track, int> tracks;
  for (const auto* ding : dingen) {
    const auto& content = ding->content;
    ++tracks[content.track];
    const auto& name = content.title.entries.front().second;
    EXPECT_EQ(content.title.entries.size(), 2u) << name;
    EXPECT_EQ(content.why.entries.size(), 2u) << name;
    EXPECT_EQ(content.done.entries.size(), 2u) << name;
    EXPECT_EQ(content.service.entries.size(), 2u) << name;
    EXPECT_GE(content.steps.items.size(), 4u) << name;
    EXPECT_FALSE(content.links.items.empty()) << name;
    for (const auto& link : content.links.items) {
      EXPECT_TRUE(link.url.value.starts_with("https://")) << link.url.value;
    }
  }
  EXPECT_EQ(tracks.size(), 3u);
}

TEST_F(Story, has_four_groups_of_at_most_five_with_a_helper_each) {
  const auto& groups = programme().groups;
  EXPECT_EQ(groups.groups.size(), 4u);
  for (const auto& [id, group] : groups.groups) {
    EXPECT_LE(group.members, 5);
    EXPECT_FALSE(group.helper.is_nil());
    const auto& room = rehearsal_->state(groups::stream_of(id));
    EXPECT_NE(room.ideas.idea, Position{});
    EXPECT_GE(room.forum.posts.size(), 5u);
    for (const Position section : room.ideas.plan) {
      EXPECT_NE(section, Position{});
    }
  }
  EXPECT_EQ(groups.memberships.size(), 16u);
}

TEST_F(Story, leaves_the_sixteenth_one_must_do_and_the_vote) {
  for (const auto& one : script_.people) {
    if (!one.coordinator) {
      EXPECT_EQ(must_dos_left(one.member), one.key == "joost" ? 1u : 0u) << one.key;
    }
  }
  const auto* round = vote::latest(programme().vote);
  ASSERT_NE(round, nullptr);
  EXPECT_TRUE(round->is_open());
  EXPECT_EQ(round->voters.size(), 15u);
  EXPECT_TRUE(round->admits(person("joost")));
  EXPECT_FALSE(round->admits(person("marleen")));
}

TEST_F(Story, ends_unanimously_when_the_sixteenth_votes_the_same) {
  vote::Ballots ballots;
  for (const auto* cast : commands<vote::CastVote>()) {
    ballots.items.push_back(cast->ballot);
  }
  const auto* first = commands<vote::CastVote>().front();
  Command command;
  command.stream = script_.stream;
  command.body = vote::CastVote{first->round, {first->ballot.choice, vote::Tracker{{1}}}};
  ASSERT_TRUE(rehearsal_->perform(command, person("joost")));
  ballots.items.push_back({first->ballot.choice, vote::Tracker{{1}}});
  command.body = vote::CloseRound{first->round};
  ASSERT_TRUE(rehearsal_->perform(command, person("marleen")));

  std::sort(ballots.items.begin(), ballots.items.end(), [](const auto& a, const auto& b) {
    return a.tracker < b.tracker;
  });
  const auto tally = vote::count(vote::latest(programme().vote)->pitches, ballots);
  command.body = vote::CountBallots{first->round, ballots, tally};
  ASSERT_TRUE(rehearsal_->perform(command, system_actor));
  EXPECT_EQ(vote::result(tally), vote::Result::unanimous);
  EXPECT_EQ(vote::winner(programme().vote), first->ballot.choice);
}

TEST_F(Story, has_remarks_of_every_kind_and_a_question_that_waits) {
  std::set<pitch::RemarkKind> kinds;
  for (const auto* remark : commands<pitch::GiveRemark>()) {
    kinds.insert(remark->kind);
  }
  EXPECT_EQ(kinds.size(), 4u);
  std::size_t open = 0;
  std::size_t answered = 0;
  for (const auto& [id, thread] : programme().forum.threads) {
    if (thread.asked != Position{}) {
      ++(thread.answered ? answered : open);
    }
  }
  EXPECT_GE(answered, 5u);
  EXPECT_GE(open, 1u);
}

TEST_F(Story, stops_after_the_phase_that_was_asked_for) {
  const auto whole = script_.lines.size();
  std::size_t before = 0;
  using programme::Phase;
  for (const auto phase : {Phase::preparing, Phase::running, Phase::closing_session}) {
    Script part = script_;
    end_after(part, phase);
    EXPECT_GT(part.lines.size(), before);
    EXPECT_LT(part.lines.size(), whole);
    before = part.lines.size();
    for (const auto& line : part.lines) {
      const auto* start = std::get_if<programme::StartPhase>(&line.command.body);
      EXPECT_TRUE(start == nullptr || start->phase <= phase);
    }
  }
  end_after(script_, Phase::voting);
  EXPECT_EQ(script_.lines.size(), whole);
}

TEST_F(Story, has_other_ids_in_another_edition) {
  const auto second = built_in_script(2);
  ASSERT_TRUE(second) << second.error().context;
  ASSERT_EQ(second->lines.size(), script_.lines.size());
  EXPECT_NE(second->stream, script_.stream);
  std::set<CommandId> ids;
  for (std::size_t index = 0; index < script_.lines.size(); ++index) {
    EXPECT_EQ(script_.lines[index].command.at, second->lines[index].command.at);
    EXPECT_TRUE(ids.insert(script_.lines[index].command.id).second);
    EXPECT_TRUE(ids.insert(second->lines[index].command.id).second);
  }
  for (std::size_t index = 0; index < script_.people.size(); ++index) {
    EXPECT_NE(script_.people[index].member, second->people[index].member);
    EXPECT_EQ(script_.people[index].name, second->people[index].name);
  }
}

} // namespace
} // namespace verdiep::demo
