#include "events/command.hpp"
#include "events/record.hpp"
#include "server/log/memory_log.hpp"
#include "server/metrics/registry.hpp"
#include "server/pipeline/committer.hpp"
#include "server/signing/signer.hpp"
#include "shared/disclosures/commitment.hpp"
#include "shared/disclosures/policy.hpp"
#include "shared/merkle/checkpoint.hpp"
#include "shared/merkle/hash.hpp"
#include "shared/merkle/tree.hpp"
#include "shared/stream/decider.hpp"
#include "shared/stream/state_codec.hpp"
#include "shared/sync/prediction.hpp"
#include "tests/support/random.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

namespace verdiep::pipeline {
namespace {

/// Remembers what was published, and asserts that it was on disk by then.
class Follower final : public Listener {
public:
  explicit Follower(const log::Log& log) : log_(log) {}

  void on_published(const Published& published) override {
    const auto head = log_.head(published.stream);
    const Position last{published.first.value + published.records->size() - 1};
    EXPECT_TRUE(head && *head >= last) << "published before it was on disk";
    const std::lock_guard lock(mutex_);
    EXPECT_TRUE(next_ == Position{} || published.first == next_) << "out of order";
    next_ = published.first.plus(published.records->size());
    records_.insert(records_.end(), published.records->begin(), published.records->end());
    for (const GrownFeed& feed : published.feeds)
      feeds_[feed.audience] = feed;
    changed_.insert(changed_.end(), published.audiences_changed.begin(), published.audiences_changed.end());
  }
  void on_checkpoint(StreamId, Position size, std::shared_ptr<const std::string> note) override {
    const std::lock_guard lock(mutex_);
    checkpoint_size_ = size;
    checkpoint_ = std::move(note);
    arrived_.notify_all();
  }
  void on_fatal(const Error& error) override { fatal_.set_value(error); }

  std::string wait_for_checkpoint(Position size) {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return checkpoint_size_ == size; });
    return *checkpoint_;
  }
  std::vector<Bytes> records() {
    const std::lock_guard lock(mutex_);
    return records_;
  }
  std::vector<MemberId> audiences_changed() {
    const std::lock_guard lock(mutex_);
    return changed_;
  }
  std::uint64_t feed(const disclosures::Audience& audience) {
    const std::lock_guard lock(mutex_);
    return feeds_[audience].seq;
  }
  /// What a feed grew by the last time; null if it was not published.
  std::shared_ptr<const std::vector<log::FeedItem>> grown_by(const disclosures::Audience& audience) {
    const std::lock_guard lock(mutex_);
    return feeds_[audience].items;
  }
  int untold() const { return untold_; }
  void on_group_begun() override { ++untold_; }
  void on_group_told() override { untold_ = 0; }
  Error wait_for_fatal() { return fatal_.get_future().get(); }

private:
  const log::Log& log_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  Position next_;
  std::vector<Bytes> records_;
  std::map<disclosures::Audience, GrownFeed> feeds_;
  std::vector<MemberId> changed_;
  Position checkpoint_size_;
  std::shared_ptr<const std::string> checkpoint_;
  std::promise<Error> fatal_;
  std::atomic<int> untold_ = 0;
};

class PipelineTest : public testing::Test {
protected:
  struct Person {
    log::AccountId account;
    MemberId member;
  };

  void SetUp() override { start(); }

  void start() {
    pipeline_.reset();
    follower_ = std::make_unique<Follower>(log_);
    registry_ = std::make_unique<metrics::Registry>();
    PipelineOptions options{log_, signer_, *registry_, [this] { return now_.load(); }, follower_.get()};
    options.idle = std::chrono::milliseconds{1};
    pipeline_ = make_pipeline(options);
  }

  template <class Body>
  Command command(Body body, std::vector<std::pair<std::string, std::string>> texts = {}) {
    Command made{stream_, random_.id<CommandId>(), Timestamp{1000}, std::move(body), {}};
    for (auto& [field, text] : texts) {
      made.personal.push_back(disclosures::personal_text(field, text, Salt{random_.array<32>()}));
    }
    return made;
  }

