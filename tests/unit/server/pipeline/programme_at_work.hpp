#pragma once

#include "events/command.hpp"
#include "events/record.hpp"
#include "server/log/log.hpp"
#include "server/metrics/registry.hpp"
#include "server/pipeline/committer.hpp"
#include "server/signing/signer.hpp"
#include "tests/support/random.hpp"
#include "tests/support/wrapped_log.hpp"

#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace verdiep::test {

/// A log that fails where the test says so: what a dying process leaves behind.
class FailingLog final : public WrappedLog {
public:
  using WrappedLog::WrappedLog;

  using Commits = std::span<const log::Commit>;
  /// Set while no pipeline runs.
  std::function<std::optional<Error>(Commits)> fail_commit;
  std::function<std::optional<Error>()> fail_purge;
  std::vector<std::pair<StreamId, disclosures::SubjectId>> purged; ///< to be read while no pipeline runs

  [[nodiscard]] Result<std::vector<log::CommitResult>> commit(Commits commits) override;
  [[nodiscard]] Result<void> purge(StreamId stream, disclosures::SubjectId subject) override;
};

/// A pipeline over a log, and people who send it commands: a programme with groups at work.
class ProgrammeAtWork {
public:
  struct Person {
    log::AccountId account;
    MemberId member;
  };
  using Texts = std::vector<std::pair<std::string, std::string>>;

  /// Drafts the programme, with `coordinator`, and opens enrolment.
  explicit ProgrammeAtWork(log::Log& log, std::uint64_t seed = 20261124);
  ~ProgrammeAtWork() { end(); }
  ProgrammeAtWork(const ProgrammeAtWork&) = delete;
  ProgrammeAtWork& operator=(const ProgrammeAtWork&) = delete;

  /// Ends the pipeline, as a program does that is stopped.
  void end();
  /// Ends it if it runs, and starts another on the same log.
  void restart();
  /// The same on another log, which holds what the first one held.
  void restart_on(log::Log& log);

  [[nodiscard]] Command command(StreamId to, CommandBody body, const Texts& texts = {});
  [[nodiscard]] Command with_avatar(Command made);
  [[nodiscard]] std::future<pipeline::Outcome>
  send(const Person& person, const Command& command, std::optional<pipeline::Prediction> prediction = {});
  /// Submits it to the programme's stream, or to `to`, and waits.
  pipeline::Outcome submit(const Person& person, CommandBody body, const Texts& texts = {});
  pipeline::Outcome submit_to(StreamId to, const Person& person, CommandBody body, const Texts& texts = {});

  [[nodiscard]] Person enrolled(const std::string& name);
  [[nodiscard]] GroupId formed(const Person& person);
  [[nodiscard]] PitchId pitched(const Person& person);
  /// A thread in the stream, by a command.
  [[nodiscard]] Command thread(StreamId in, const std::string& text);

  /// All records of a stream, decoded.
  [[nodiscard]] std::vector<Record> records(StreamId of) const;

  Random random;
  signing::Signer signer{crypto::ed25519_from_seed({})};
  metrics::Registry registry;
  std::atomic<Timestamp> now{Timestamp{5000}};
  std::unique_ptr<pipeline::Pipeline> pipeline;

  /// What was published, in order.
  [[nodiscard]] std::vector<pipeline::Published> published() const;
  [[nodiscard]] bool has_failed() const { return followed_.failed; }

  const StreamId stream = random.id<StreamId>();
  const Person coordinator{random.id<log::AccountId>(), random.id<MemberId>()};
  const Person operator_{{}, system_actor};

private:
  class Followed final : public pipeline::Listener {
  public:
    void on_group_begun() override {}
    void on_group_told() override {}
    void on_published(const pipeline::Published& one) override {
      const std::lock_guard lock(mutex);
      published.push_back(one);
    }
    void on_checkpoint(StreamId, Position, std::shared_ptr<const std::string>) override {}
    void on_fatal(const Error&) override { failed = true; }

    mutable std::mutex mutex;
    std::vector<pipeline::Published> published; ///< under mutex
    std::atomic<bool> failed = false;
  };

  log::Log* log_;
  Followed followed_;
};

/// The position that a command was accepted at, 0 if it was not.
[[nodiscard]] Position accepted(const pipeline::Outcome& outcome);
/// Why the domain refused; nullopt if it did not.
[[nodiscard]] std::optional<RejectionCode> rejected(const pipeline::Outcome& outcome);

} // namespace verdiep::test
