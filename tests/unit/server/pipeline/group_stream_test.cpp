#include "server/log/memory_log.hpp"
#include "server/pipeline/rows.hpp"
#include "shared/disclosures/audience.hpp"
#include "shared/sync/prediction.hpp"
#include "tests/unit/server/pipeline/programme_at_work.hpp"

#include <gtest/gtest.h>

#include <algorithm>

// The stream of a group: whose it is, who writes and reads there, and what the programme's stream means to it.
namespace verdiep::pipeline {
namespace {

using disclosures::Audience;
using test::accepted;
using test::FailingLog;
using test::ProgrammeAtWork;
using test::rejected;
using Person = ProgrammeAtWork::Person;

class GroupStream : public testing::Test {
protected:
  log::MemoryLog store;
  FailingLog log{store};
  ProgrammeAtWork work{log};
  Person ivo = work.enrolled("Ivo");
  Person jana = work.enrolled("Jana");
  Person kees = work.enrolled("Kees");
  GroupId oak = work.formed(ivo);
  StreamId room = groups::stream_of(oak);

  Outcome post(const Person& person, const std::string& text) {
    return work.send(person, work.thread(room, text)).get();
  }
  Outcome join(const Person& person) { return work.submit(person, groups::JoinGroup{oak}); }
  Outcome leave(const Person& person) { return work.submit(person, groups::LeaveGroup{person.member}); }