  Command with_avatar(Command made) {
    made.personal.push_back(disclosures::personal_number("avatar", 3, Salt{random_.array<32>()}));
    return made;
  }

  std::future<Outcome>
  submit_bytes(const Person& person, Bytes bytes, std::optional<Prediction> prediction = {}) {
    auto promise = std::make_shared<std::promise<Outcome>>();
    pipeline_->submit(
        {person.account, person.member, std::move(bytes), prediction},
        [promise](CommandId, const Outcome& outcome) { promise->set_value(outcome); }
    );
    return promise->get_future();
  }

  Outcome submit(const Person& person, Command made, std::optional<Prediction> prediction = {}) {
    disclosures::seal(made);
    return submit_bytes(person, encode_command(made), prediction).get();
  }

  Position accepted(const Outcome& outcome) {
    EXPECT_TRUE(std::holds_alternative<Accepted>(outcome));
    return std::holds_alternative<Accepted>(outcome) ? std::get<Accepted>(outcome).position : Position{};
  }
  Rejection rejected(const Outcome& outcome) {
    EXPECT_TRUE(std::holds_alternative<Rejection>(outcome));
    return std::holds_alternative<Rejection>(outcome) ? std::get<Rejection>(outcome) : Rejection{};
  }

  Person person() { return {random_.id<log::AccountId>(), random_.id<MemberId>()}; }

  /// e1 drafted, e2 joined, e3 coordinator, e4 enrolment open.
  void draft() {
    programme::DraftProgramme body;
    body.title.entries = {{"nl", "Verdiep"}};
    ASSERT_EQ(accepted(submit(fatma_, with_avatar(command(body, {{"name", "Fatma"}})))), Position{3});
    ASSERT_EQ(accepted(submit(fatma_, command(programme::OpenEnrolment{}))), Position{4});
  }

  Person enrolled(const std::string& name) {
    const Person joining = person();
    (void)accepted(submit(joining, with_avatar(command(people::JoinProgramme{}, {{"name", name}}))));
    (void)accepted(submit(joining, command(people::Enrol{})));
    return joining;
  }

  Command opened_thread(ThreadId thread) {
    return command(
        forum::OpenThread{thread, random_.id<PostId>(), {}, {}, {}}, {{"title", "Vraag"}, {"text", "Hoe?"}}
    );
  }

  test::Random random_{20261123};
  log::MemoryLog log_;
  signing::Signer signer_{crypto::ed25519_from_seed({})};
  std::atomic<Timestamp> now_{Timestamp{5000}};
  std::unique_ptr<metrics::Registry> registry_;
  std::unique_ptr<Follower> follower_;
  std::unique_ptr<Pipeline> pipeline_;
  StreamId stream_ = random_.id<StreamId>();
  Person fatma_ = person();
};

TEST_F(PipelineTest, records_what_the_core_decides) {
  draft();
  const auto records = follower_->records();
  ASSERT_EQ(records.size(), 4u);
  const auto joined = decode_record(records[1]);
  ASSERT_TRUE(joined);
  EXPECT_EQ(joined->actor, fatma_.member);
  EXPECT_EQ(joined->at, Timestamp{1000});
  EXPECT_EQ(joined->recorded, now_.load());
  EXPECT_TRUE(std::holds_alternative<people::MemberJoined>(joined->body));
}

TEST_F(PipelineTest, rejects_in_the_words_of_the_core_and_records_nothing) {
  draft();
  const Rejection rejection = rejected(submit(fatma_, command(programme::OpenEnrolment{})));
  EXPECT_EQ(rejection.code, RejectionCode::enrolment_open);
  EXPECT_EQ(rejection.beaten_by, Position{4});
  EXPECT_EQ(follower_->records().size(), 4u);
}

