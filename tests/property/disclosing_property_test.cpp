#include "events/codec/personal.hpp"
#include "shared/disclosures/commitment.hpp"
#include "shared/disclosures/policy.hpp"
#include "tests/support/histories.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace verdiep::test {
namespace {

constexpr int commands = 10'000;
constexpr std::uint64_t seeds = 4;

/// What everybody in a stream sees by the rules in the policy's table, told from the whole history instead of event by
/// event.
class Onlooker {
public:
  void apply(const Record& record) {
    std::visit([&](const auto& event) { tell(record, event); }, record.body);
  }

  /// The texts, names and titles that everybody must see: those that stand.
  [[nodiscard]] std::set<disclosures::ValueKey> seen_by_everyone() const {
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
    for (const auto& [group, position] : group_names_) {
      keys.insert({position, "name"});
    }
    for (const auto& [pitch, position] : pitches_) {
      keys.insert({position, "title"});
      keys.insert({position, "text"});
    }
    for (const auto& [remark, told] : remarks_) {
      keys.insert({told.position, "text"});
    }
    for (const Position position : ideas_) {
      keys.insert({position, "title"});
      keys.insert({position, "text"});
    }
    for (const Position position : sections_) {
      keys.insert({position, "text"});
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
  void tell(const Record& record, const groups::GroupFormed& event) {
    group_names_[event.group] = record.position;
  }
  void tell(const Record& record, const groups::GroupRenamed& event) {
    group_names_[event.group] = record.position;
  }
  void tell(const Record& record, const pitch::PitchSubmitted& event) {
    pitches_[event.pitch] = record.position;
  }
  void tell(const Record& record, const pitch::PitchRevised& event) {
    pitches_[event.pitch] = record.position;
  }
  void tell(const Record&, const pitch::PitchWithdrawn& event) { pitches_.erase(event.pitch); }
  void tell(const Record& record, const pitch::RemarkGiven& event) {
    remarks_[event.remark] = {record.actor, record.position};
  }
  void tell(const Record&, const pitch::RemarkRemoved& event) { remarks_.erase(event.remark); }
  void tell(const Record& record, const ideas::IdeaProposed&) { ideas_.insert(record.position); }
  void tell(const Record& record, const ideas::PlanSectionRevised&) { sections_.insert(record.position); }
  void tell(const Record&, const people::PersonErased& event) {
    names_.erase(event.member);
    const auto forget = [&](auto& table) {
      for (auto entry = table.begin(); entry != table.end();) {
        entry = entry->second.author == event.member ? table.erase(entry) : std::next(entry);
      }
    };
    forget(posts_);
    forget(titles_);
    forget(remarks_);
  }

  std::map<MemberId, Position> names_;
  std::map<PostId, Told> posts_;
  std::map<ThreadId, Told> titles_;
  std::map<ThreadId, PostId> opening_;
  std::map<PostId, ThreadId> thread_;
  std::map<GroupId, Position> group_names_;
  std::map<PitchId, Position> pitches_;
  std::map<RemarkId, Told> remarks_;
  std::set<Position> ideas_;
  std::set<Position> sections_;
};

/// Whose feeds hold what, as a server keeps them.
struct Feeds {
  std::map<disclosures::ValueKey, disclosures::SubjectId> stored;
  std::map<disclosures::Audience, std::set<disclosures::ValueKey>> feeds;

  void apply(const disclosures::Changes& changes) {
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
  }
};

std::set<std::string> texts_of(const std::set<disclosures::ValueKey>& keys) {
  std::set<std::string> texts;
  for (const disclosures::ValueKey& key : keys) {
    if (key.field != "reflection" &&
        key.field != "link") { // where sharing and versions decide, see the unit tests
      texts.insert("e" + std::to_string(key.position.value) + "." + key.field);
    }
  }
  return texts;
}

void expect_in_feeds_what_may_be_seen(const StreamHistory& stream, const disclosures::Audience& everyone) {
  disclosures::Policy policy(everyone);
  Onlooker onlooker;
  Feeds feeds;
  for (const Record& record : stream.records) {
    ASSERT_NO_FATAL_FAILURE(feeds.apply(policy.apply(record.position, record.actor, record.body)));
    onlooker.apply(record);
    if (const auto* erased = std::get_if<people::PersonErased>(&record.body)) {
      for (const auto& [key, subject] : feeds.stored) {
        ASSERT_FALSE(subject == disclosures::subject_of(erased->member)) << "left of an erased person";
      }
    }
  }
  ASSERT_EQ(texts_of(feeds.feeds[everyone]), texts_of(onlooker.seen_by_everyone()));
  for (const auto& [audience, keys] : feeds.feeds) {
    const bool is_room = everyone.kind == disclosures::AudienceKind::group;
    ASSERT_FALSE(is_room && audience == disclosures::Audience::coordinators()) << "they do not read here";
    for (const auto& key : keys) {
      ASSERT_TRUE(feeds.stored.contains(key)) << "a feed still gives what is erased";
    }
  }
  for (const auto& retired : policy.retired()) {
    const disclosures::Changes changes = policy.expire(retired.key);
    for (const auto& change : changes.feed) {
      ASSERT_FALSE(change.grant);
    }
    ASSERT_NO_FATAL_FAILURE(feeds.apply(changes));
  }
  ASSERT_TRUE(policy.retired().empty());
}

TEST(Disclosing, keeps_in_each_feed_what_its_audience_may_see) {
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    History history(seed);
    for (int count = 0; count < commands; ++count) {
      history.step();
    }
    ASSERT_NO_FATAL_FAILURE(expect_in_feeds_what_may_be_seen(
        history.stream(history.records().front().stream), disclosures::Audience::programme()
    ));
    for (const StreamHistory& room : history.rooms()) {
      const GroupId group{room.id.bytes};
      ASSERT_NO_FATAL_FAILURE(expect_in_feeds_what_may_be_seen(room, disclosures::Audience::group(group)));
    }
  }
}

/// Whether `needle` is somewhere in `bytes`.
template <class Needle>
bool holds(const Bytes& bytes, const Needle& needle) {
  return std::search(bytes.begin(), bytes.end(), needle.begin(), needle.end()) != bytes.end();
}

TEST(Records, hold_no_word_that_a_person_typed_and_no_salt) {
  History history(2);
  for (int count = 0; count < commands; ++count) {
    const Attempted attempted = history.step();
    if (!attempted.decision) {
      continue;
    }
    for (const PersonalValue& value : attempted.command.personal) {
      ASSERT_TRUE(value.field == "avatar" || holds(value.value, planted_words))
          << "else nothing was looked for";
    }
    const std::vector<Record>& records = history.stream(attempted.command.stream).records;
    for (std::size_t index = 0; index < attempted.decision->size(); ++index) {
      const Bytes bytes = encode_record(records[records.size() - 1 - index]);
      ASSERT_FALSE(holds(bytes, planted_words));
      for (const PersonalValue& value : attempted.command.personal) {
        ASSERT_FALSE(holds(bytes, value.salt.bytes));
      }
    }
  }
}

TEST(Records, commit_to_the_words_that_travelled_with_their_command) {
  History history(2);
  std::size_t verified = 0;
  for (int count = 0; count < 2'000; ++count) {
    const Attempted attempted = history.step();
    for (std::size_t index = 0; attempted.decision && index < attempted.decision->size(); ++index) {
      for_each_personal(
          (*attempted.decision)[index],
          [&](std::string_view field, const Commitment& commitment) {
            for (const PersonalValue& value : attempted.command.personal) {
              if (value.field == field) {
                const Command& command = attempted.command;
                ASSERT_TRUE(disclosures::verify(command.stream, command.id, value, commitment));
                ++verified;
              }
            }
          }
      );
    }
  }
  EXPECT_GT(verified, 500U);
}

TEST(Records, hold_no_tracker_before_the_ballots_are_counted_and_never_whose_it_is) {
  std::size_t counted = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    History history(seed);
    for (int count = 0; count < commands; ++count) {
      history.step();
    }
    ASSERT_FALSE(history.trackers().empty());
    for (const Record& record : history.records()) {
      const auto* counting = std::get_if<vote::BallotsCounted>(&record.body);
      const Bytes bytes = encode_record(record);
      if (counting != nullptr) {
        counted += counting->ballots.items.size();
        ASSERT_TRUE(std::is_sorted(
            counting->ballots.items.begin(), counting->ballots.items.end(),
            [](const vote::Ballot& a, const vote::Ballot& b) { return a.tracker < b.tracker; }
        )) << "the order of casting would tell whose they are";
        continue;
      }
      if (std::holds_alternative<vote::VoteCast>(record.body)) {
        for (const vote::Tracker& tracker : history.trackers()) {
          ASSERT_FALSE(holds(bytes, tracker.bytes));
        }
        for (const PitchId pitch : history.state().vote.rounds.begin()->second.pitches.items) {
          ASSERT_FALSE(holds(bytes, pitch.bytes));
        }
      }
    }
  }
  EXPECT_GT(counted, 0U) << "else nothing was looked for";
}

} // namespace
} // namespace verdiep::test
