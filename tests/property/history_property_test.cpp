#include "shared/disclosures/policy.hpp"
#include "shared/merkle/frontier.hpp"
#include "shared/merkle/hash.hpp"
#include "shared/projections/model.hpp"
#include "shared/stream/snapshot.hpp"
#include "shared/stream/state_codec.hpp"
#include "tests/property/hash_chain.hpp"
#include "tests/support/arbitrary.hpp"
#include "tests/support/histories.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <variant>

namespace verdiep::test {
namespace {

constexpr int commands = 10'000;
constexpr std::uint64_t seeds = 4;

/// What must hold of every state, whatever happened before.
void expect_sound(const stream::State& state) {
  if (state.programme.drafted && !state.programme.closed) {
    ASSERT_GE(people::coordinators_count(state.people), 1U);
  }
  ASSERT_LE(people::present_count(state.people), people::members_max);
  for (const auto& [id, member] : state.people.members) {
    ASSERT_FALSE(id.is_nil());
    ASSERT_NE(member.joined, Position{});
    if (member.erased) {
      ASSERT_FALSE(member.enrolled);
      for (const Fact& role : member.roles) {
        ASSERT_FALSE(role);
      }
    }
  }
  for (const auto& [attempt, completion] : state.dingen.completions) {
    ASSERT_NE(find(state.dingen.dingen, attempt.ding), nullptr);
    ASSERT_NE(find(state.people.members, attempt.member), nullptr);
    ASSERT_LE(completion.since, state.head);
  }
  for (const auto& [id, post] : state.forum.posts) {
    ASSERT_NE(find(state.forum.threads, post.thread), nullptr);
    ASSERT_NE(find(state.people.members, post.author), nullptr);
    ASSERT_LE(post.written, state.head);
  }
}

TEST(History, of_random_commands_keeps_every_state_sound) {
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    History history(seed);
    for (int count = 0; count < commands; ++count) {
      const Position before = history.state().head;
      const Attempted attempted = history.step();
      if (!attempted.decision) {
        ASSERT_EQ(history.state().head, before) << "a rejection changes nothing";
        ASSERT_LE(attempted.decision.error().beaten_by, before) << "what beats a command has happened";
        continue;
      }
      ASSERT_FALSE(attempted.decision->empty()) << "an accepted command yields an event";
      ASSERT_EQ(history.state().head, before.plus(attempted.decision->size()));
      if (count % 100 == 0) {
        ASSERT_NO_FATAL_FAILURE(expect_sound(history.state()));
      }
    }
    ASSERT_NO_FATAL_FAILURE(expect_sound(history.state()));
  }
}

TEST(History, of_random_commands_meets_every_event_and_most_rejections) {
  std::set<std::size_t> events;
  std::set<RejectionCode> rejections;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    History history(seed);
    for (int count = 0; count < commands; ++count) {
      const Attempted attempted = history.step();
      if (!attempted.decision) {
        rejections.insert(attempted.decision.error().code);
      }
    }
    for (const Record& record : history.records()) {
      events.insert(record.body.index());
    }
  }
  // ProgrammeClosed ends a history, so that few of them have it.
  EXPECT_GE(events.size(), std::variant_size_v<EventBody> - 1);
  EXPECT_GE(rejections.size(), 20U);
}

TEST(StateHashes, are_step_by_step_those_that_were_reviewed_in_both_builds) {
  const auto reviewed = reviewed_hash_chain();
  const auto chain = hash_chain();
  ASSERT_FALSE(reviewed.empty()) << "build the target update_golden";
  ASSERT_EQ(chain.size(), reviewed.size());
  for (std::size_t index = 0; index < chain.size(); ++index) {
    ASSERT_EQ(chain[index], reviewed[index]) << "the first line that differs";
  }
}

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

TEST(Folding, in_pieces_is_folding_at_once) {
  History history(7);
  stream::Snapshot pieces;
  for (int count = 0; count < commands; ++count) {
    const std::size_t before = history.records().size();
    history.step();
    for (std::size_t index = before; index < history.records().size(); ++index) {
      const Bytes bytes = encode_record(history.records()[index]);
      const auto record = decode_record(bytes);
      ASSERT_TRUE(record);
      ASSERT_EQ(*record, history.records()[index]);
      stream::evolve(pieces.state, record->position, record->actor, record->body);
      pieces.frontier.append(merkle::leaf_hash(bytes));
    }
    if (count % 500 == 0) {
      auto resumed = stream::decode_snapshot(stream::encode_snapshot(pieces));
      ASSERT_TRUE(resumed) << count;
      ASSERT_EQ(*resumed, pieces) << count;
      pieces = std::move(*resumed);
    }
  }
  EXPECT_EQ(pieces.state, history.state());
  EXPECT_EQ(stream::state_hash(pieces.state), stream::state_hash(history.state()));
}