TEST_F(PipelineTest, gives_the_first_outcome_again) {
  draft();
  const Command enrol = command(people::Enrol{});
  const Position position = accepted(submit(fatma_, enrol));
  EXPECT_EQ(accepted(submit(fatma_, enrol)), position);

  const Command refused = command(programme::OpenEnrolment{});
  EXPECT_EQ(rejected(submit(fatma_, refused)).code, RejectionCode::enrolment_open);
  (void)accepted(submit(fatma_, command(programme::CloseEnrolment{})));
  EXPECT_EQ(rejected(submit(fatma_, refused)).code, RejectionCode::enrolment_open)
      << "though it would be accepted now";
}

TEST_F(PipelineTest, gives_the_first_outcome_again_after_a_restart) {
  draft();
  const Command enrol = command(people::Enrol{});
  const Position position = accepted(submit(fatma_, enrol));
  pipeline_->stop();
  PipelineOptions options{log_, signer_, *registry_, [this] { return now_.load(); }, nullptr};
  pipeline_ = make_pipeline(options);
  EXPECT_EQ(accepted(submit(fatma_, enrol)), position);
  EXPECT_EQ(*log_.head(stream_), position);
}

TEST_F(PipelineTest, refuses_another_command_under_a_known_id) {
  draft();
  Command enrol = command(people::Enrol{});
  (void)accepted(submit(fatma_, enrol));
  enrol.at = Timestamp{1001};
  EXPECT_TRUE(std::holds_alternative<CommandIdReused>(submit(fatma_, enrol)));
}

TEST_F(PipelineTest, answers_a_command_that_comes_twice_at_once_the_same_way) {
  draft();
  const Bytes enrol = encode_command(command(people::Enrol{}));
  std::vector<std::future<Outcome>> outcomes;
  for (int i = 0; i < 20; ++i)
    outcomes.push_back(submit_bytes(fatma_, enrol));
  for (auto& outcome : outcomes)
    EXPECT_EQ(accepted(outcome.get()), Position{5});
  EXPECT_EQ(*log_.head(stream_), Position{5});
}

TEST_F(PipelineTest, refuses_what_is_not_a_command) {
  EXPECT_EQ(std::get<Refusal>(submit_bytes(fatma_, Bytes{1, 2, 3}).get()), Refusal::malformed);
  EXPECT_EQ(std::get<Refusal>(submit_bytes(fatma_, Bytes(command_bytes_max + 1)).get()), Refusal::too_large);
}

TEST_F(PipelineTest, never_lets_recorded_decrease) {
  draft();
  now_ = Timestamp{4000};
  (void)accepted(submit(fatma_, command(people::Enrol{})));
  const auto record = decode_record(follower_->records().back());
  ASSERT_TRUE(record);
  EXPECT_EQ(record->recorded, Timestamp{5000});
}

TEST_F(PipelineTest, gives_a_post_to_the_programme_and_a_reflection_to_author_and_coordinators) {
  draft();
  const Person jan = enrolled("Jan");
  const std::uint64_t before = follower_->feed(disclosures::Audience::programme());
  (void)accepted(submit(jan, opened_thread(random_.id<ThreadId>())));
  EXPECT_EQ(follower_->feed(disclosures::Audience::programme()), before + 2) << "title and text";

  const DingId ding = random_.id<DingId>();
  dingen::AddDing add;
  add.ding = ding;
  add.content.title.entries = {{"nl", "Podcast"}};
  (void)accepted(submit(fatma_, command(add)));
  dingen::CompleteDing complete;
  complete.ding = ding;
  complete.reflection.emplace();
  (void)accepted(submit(jan, command(complete, {{"reflection", "Leuk!"}})));
  EXPECT_EQ(follower_->feed(disclosures::Audience::programme()), before + 2);
  EXPECT_EQ(follower_->feed(disclosures::Audience::coordinators()), 1u);
  EXPECT_EQ(follower_->feed(disclosures::Audience::member(jan.member)), 1u);

  const auto items = log_.read_feed(stream_, disclosures::Audience::coordinators(), 1, 10);
  ASSERT_TRUE(items);
  ASSERT_EQ(items->size(), 1u);
  ASSERT_TRUE(items->front().value);
  EXPECT_EQ(decode_text_value(items->front().value->value).value_or(""), "Leuk!");
}

