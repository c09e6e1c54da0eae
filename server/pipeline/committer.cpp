#include "server/pipeline/committer.hpp"

#include "server/pipeline/ballots.hpp"
#include "server/pipeline/erasures.hpp"
#include "server/pipeline/group_commit.hpp"
#include "server/pipeline/meters.hpp"
#include "server/pipeline/published_facts.hpp"
#include "server/pipeline/streams.hpp"
#include "server/pipeline/submission_queue.hpp"
#include "server/signing/signer.hpp"
#include "shared/stream/state_codec.hpp"

#include <algorithm>
#include <future>
#include <iterator>
#include <set>
#include <thread>
#include <utility>

namespace verdiep::pipeline {
namespace {

/// A command yields at most this many events, and a stream takes at most `log::records_max` at once.
constexpr std::size_t events_per_command_max = 4;
constexpr std::size_t group_commands_max = log::records_max / events_per_command_max;

/// A stream under steady load is signed each time it has grown by this much, a quiet one at its head.
constexpr std::uint64_t checkpoint_interval = 1024;

/// A head moves only if somebody else writes to the store, which its lock forbids; trying on is no cure.
constexpr int attempts_max = 3;

constexpr std::int64_t expiry_interval_ms = 60 * 60 * 1000;

enum class Pace : std::uint8_t { own_thread, by_the_caller };

class Committer final : public PacedPipeline {
public:
  Committer(const PipelineOptions& options, Pace pace)
      : options_(options), pace_(pace), meters_(options.metrics), streams_(options.log) {
    if (pace_ == Pace::own_thread)
      thread_ = std::thread([this] { run(); });
  }
  ~Committer() override { stop(); }
  Committer(const Committer&) = delete;
  Committer& operator=(const Committer&) = delete;

  void submit(Submission submission, OutcomeHandler handler) override;
  void
  change_rows(std::vector<log::RowChange> rows, std::function<void(const Result<void>&)> handler) override;
  Result<Position> head(StreamId stream) const override;
  std::vector<disclosures::Audience> audiences(StreamId stream, MemberId member) const override;
  std::vector<StreamId> groups(StreamId programme, MemberId member) const override;
  std::optional<StreamId> programme_of(StreamId stream) const override;
  std::shared_ptr<const std::string> checkpoint(StreamId stream) const override {
    return facts_.checkpoint(stream);
  }
  void with_state(StreamId stream, std::function<void(const Result<const stream::State*>&)> read) override;
  void stop() override;
  bool step(std::size_t count_max) override;
  void rest() override;

private:
  void run();
  void begin();
  [[nodiscard]] bool is_own_thread() const;
  void work(std::vector<WorkItem> items);
  void commit_group(std::vector<SubmittedCommand> commands, std::vector<SubmittedRows> rows, int attempt = 1);
  [[nodiscard]] Result<std::vector<SubmittedCommand>> write(GroupCommit& group, int attempt);
  void begin_telling() const;
  void end_telling() const;
  void publish(const Published& published);
  void answer(GroupCommit& group);
  [[nodiscard]] Result<LiveStream*> stream(StreamId id);
  void load_facts(StreamId stream) const;

  [[nodiscard]] Outcome submit_own(Command command);
  void note_round(const LiveStream& stream);
  void count_rounds();
  [[nodiscard]] Result<Outcome> count_in(StreamId stream);
  void finish_erasures();

  void keep_house();
  void expire_in(StreamId stream);
  void sign_if_due(StreamId stream);
  void sign_quiet_heads();
  void sign(LiveStream& stream);
  void fail_for_good(const Error& error);

  const PipelineOptions options_;
  const Pace pace_;
  mutable SubmissionQueue queue_;
  mutable PublishedFacts facts_; ///< what other threads may ask
  Meters meters_;

  // The committer thread's own.
  Streams streams_;
  std::set<StreamId> unsigned_heads_;
  boost::unordered_flat_map<StreamId, Position> signed_at_;
  std::set<StreamId> to_be_counted_;
  Erasures erasures_{
      {options_.log, options_.clock, [this](StreamId id) { return stream(id); },
       [this](Command command) { return submit_own(std::move(command)); }}
  };
  bool has_begun_ = false;
  bool has_failed_ = false;
  /// For words whose time is over, and rounds that were closed and not counted; one at each quiet moment.
  std::vector<StreamId> to_be_checked_;
  std::optional<Timestamp> checked_at_; ///< not since the start: none