/// Who sees what by the rules in the policy's table, told from the whole history instead of event by event.
class Onlooker {
public:
  void apply(const Record& record) {
    std::visit([&](const auto& event) { tell(record, event); }, record.body);
  }

  /// The texts, names and titles that the programme must see: those that stand.
  [[nodiscard]] std::set<disclosures::ValueKey> seen_by_programme() const {
    std::set<disclosures::ValueKey> keys;
    for (const auto& [member, position] : names_) {
      keys.insert({position, "name"});
      keys.insert({position, "avatar"});
    }
    for (const auto& [post, told] : posts_) {
      keys.insert({told.position, "text"});
    }
    for (const auto& [thread, told] : titles_) {
      keys.insert({told.position, "title"});
    }
    return keys;
  }

private:
  struct Told {
    MemberId author;
    Position position;
  };
  template <class Event>
  void tell(const Record&, const Event&) {}
  void tell(const Record& record, const people::MemberJoined& event) {
    names_[event.member] = record.position;
  }
  void tell(const Record& record, const people::MemberRenamed& event) {
    names_[event.member] = record.position;
  }
  void tell(const Record& record, const forum::ThreadOpened& event) {
    titles_[event.thread] = {record.actor, record.position};
  }
  void tell(const Record& record, const forum::PostWritten& event) {
    posts_[event.post] = {record.actor, record.position};
    opening_.try_emplace(event.thread, event.post);
    thread_[event.post] = event.thread;
  }
  void tell(const Record& record, const forum::PostRevised& event) {
    posts_[event.post].position = record.position;
  }
  void tell(const Record&, const forum::PostRemoved& event) {
    posts_.erase(event.post);
    if (opening_[thread_[event.post]] == event.post) {
      titles_.erase(thread_[event.post]);
    }
  }
  void tell(const Record&, const people::PersonErased& event) {
    names_.erase(event.member);
    const auto forget = [&](auto& table) {
      for (auto entry = table.begin(); entry != table.end();) {
        entry = entry->second.author == event.member ? table.erase(entry) : std::next(entry);
      }
    };
    forget(posts_);
    forget(titles_);
  }

  std::map<MemberId, Position> names_;
  std::map<PostId, Told> posts_;
  std::map<ThreadId, Told> titles_;
  std::map<ThreadId, PostId> opening_;
  std::map<PostId, ThreadId> thread_;
};

TEST(Disclosing, keeps_in_each_feed_what_its_audience_may_see) {
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    History history(seed);
    for (int count = 0; count < commands; ++count) {
      history.step();
    }
    disclosures::Policy policy;
    Onlooker onlooker;
    std::map<disclosures::ValueKey, disclosures::SubjectId> stored;
    std::map<disclosures::Audience, std::set<disclosures::ValueKey>> feeds;
    for (const Record& record : history.records()) {
      const disclosures::Changes changes = policy.apply(record.position, record.actor, record.body);
      onlooker.apply(record);
      for (const auto& value : changes.made) {
        ASSERT_TRUE(stored.emplace(value.key, value.subject).second);
      }
      for (const auto& change : changes.feed) {
        if (change.grant) {
          ASSERT_TRUE(feeds[change.audience].insert(change.key).second) << "given twice";
          ASSERT_TRUE(stored.contains(change.key)) << "given, but not there";
        } else {
          ASSERT_EQ(feeds[change.audience].erase(change.key), 1U) << "taken, but never given";
        }
      }
      for (const auto& key : changes.erased) {
        ASSERT_EQ(stored.erase(key), 1U);
      }
      if (const auto* erased = std::get_if<people::PersonErased>(&record.body)) {
        for (const auto& [key, subject] : stored) {
          ASSERT_FALSE(subject == disclosures::subject_of(erased->member)) << "left of an erased person";
        }
      }
    }
    std::set<disclosures::ValueKey> words = feeds[disclosures::Audience::programme()];
    std::erase_if(words, [](const auto& key) { return key.field == "reflection" || key.field == "link"; });
    EXPECT_EQ(words, onlooker.seen_by_programme());
    for (const auto& [audience, keys] : feeds) {
      for (const auto& key : keys) {
        ASSERT_TRUE(stored.contains(key)) << "a feed still gives what is erased";
      }
    }
    for (const auto& retired : policy.retired()) {
      for (const auto& change : policy.expire(retired.key).feed) {
        ASSERT_FALSE(change.grant);
        ASSERT_EQ(feeds[change.audience].erase(change.key), 1U);
      }
    }
    EXPECT_TRUE(policy.retired().empty());
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
  for (const auto& [attempt, fact] : model.state.dingen.completions) {
    ASSERT_EQ(
        projections::find_completion(model.dingen, attempt.member, attempt.ding) != nullptr, fact.holds
    );
  }
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