TEST_F(PipelineTest, publishes_the_words_that_a_feed_grew_by) {
  draft();
  const Person jan = enrolled("Jan");
  (void)accepted(submit(jan, opened_thread(random_.id<ThreadId>())));
  const auto grown_by = follower_->grown_by(disclosures::Audience::programme());
  ASSERT_TRUE(grown_by);
  ASSERT_EQ(grown_by->size(), 2u);
  const std::uint64_t first = follower_->feed(disclosures::Audience::programme()) - 1;
  const auto stored = log_.read_feed(stream_, disclosures::Audience::programme(), first, 2);
  ASSERT_TRUE(stored);
  for (const std::size_t index : {std::size_t{0}, std::size_t{1}}) {
    EXPECT_EQ((*grown_by)[index].entry.seq, first + index);
    EXPECT_EQ((*grown_by)[index].entry.field, (*stored)[index].entry.field);
    ASSERT_TRUE((*grown_by)[index].value);
    EXPECT_EQ((*grown_by)[index].value->value, (*stored)[index].value->value);
  }
}

TEST_F(PipelineTest, leaves_it_to_the_readers_to_look_up_words_of_before) {
  draft();
  const Person jan = enrolled("Jan");
  const PostId post = random_.id<PostId>();
  const forum::OpenThread opening{random_.id<ThreadId>(), post, {}, {}, {}};
  (void)accepted(submit(jan, command(opening, {{"title", "Vraag"}, {"text", "Oud"}})));
  (void)accepted(submit(jan, command(forum::RevisePost{post, {}}, {{"text", "Nieuw"}})));
  EXPECT_TRUE(follower_->grown_by(disclosures::Audience::programme())) << "the new words, and the withdrawal";
  EXPECT_FALSE(follower_->grown_by(disclosures::Audience::coordinators())) << "these are given the old ones";
  EXPECT_EQ(follower_->feed(disclosures::Audience::coordinators()), 1u);
}

TEST_F(PipelineTest, says_when_all_of_a_group_is_told) {
  draft();
  std::promise<int> untold;
  Command enrol = command(people::Enrol{});
  disclosures::seal(enrol);
  pipeline_->submit(
      {fatma_.account, fatma_.member, encode_command(enrol), {}},
      [&](CommandId, const Outcome&) { untold.set_value(follower_->untold()); }
  );
  EXPECT_EQ(untold.get_future().get(), 1) << "an answer comes within its group";
  pipeline_->stop();
  EXPECT_EQ(follower_->untold(), 0);
}

TEST_F(PipelineTest, erases_a_person_and_leaves_their_records_as_they_were) {
  draft();
  const Person jan = enrolled("Jan");
  (void)accepted(submit(jan, opened_thread(random_.id<ThreadId>())));
  const auto before = follower_->records();
  (void)accepted(submit({{}, system_actor}, command(people::ErasePerson{jan.member})));
  const auto after = follower_->records();
  ASSERT_EQ(after.size(), before.size() + 1);
  EXPECT_TRUE(std::equal(before.begin(), before.end(), after.begin()));
  const auto items = log_.read_feed(stream_, disclosures::Audience::programme(), 1, 100);
  ASSERT_TRUE(items);
  for (const log::FeedItem& item : *items) {
    if (item.value) {
      EXPECT_NE(item.value->subject, disclosures::subject_of(jan.member));
    }
  }
  EXPECT_TRUE(pipeline_->audiences(stream_, jan.member).empty());
}