  std::size_t values_of(StreamId stream, MemberId member) {
    std::size_t count = 0;
    const Position head = *store.head(stream);
    for (Position position{1}; position <= head; position = position.next()) {
      for (const char* field : {"title", "text", "name", "avatar"}) {
        const auto value = store.value(stream, {position, field});
        count += *value && (*value)->subject == disclosures::subject_of(member) ? 1 : 0;
      }
    }
    return count;
  }
};

TEST_F(GroupStream, begins_with_the_commit_that_forms_the_group) {
  EXPECT_EQ(*programme_in_row(log, room), work.stream);
  EXPECT_EQ(work.pipeline->programme_of(room), work.stream);
  EXPECT_EQ(work.pipeline->programme_of(work.stream), std::nullopt);
  EXPECT_EQ(*work.pipeline->head(room), Position{});
  EXPECT_EQ(
      work.pipeline->audiences(room, ivo.member),
      (std::vector{Audience::group(oak), Audience::member(ivo.member)})
  );
  EXPECT_TRUE(work.pipeline->audiences(room, jana.member).empty());
  EXPECT_TRUE(work.pipeline->audiences(room, work.coordinator.member).empty());
  EXPECT_EQ(work.pipeline->groups(work.stream, ivo.member), std::vector{room});
  EXPECT_TRUE(work.pipeline->groups(work.stream, jana.member).empty());
}

TEST_F(GroupStream, takes_words_of_the_group_only) {
  EXPECT_EQ(accepted(post(ivo, "Hallo")), Position{2});
  EXPECT_EQ(rejected(post(jana, "Mag ik ook?")), RejectionCode::not_in_group);
  EXPECT_EQ(rejected(post(work.coordinator, "Ik kijk mee")), RejectionCode::not_enrolled);
  EXPECT_NE(accepted(join(jana)), Position{});
  EXPECT_EQ(accepted(post(jana, "Nu wel")), Position{4});
}

TEST_F(GroupStream, gives_its_words_to_the_group_only) {
  (void)post(ivo, "Hallo");
  EXPECT_EQ(*store.feed_head(room, Audience::group(oak)), 2u) << "title and text";
  EXPECT_EQ(*store.feed_head(room, Audience::programme()), 0u);
  EXPECT_EQ(*store.feed_head(room, Audience::coordinators()), 0u);
}

TEST_F(GroupStream, takes_no_command_of_the_programme) {
  EXPECT_EQ(rejected(work.submit_to(room, ivo, groups::JoinGroup{oak})), RejectionCode::wrong_stream);
  programme::DraftProgramme draft;
  draft.title.entries = {{"nl", "Kaping"}};
  const Command drafting = work.with_avatar(work.command(room, draft, {{"name", "Ivo"}}));
  EXPECT_EQ(rejected(work.send(ivo, drafting).get()), RejectionCode::wrong_stream);
}

TEST_F(GroupStream, who_joins_and_leaves_is_told_of_in_the_groups_stream_too) {
  (void)post(ivo, "Hallo");
  const std::size_t before = work.published().size();
  (void)join(jana);
  (void)leave(jana);
  const auto published = work.published();
  ASSERT_EQ(published.size(), before + 4) << "each in the programme's, then in the group's";
  for (const std::size_t index : {before + 1, before + 3}) {
    EXPECT_EQ(published[index].stream, room);
    EXPECT_TRUE(published[index].records->empty());
    EXPECT_EQ(published[index].first, Position{3});
    EXPECT_EQ(published[index].audiences_changed, std::vector{jana.member});
  }
  EXPECT_TRUE(work.pipeline->audiences(room, jana.member).empty());
}

TEST_F(GroupStream, who_withdraws_or_is_erased_no_longer_reads_it) {
  (void)join(jana);
  (void)join(kees);
  (void)work.submit(jana, people::Withdraw{jana.member});
  EXPECT_TRUE(work.pipeline->audiences(room, jana.member).empty());
  (void)work.submit(work.operator_, people::ErasePerson{kees.member});
  EXPECT_TRUE(work.pipeline->audiences(room, kees.member).empty());
  EXPECT_EQ(work.published().back().audiences_changed, std::vector{kees.member});
}

TEST_F(GroupStream, is_decided_on_its_programme_as_it_is_on_disk) {
  // Sent without waiting, so that they come in groups of every cut.
  for (int round = 0; round < 100; ++round) {
    auto joining = work.send(jana, work.command(work.stream, groups::JoinGroup{oak}));
    auto written = work.send(jana, work.thread(room, "Ik ben erbij"));
    auto leaving = work.send(jana, work.command(work.stream, groups::LeaveGroup{jana.member}));
    auto refused = work.send(jana, work.thread(room, "Ben ik er nog?"));
    EXPECT_NE(accepted(joining.get()), Position{});
    // Whichever came first, leaving or writing: but never both refusal and membership, or the other way round.
    const Outcome outcome = written.get();
    EXPECT_TRUE(accepted(outcome) != Position{} || rejected(outcome) == RejectionCode::not_in_group);
    EXPECT_NE(accepted(leaving.get()), Position{});
    EXPECT_EQ(rejected(refused.get()), RejectionCode::not_in_group);
  }
}

TEST_F(GroupStream, takes_what_was_sent_behind_the_forming_of_the_group) {
  for (int round = 0; round < 50; ++round) {
    const auto elm = work.random.id<GroupId>();
    auto forming = work.send(kees, work.command(work.stream, groups::FormGroup{elm, {}}, {{"name", "Iep"}}));
    auto written = work.send(kees, work.thread(groups::stream_of(elm), "Eerste"));
    EXPECT_NE(accepted(forming.get()), Position{});
    EXPECT_EQ(accepted(written.get()), Position{2});
    (void)leave(kees);
  }
}

TEST_F(GroupStream, is_known_when_it_was_asked_for_before_it_was_formed) {
  const auto elm = work.random.id<GroupId>();
  const StreamId later = groups::stream_of(elm);
  EXPECT_FALSE(work.pipeline->head(later));
  EXPECT_EQ(
      rejected(work.send(kees, work.thread(later, "Te vroeg")).get()), RejectionCode::programme_not_drafted
  );
  (void)work.submit(kees, groups::FormGroup{elm, {}}, {{"name", "Iep"}});
  EXPECT_EQ(*work.pipeline->head(later), Position{});
  EXPECT_EQ(work.pipeline->audiences(later, kees.member).size(), 2u);
  EXPECT_EQ(accepted(work.send(kees, work.thread(later, "Nu wel")).get()), Position{2});
}

TEST_F(GroupStream, takes_no_id_that_another_stream_has) {
  const auto form = [&](GroupId id) {
    return rejected(work.submit(kees, groups::FormGroup{id, {}}, {{"name", "Kaping"}}));
  };
  EXPECT_EQ(form(GroupId{work.stream.bytes}), RejectionCode::id_taken) << "the programme's own";
  ProgrammeAtWork other(store, 2);
  const GroupId elsewhere = other.formed(other.enrolled("Zora"));
  EXPECT_EQ(form(elsewhere), RejectionCode::id_taken) << "a group of another programme, nothing in it yet";
  EXPECT_EQ(form(GroupId{other.stream.bytes}), RejectionCode::id_taken) << "another programme";
  EXPECT_EQ(form(work.random.id<GroupId>()), std::nullopt);
}

TEST_F(GroupStream, is_the_groups_still_after_a_restart) {
  (void)post(ivo, "Hallo");
  work.restart();
  EXPECT_EQ(work.pipeline->programme_of(room), work.stream);
  EXPECT_EQ(work.pipeline->audiences(room, ivo.member).size(), 2u);
  EXPECT_EQ(accepted(post(ivo, "Weer hier")), Position{4});
  EXPECT_EQ(rejected(post(jana, "Mag ik?")), RejectionCode::not_in_group);
}

TEST_F(GroupStream, predictions_are_compared_at_the_programme_s_position_only) {
  const auto wrong_total = [&] {
    return work.registry
        .counter(
            "verdiep_predictions_total",
            "What clients expected under equal circumstances, by whether it came so", {{"result", "wrong"}}
        )
        .value();
  };
  const Position context = *work.pipeline->head(work.stream);
  const auto claim = [&](Position base, Position on) {
    return Prediction{stream::rules_version, base, on, Sha256{}};
  };
  (void)work.send(ivo, work.thread(room, "een"), claim({}, Position{context.value - 1})).get();
  EXPECT_EQ(wrong_total(), 0u) << "the client knew an older programme: no bug";
  (void)work.send(ivo, work.thread(room, "twee"), claim(Position{2}, context)).get();
  EXPECT_EQ(wrong_total(), 1u);
}

TEST_F(GroupStream, an_erased_person_is_erased_in_every_group_they_wrote_in) {
  (void)join(jana);
  (void)post(jana, "In de eik");
  (void)leave(jana);
  const StreamId second = groups::stream_of(work.formed(jana));
  (void)work.send(jana, work.thread(second, "In de iep")).get();
  const StreamId foreign = groups::stream_of(work.formed(kees));
  (void)work.send(kees, work.thread(foreign, "Van Kees")).get();
  (void)post(ivo, "Van Ivo");

  EXPECT_NE(accepted(work.submit(work.operator_, people::ErasePerson{jana.member})), Position{});
  for (const StreamId stream : {work.stream, room, second})
    EXPECT_EQ(values_of(stream, jana.member), 0u) << "when the answer comes it is done";
  EXPECT_TRUE(std::holds_alternative<people::PersonErased>(work.records(room).back().body));
  EXPECT_TRUE(std::holds_alternative<people::PersonErased>(work.records(second).back().body));
  EXPECT_EQ(work.records(foreign).size(), 2u) << "nothing to erase there";
  EXPECT_GT(values_of(room, ivo.member), 0u);
  EXPECT_TRUE(erasures_left(log)->empty());
  work.end();
  EXPECT_EQ(log.purged.size(), 3u);
}

TEST_F(GroupStream, what_the_group_wrote_together_outlives_the_person) {
  const auto idea = work.submit_to(
      room, ivo, ideas::ProposeIdea{{}, {}, {}}, {{"title", "Groen dak"}, {"text", "Met sedum."}}
  );
  ASSERT_NE(accepted(idea), Position{});
  (void)work.submit(work.operator_, people::ErasePerson{ivo.member});
  EXPECT_TRUE(store.value(room, {accepted(idea), "text"})->has_value());
}

TEST_F(GroupStream, an_erasure_that_was_cut_short_is_finished_at_the_next_start) {
  (void)join(jana);
  (void)post(jana, "In de eik");
  // The n-th thing that erasing writes or purges fails, as if the process had died there.
  for (int step = 0;; ++step) {
    SCOPED_TRACE(step);
    const Person who = work.enrolled("Weg");
    (void)join(who);
    (void)post(who, "Straks weg");
    work.restart(); // so that nothing else is under way
    int left = step;
    const auto die = [&left]() -> std::optional<Error> {
      return left-- > 0 ? std::nullopt : std::optional(Error{ErrorCode::unavailable, "died", {}});
    };
    log.fail_commit = [&](FailingLog::Commits) { return die(); };
    log.fail_purge = die;
    (void)work.submit(work.operator_, people::ErasePerson{who.member});
    work.end();
    const bool was_cut_short = work.has_failed();
    log.fail_commit = nullptr;
    log.fail_purge = nullptr;
    work.restart();
    const bool is_erased = work.pipeline->audiences(work.stream, who.member).empty();
    EXPECT_TRUE(is_erased || step == 0) << "the first thing is the event itself";
    EXPECT_EQ(values_of(work.stream, who.member) == 0 && values_of(room, who.member) == 0, is_erased);
    EXPECT_TRUE(erasures_left(log)->empty());
    if (!was_cut_short)
      break;
    ASSERT_LT(step, 20);
    (void)leave(who);
  }
  work.end();
  const auto in_room = [&](const auto& purge) { return purge.first == room; };
  EXPECT_GT(std::count_if(log.purged.begin(), log.purged.end(), in_room), 3);
}

} // namespace
} // namespace verdiep::pipeline
