#include "shared/disclosures/policy.hpp"
#include "shared/merkle/frontier.hpp"
#include "shared/merkle/hash.hpp"
#include "shared/projections/model.hpp"
#include "shared/stream/snapshot.hpp"
#include "shared/stream/state_codec.hpp"
#include "tests/support/arbitrary.hpp"
#include "tests/support/histories.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace verdiep::test {
namespace {

constexpr int commands = 10'000;

TEST(Folding, takes_any_event_in_any_order) {
  Random random(13);
  stream::State state;
  projections::Model model;
  disclosures::Policy policy;
  for (std::uint64_t position = 1; position <= 5'000; ++position) {
    Record record = arbitrary<Record>(random);
    record.position = Position{position};
    stream::evolve(state, record.position, record.actor, record.body);
    model.apply(record);
    policy.apply(record.position, record.actor, record.body);
  }
  EXPECT_EQ(model.state, state);
  const auto decoded = stream::decode_state(stream::encode_state(state));
  ASSERT_TRUE(decoded);
  EXPECT_EQ(*decoded, state);
}

/// The whole stream again, through bytes and snapshots now and then.
stream::State folded_in_pieces(const StreamHistory& history) {
  stream::Snapshot pieces;
  for (const Record& original : history.records) {
    const Bytes bytes = encode_record(original);
    const auto record = decode_record(bytes);
    EXPECT_TRUE(record && *record == original) << original.position.value;
    stream::evolve(pieces.state, record->position, record->actor, record->body);
    pieces.frontier.append(merkle::leaf_hash(bytes));
    if (original.position.value % 300 == 0) {
      auto resumed = stream::decode_snapshot(stream::encode_snapshot(pieces));
      EXPECT_TRUE(resumed && *resumed == pieces) << original.position.value;
      pieces = std::move(*resumed);
    }
  }
  return pieces.state;
}

TEST(Folding, in_pieces_is_folding_at_once) {
  History history(7);
  for (int count = 0; count < commands; ++count) {
    history.step();
  }
  const StreamHistory& programme = history.stream(history.records().front().stream);
  EXPECT_EQ(folded_in_pieces(programme), programme.state);
  ASSERT_FALSE(history.rooms().empty());
  for (const StreamHistory& room : history.rooms()) {
    EXPECT_EQ(folded_in_pieces(room), room.state);
  }
}

TEST(Models, agree_with_the_state_they_are_folded_beside) {
  History history(3);
  for (int count = 0; count < commands; ++count) {
    history.step();
  }
  projections::Model model;
  for (const Record& record : history.records()) {
    model.apply(record);
  }
  EXPECT_EQ(model.state, history.state());
  std::size_t posts = 0;
  for (const ThreadId id : projections::threads_by_activity(model.forum)) {
    for (const projections::Post& post : projections::find_thread(model.forum, id)->posts) {
      const forum::Post* known = find(model.state.forum.posts, post.id);
      ASSERT_NE(known, nullptr);
      ASSERT_EQ(known->author, post.author);
      ASSERT_EQ(known->written, post.written);
      ASSERT_EQ(known->removed.holds, post.removed);
      ++posts;
    }
  }
  EXPECT_EQ(posts, model.state.forum.posts.size());
  for (const auto& [id, group] : model.state.groups.groups) {
    ASSERT_EQ(projections::find_group(model.groups, id)->members.size(), group.members);
  }
  for (const auto& [id, pitch] : model.state.pitch.pitches) {
    ASSERT_EQ(projections::find_pitch(model.pitches, id)->text, pitch.revised);
  }
  for (const auto& [id, round] : model.state.vote.rounds) {
    const projections::Round* shown = model.votes.find(id);
    ASSERT_EQ(shown->ballots.items.size(), round.is_counted() ? round.voters.size() : 0U);
  }
  for (const auto& [attempt, fact] : model.state.dingen.completions) {
    ASSERT_EQ(
        projections::find_completion(model.dingen, attempt.member, attempt.ding) != nullptr, fact.holds
    );
  }
}

TEST(Models, of_rooms_know_every_version_that_the_group_wrote) {
  History history(3);
  for (int count = 0; count < commands; ++count) {
    history.step();
  }
  std::size_t versions = 0;
  for (const StreamHistory& room : history.rooms()) {
    projections::Model model;
    for (const Record& record : room.records) {
      model.apply(record);
    }
    ASSERT_EQ(model.state, room.state);
    versions += model.ideas.idea.size();
    ASSERT_EQ(
        model.ideas.idea.empty() ? Position{} : model.ideas.idea.back().position, room.state.ideas.idea
    );
    for (const auto section : {ideas::Section::goal, ideas::Section::planning}) {
      const auto& written = model.ideas.section(section);
      ASSERT_EQ(written.empty() ? Position{} : written.back().position, room.state.ideas.section(section));
    }
  }
  EXPECT_GT(versions, 10U);
}

/// What a screen would show, as one text.
std::string shown(const projections::Model& model, MemberId viewer) {
  std::string text = std::to_string(model.state.head.value);
  for (const ThreadId id : projections::threads_by_activity(model.forum)) {
    const projections::Thread& thread = *projections::find_thread(model.forum, id);
    text += "|" + to_text(id) + std::to_string(projections::posts_count(thread));
    for (const projections::Post& post : thread.posts) {
      text += " " + std::to_string(post.text.value) + (post.removed ? "x" : "");
    }
  }
  for (const auto& [member, progress] : projections::visible_progress(model, viewer)) {
    text += "|" + to_text(member) + std::to_string(progress.of(dingen::Track::must).completed);
  }
  for (const GroupId id : projections::groups_by_age(model.groups)) {
    text += "|" + to_text(id);
    for (const MemberId member : projections::find_group(model.groups, id)->members) {
      text += " " + to_text(member);
    }
  }
  for (const PitchId id : pitch::standing(model.state.pitch)) {
    const projections::Pitch& pitch = *projections::find_pitch(model.pitches, id);
    text += "|" + std::to_string(pitch.text.value) + " " + std::to_string(projections::remarks_count(pitch));
  }
  for (const projections::News& news : projections::news_for(model, viewer, Position{})) {
    text += "|" + std::to_string(news.position.value);
  }
  return text;
}

TEST(Models, that_are_copied_go_their_own_way) {
  History history(5);
  projections::Model confirmed;
  std::size_t folded = 0;
  for (int count = 0; count < 2'000; ++count) {
    history.step();
    // A copy runs ahead by all that is new; the original follows later, and must not have noticed.
    const std::string before = shown(confirmed, system_actor);
    projections::Model ahead = confirmed;
    for (std::size_t index = folded; index < history.records().size(); ++index) {
      ahead.apply(history.records()[index]);
    }
    ASSERT_EQ(shown(confirmed, system_actor), before);
    if (count % 10 == 0) {
      for (; folded < history.records().size(); ++folded) {
        confirmed.apply(history.records()[folded]);
      }
      ASSERT_EQ(shown(confirmed, system_actor), shown(ahead, system_actor));
      ASSERT_EQ(confirmed.state, ahead.state);
    }
  }
}

} // namespace
} // namespace verdiep::test