  std::thread thread_; ///< last: it uses all of the above; none if paced by the caller
};

// From any thread

void Committer::submit(Submission submission, OutcomeHandler handler) {
  WorkItem item = SubmittedCommand{std::move(submission), std::move(handler)};
  const auto pushed = queue_.push(std::move(item));
  if (pushed == SubmissionQueue::Pushed::queued)
    return;
  const auto& refused = std::get<SubmittedCommand>(item);
  const auto command = decode_command(refused.submission.command);
  const bool is_closed = pushed == SubmissionQueue::Pushed::closed;
  refused.handler(
      command ? command->id : CommandId{}, is_closed ? Refusal::shutting_down : Refusal::too_fast
  );
}

void Committer::change_rows(
    std::vector<log::RowChange> rows, std::function<void(const Result<void>&)> handler
) {
  WorkItem item = SubmittedRows{std::move(rows), std::move(handler)};
  if (queue_.push(std::move(item)) == SubmissionQueue::Pushed::queued)
    return;
  std::get<SubmittedRows>(item).handler(
      fail(ErrorCode::unavailable, "the server is shutting down", "try again later")
  );
}

/// Has the committer load a stream, and waits for it.
void Committer::load_facts(StreamId stream) const {
  const auto loaded = std::make_shared<std::promise<void>>();
  auto* self = const_cast<Committer*>(this); // loading fills a cache: nothing that callers can see changes
  Task load = [self, stream, loaded] {
    [[maybe_unused]] const auto live = self->stream(stream); // an error shows as a stream without facts
    loaded->set_value();
  };
  if (is_own_thread()) {
    load();
    return;
  }
  if (queue_.push(WorkItem(std::move(load))) == SubmissionQueue::Pushed::queued)
    loaded->get_future().wait();
}

Result<Position> Committer::head(StreamId stream) const {
  if (!facts_.head(stream))
    load_facts(stream);
  const auto head = facts_.head(stream);
  if (!head || (*head == Position{} && !facts_.programme_of(stream)))
    return fail(ErrorCode::not_found, "there is no stream " + to_text(stream));
  return *head;
}

std::vector<disclosures::Audience> Committer::audiences(StreamId stream, MemberId member) const {
  if (!facts_.head(stream))
    load_facts(stream);
  return facts_.audiences(stream, member).value_or(std::vector<disclosures::Audience>{});
}

std::vector<StreamId> Committer::groups(StreamId programme, MemberId member) const {
  if (!facts_.head(programme))
    load_facts(programme);
  const auto room = facts_.room(programme, member);
  return room ? std::vector{*room} : std::vector<StreamId>{};
}

std::optional<StreamId> Committer::programme_of(StreamId stream) const {
  if (!facts_.head(stream))
    load_facts(stream);
  return facts_.programme_of(stream);
}

void Committer::with_state(StreamId id, std::function<void(const Result<const stream::State*>&)> read) {
  const auto shared_read = std::make_shared<decltype(read)>(std::move(read));
  Task task = [this, id, shared_read] {
    const auto loaded = stream(id);
    if (loaded) {
      (*shared_read)(&(*loaded)->state);
    } else {
      (*shared_read)(tl::make_unexpected(loaded.error()));
    }
  };
  if (queue_.push(WorkItem(std::move(task))) == SubmissionQueue::Pushed::queued)
    return;
  (*shared_read)(fail(ErrorCode::unavailable, "the server is shutting down", "try again later"));
}

void Committer::stop() {
  queue_.close();
  if (thread_.joinable())
    thread_.join();
}

// On the committer thread

bool Committer::is_own_thread() const {
  return pace_ == Pace::by_the_caller || std::this_thread::get_id() == thread_.get_id();
}

void Committer::run() {
  begin();
  while (auto items = queue_.take(group_commands_max, options_.idle)) {
    if (items->empty()) {
      rest();
    } else {
      work(std::move(*items));
    }
    streams_.trim();
  }
  sign_quiet_heads();
}

void Committer::begin() {
  if (!std::exchange(has_begun_, true))
    finish_erasures(); // of a run that ended in between
}

bool Committer::step(std::size_t count_max) {
  begin();
  auto items = queue_.take(std::min(count_max, group_commands_max), {});
  if (!items || items->empty())
    return false;
  work(std::move(*items));
  streams_.trim();
  return true;
}

void Committer::rest() {
  begin();
  sign_quiet_heads();
  keep_house();
}

void Committer::work(std::vector<WorkItem> items) {
  std::vector<SubmittedCommand> commands;
  std::vector<SubmittedRows> rows;
  std::vector<Task> tasks;
  for (WorkItem& item : items) {
    if (auto* command = std::get_if<SubmittedCommand>(&item)) {
      commands.push_back(std::move(*command));
    } else if (auto* changed = std::get_if<SubmittedRows>(&item)) {
      rows.push_back(std::move(*changed));
    } else {
      tasks.push_back(std::move(std::get<Task>(item)));
    }
  }
  if (!commands.empty() || !rows.empty())
    commit_group(std::move(commands), std::move(rows));
  count_rounds();
  for (const Task& task : tasks)
    task(); // they see only what is on disk
}

void Committer::commit_group(
    std::vector<SubmittedCommand> commands, std::vector<SubmittedRows> rows, int attempt
) {
  const auto begun = std::chrono::steady_clock::now();
  GroupCommit group(options_.log, streams_, options_.clock());
  for (SubmittedCommand& command : commands)
    group.add(std::move(command));
  for (SubmittedRows& changed : rows)
    group.add_rows(std::move(changed.rows));
  auto moved = write(group, attempt);
  meters_.commit_seconds.observe(
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count()
  );
  meters_.count(group);

  begin_telling();
  for (const Published& published : group.published())
    publish(published);
  const Result<void> written = moved ? Result<void>{} : Result<void>(tl::make_unexpected(moved.error()));
  for (const SubmittedRows& changed : rows)
    changed.handler(written);
  answer(group);
  end_telling();
  if (!moved && moved.error().code != ErrorCode::storage_full)
    fail_for_good(moved.error());
  if (moved && !moved->empty()) {
    meters_.heads_moved.add(moved->size());
    commit_group(std::move(*moved), {}, attempt + 1);
  }
  // They are of groups' streams alone: none of them has to wait again.
  if (auto deferred = group.take_deferred(); !deferred.empty())
    commit_group(std::move(deferred), {});
}

Result<std::vector<SubmittedCommand>> Committer::write(GroupCommit& group, int attempt) {
  if (!has_failed_ && attempt <= attempts_max)
    return group.commit();
  group.abandon();
  return fail(
      ErrorCode::unavailable, "another process writes to this store", "stop it; one store has one server"
  );
}

void Committer::begin_telling() const {
  if (options_.listener != nullptr)
    options_.listener->on_group_begun();
}

void Committer::end_telling() const {
  if (options_.listener != nullptr)
    options_.listener->on_group_told();
}

void Committer::publish(const Published& published) {
  if (const auto live = stream(published.stream)) {
    facts_.set(**live, !published.audiences_changed.empty());
    note_round(**live);
  }
  if (options_.listener != nullptr)
    options_.listener->on_published(published);
  if (!published.records->empty())
    sign_if_due(published.stream);
}

void Committer::answer(GroupCommit& group) {
  for (GroupCommit::Answer& answer : group.answers()) {
    if (answer.erases) {
      end_telling(); // it takes long, and the others need not wait for it
      finish_erasures();
    }
    answer.command.handler(answer.id, *answer.outcome);
  }
}

Result<LiveStream*> Committer::stream(StreamId id) {
  auto loaded = streams_.get(id);
  if (!loaded || facts_.head(id))
    return loaded;
  if ((*loaded)->programme && !stream(*(*loaded)->programme))
    return loaded; // without facts: nobody reads a group's stream whose programme is damaged
  facts_.set(**loaded, true);
  note_round(**loaded);
  if ((*loaded)->state.head.value > 0)
    unsigned_heads_.insert(id); // whoever connects wants a checkpoint
  return loaded;
}

/// Decides, writes and publishes a command of the server itself, as any other.
Outcome Committer::submit_own(Command command) {
  Outcome outcome = Refusal::unavailable;
  std::vector<SubmittedCommand> commands(1);
  commands.front().submission.actor = system_actor;
  commands.front().submission.command = encode_command(command);
  commands.front().handler = [&outcome](CommandId, const Outcome& answer) { outcome = answer; };
  commit_group(std::move(commands), {});
  return outcome;
}

// Counting

void Committer::note_round(const LiveStream& stream) {
  if (awaits_count(stream.state))
    to_be_counted_.insert(stream.id);
}

/// A round that could not be written stays to be counted, at the next group or quiet moment.
void Committer::count_rounds() {
  for (const StreamId id : std::exchange(to_be_counted_, {})) {
    if (has_failed_)
      return;
    if (const auto live = stream(id); live && !awaits_count((*live)->state))
      continue;
    const auto counted = count_in(id);
    if (counted && std::holds_alternative<Refusal>(*counted)) {
      to_be_counted_.insert(id);
    } else if (counted && std::holds_alternative<Accepted>(*counted)) {
      meters_.rounds_counted.add();
    } else {
      meters_.rounds_failed.add(); // `verify` tells of a damaged stream; it does not end the others
    }
  }
}

Result<Outcome> Committer::count_in(StreamId id) {
  VERDIEP_TRY(live, stream(id));
  VERDIEP_TRY(command, counting_of(options_.log, id, live->state, options_.clock()));
  return submit_own(std::move(command));
}

/// Without room to rewrite files it goes on at a quiet moment.
void Committer::finish_erasures() {
  if (has_failed_)
    return;
  if (const auto done = erasures_.finish(); !done && done.error().code != ErrorCode::storage_full)
    fail_for_good(done.error());
}

// In quiet moments

/// Deletes the words whose time is over, stream by stream in quiet moments, every stream once in `expiry_interval_ms`.
void Committer::keep_house() {
  if (has_failed_) {
    return;
  }
  const Timestamp now = options_.clock();
  count_rounds();
  const bool is_due = !checked_at_ || now.ms - checked_at_->ms >= expiry_interval_ms;
  if (to_be_checked_.empty() && is_due) {
    finish_erasures();
    checked_at_ = now;
    to_be_checked_ = options_.log.streams().value_or(std::vector<StreamId>{});
  }
  if (!to_be_checked_.empty()) {
    const StreamId next = to_be_checked_.back();
    to_be_checked_.pop_back();
    expire_in(next);
  }
}

void Committer::expire_in(StreamId id) {
  const auto live = stream(id);
  if (!live) {
    return; // `verify` tells of a damaged stream; it does not end the others
  }
  auto commit = expire_retired(options_.log, **live, options_.clock());
  if (!commit || !*commit) {
    return;
  }
  std::vector<log::Commit> commits{std::move(**commit)};
  const auto written = options_.log.commit(commits);
  if (!written || written->front() != log::CommitResult::committed) {
    streams_.forget(id); // it is ahead of the disk; the next round tries again
    if (!written && written.error().code != ErrorCode::storage_full) {
      fail_for_good(written.error());
    }
    return;
  }
  publish(published_of(std::move(commits.front()), {}));
  if (const auto purged = options_.log.purge(id, {}); !purged) {
    fail_for_good(purged.error());
  }
}

void Committer::sign_if_due(StreamId stream) {
  unsigned_heads_.insert(stream);
  const auto live = streams_.get(stream);
  if (live && (*live)->state.head.value - signed_at_[stream].value >= checkpoint_interval)
    sign(**live);
}

void Committer::sign_quiet_heads() {
  for (const StreamId id : std::exchange(unsigned_heads_, {})) {
    const auto live = streams_.get(id);
    if (live)
      sign(**live);
  }
}

void Committer::sign(LiveStream& stream) {
  unsigned_heads_.erase(stream.id);
  signed_at_[stream.id] = stream.state.head;
  const signing::TreeHead head{
      .stream = stream.id,
      .epoch = 1,
      .size = stream.state.head,
      .root = stream.tree.root(),
      .state = signing::StateMark{stream::rules_version, stream::state_hash(stream.state)},
  };
  const auto note = std::make_shared<const std::string>(options_.signer.checkpoint(head));
  facts_.set_checkpoint(stream.id, note);
  if (options_.listener != nullptr)
    options_.listener->on_checkpoint(stream.id, head.size, note);
}

void Committer::fail_for_good(const Error& error) {
  if (std::exchange(has_failed_, true))
    return;
  if (options_.listener != nullptr)
    options_.listener->on_fatal(error);
}

} // namespace

std::unique_ptr<Pipeline> make_pipeline(const PipelineOptions& options) {
  return std::make_unique<Committer>(options, Pace::own_thread);
}

std::unique_ptr<PacedPipeline> make_paced_pipeline(const PipelineOptions& options) {
  return std::make_unique<Committer>(options, Pace::by_the_caller);
}

} // namespace verdiep::pipeline