TEST_F(PipelineTest, deletes_the_old_words_of_a_revised_post_after_thirty_days) {
  draft();
  const Person jan = enrolled("Jan");
  const PostId post = random_.id<PostId>();
  const forum::OpenThread opening{random_.id<ThreadId>(), post, {}, {}, {}};
  const Position written = accepted(submit(jan, command(opening, {{"title", "Vraag"}, {"text", "Oud"}})));
  const Position revised = accepted(submit(jan, command(forum::RevisePost{post, {}}, {{"text", "Nieuw"}})));
  const auto held = [&](Position position) { return log_.value(stream_, {position, "text"})->has_value(); };

  start(); // a restart knows of it too
  (void)pipeline_->head(stream_);
  std::this_thread::sleep_for(std::chrono::milliseconds{20}); // quiet moments
  EXPECT_TRUE(held(written)) << "its time is not over";

  now_ = Timestamp{now_.load().ms + disclosures::retirement_ms + 1};
  for (int tries = 0; tries < 1000 && held(written); ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
  EXPECT_FALSE(held(written));
  EXPECT_TRUE(held(revised)) << "what it says now stays";
  pipeline_->stop();
  EXPECT_EQ(*log_.head(stream_), revised) << "the trail has not grown";
  EXPECT_GT(follower_->feed(disclosures::Audience::coordinators()), 0u) << "and the readers are told";
}

TEST_F(PipelineTest, tells_whose_audiences_changed) {
  draft();
  const Person jan = enrolled("Jan");
  EXPECT_EQ(pipeline_->audiences(stream_, jan.member).size(), 2u) << "the programme and their own";
  (void)accepted(submit(fatma_, command(people::GrantRole{jan.member, people::Role::coordinator})));
  EXPECT_EQ(follower_->audiences_changed().back(), jan.member);
  EXPECT_EQ(pipeline_->audiences(stream_, jan.member).size(), 3u);
}

TEST_F(PipelineTest, signs_a_quiet_head_over_the_root_and_the_state) {
  draft();
  const std::string note = follower_->wait_for_checkpoint(Position{4});
  EXPECT_EQ(*pipeline_->checkpoint(stream_), note);
  merkle::Frontier frontier;
  stream::State state;
  for (const Bytes& bytes : follower_->records()) {
    frontier.append(merkle::leaf_hash(bytes));
    const auto record = decode_record(bytes);
    ASSERT_TRUE(record);
    stream::evolve(state, record->position, record->actor, record->body);
  }
  const signing::TreeHead head{
      stream_, 1, Position{4}, frontier.root(),
      signing::StateMark{stream::rules_version, stream::state_hash(state)}
  };
  EXPECT_EQ(note, signer_.checkpoint(head));
}

TEST_F(PipelineTest, counts_predictions_made_under_equal_circumstances_only) {
  draft();
  const std::vector<EventBody> expected{people::ParticipantEnrolled{fatma_.member}};
  const Sha256 right = sync::prediction_hash(expected);
  const auto wrong_total = [&] {
    return registry_
        ->counter(
            "verdiep_predictions_total",
            "What clients expected under equal circumstances, by whether it came so", {{"result", "wrong"}}
        )
        .value();
  };
  (void
  )submit(fatma_, command(people::Enrol{}), Prediction{stream::rules_version, Position{3}, {}, Sha256{}});
  EXPECT_EQ(wrong_total(), 0u) << "another base: no bug";
  (void)submit(
      fatma_, command(people::Withdraw{fatma_.member}),
      Prediction{stream::rules_version, Position{5}, {}, Sha256{}}
  );
  EXPECT_EQ(wrong_total(), 1u);
  (void)submit(fatma_, command(people::Enrol{}), Prediction{stream::rules_version, Position{6}, {}, right});
  EXPECT_EQ(wrong_total(), 1u);
}

TEST_F(PipelineTest, says_storage_full_and_takes_the_same_command_when_there_is_room_again) {
  draft();
  const Command enrol = command(people::Enrol{});
  log_.fail_commits(Error{ErrorCode::storage_full, "full", {}});
  EXPECT_EQ(std::get<Refusal>(submit(fatma_, enrol)), Refusal::storage_full);
  log_.fail_commits(std::nullopt);
  EXPECT_EQ(accepted(submit(fatma_, enrol)), Position{5});
  EXPECT_EQ(follower_->records().size(), 5u);
}

TEST_F(PipelineTest, stops_for_good_when_the_log_is_damaged) {
  draft();
  log_.fail_commits(Error{ErrorCode::damaged, "broken", {}});
  EXPECT_EQ(std::get<Refusal>(submit(fatma_, command(people::Enrol{}))), Refusal::unavailable);
  EXPECT_EQ(follower_->wait_for_fatal().code, ErrorCode::damaged);
  log_.fail_commits(std::nullopt);
  EXPECT_EQ(std::get<Refusal>(submit(fatma_, command(people::Enrol{}))), Refusal::unavailable)
      << "it trusts nothing any more";
}

TEST_F(PipelineTest, decides_again_when_the_head_was_elsewhere) {
  draft();
  // Somebody else appends behind the committer's back: the contract's only way to see `head_moved`.
  log::Commit other;
  other.stream = stream_;
  other.expected = Position{4};
  other.records.push_back(encode_record(
      {stream_,
       Position{5},
       fatma_.member,
       {},
       now_.load(),
       random_.id<CommandId>(),
       people::ParticipantEnrolled{fatma_.member}}
  ));
  const std::vector<log::Commit> commits{other};
  ASSERT_EQ(log_.commit(commits)->front(), log::CommitResult::committed);
  EXPECT_EQ(rejected(submit(fatma_, command(people::Enrol{}))).code, RejectionCode::already_enrolled);
}

TEST_F(PipelineTest, answers_every_command_when_it_is_stopped) {
  draft();
  std::vector<std::future<Outcome>> outcomes;
  for (int i = 0; i < 200; ++i) {
    Command made = opened_thread(random_.id<ThreadId>());
    disclosures::seal(made);
    outcomes.push_back(submit_bytes(fatma_, encode_command(made)));
  }
  pipeline_->stop();
  for (auto& outcome : outcomes)
    (void)accepted(outcome.get());
  EXPECT_EQ(std::get<Refusal>(submit(fatma_, command(people::Enrol{}))), Refusal::shutting_down);
  EXPECT_EQ(*log_.head(stream_), Position{4 + 2 * 200});
}

TEST_F(PipelineTest, stores_each_tile_when_it_is_full) {
  draft();
  for (int i = 0; i < 130; ++i)
    (void)accepted(submit(fatma_, opened_thread(random_.id<ThreadId>())));
  const auto tiles = log_.rows(log::Table::tiles, Bytes(stream_.bytes.begin(), stream_.bytes.end()));
  ASSERT_TRUE(tiles);
  ASSERT_EQ(tiles->size(), 1u) << "264 records: one full tile";
  const auto tile = merkle::decode_tile({0, 0}, tiles->front().second);
  ASSERT_TRUE(tile);
  EXPECT_EQ(tile->hashes[7], merkle::leaf_hash(follower_->records()[7]));
}

TEST_F(PipelineTest, knows_no_stream_without_events) {
  const auto head = pipeline_->head(stream_);
  ASSERT_FALSE(head);
  EXPECT_EQ(head.error().code, ErrorCode::not_found);
  EXPECT_TRUE(pipeline_->audiences(stream_, fatma_.member).empty());
}

TEST_F(PipelineTest, writes_rows_beside_the_log) {
  std::promise<Result<void>> written;
  pipeline_->change_rows({{log::Table::settings, Bytes{1}, Bytes{2}}}, [&](const Result<void>& result) {
    written.set_value(result);
  });
  EXPECT_TRUE(written.get_future().get());
  EXPECT_EQ(log_.row(log::Table::settings, Bytes{1})->value_or(Bytes{}), Bytes{2});
}

} // namespace
} // namespace verdiep::pipeline
