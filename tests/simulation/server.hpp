#pragma once

#include "server/gateway/loop.hpp"
#include "server/gateway/sync_hub.hpp"
#include "server/log/memory_log.hpp"
#include "server/metrics/registry.hpp"
#include "server/pipeline/committer.hpp"
#include "server/signing/signer.hpp"
#include "tests/simulation/device.hpp"
#include "tests/simulation/line.hpp"
#include "tests/support/random.hpp"
#include "tests/support/wrapped_log.hpp"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace verdiep::simulation {

/// Thrown through the server by its log: the power is cut in the middle of what it does.
struct PowerCut {};

/// What becomes of a write.
enum class Fate : std::uint8_t { done, full, cut_before, cut_after };

/// The server's disk. What was committed stays; the power may be cut just before and just after each commit.
class ServerDisk final : public test::WrappedLog {
public:
  using Commits = std::span<const log::Commit>;
  struct Owner {
    std::function<Fate()> fate;
    std::function<void(Commits, const std::vector<log::CommitResult>&)> on_committed;
  };
  ServerDisk(log::Log& log, Owner owner) : WrappedLog(log), owner_(std::move(owner)) {}

  [[nodiscard]] Result<std::vector<log::CommitResult>> commit(Commits commits) override;
  [[nodiscard]] Result<void> purge(StreamId stream, disclosures::SubjectId subject) override;

private:
  Owner owner_;
};

/// The gateway's threads, one step at a time.
class SteppedLoop final : public gateway::Loop {
public:
  explicit SteppedLoop(const std::int64_t& now_ms) : now_ms_(now_ms) {}

  void post(std::function<void()> work) override { posted_.push_back(std::move(work)); }
  void post_after(std::chrono::milliseconds delay, std::function<void()> work) override {
    timers_.emplace(now_ms_ + delay.count(), std::move(work));
  }
  void read(std::function<void()> work) override { reads_.push_back(std::move(work)); }

  // Each says whether there was something to do.
  bool step_posted();
  bool step_read(test::Random& random);
  bool step_timer();

private:
  const std::int64_t& now_ms_;
  std::deque<std::function<void()>> posted_;
  std::vector<std::function<void()>> reads_; ///< several threads: in any order
  std::multimap<std::int64_t, std::function<void()>> timers_;
};

/// The real server between its sockets and its log: gateway hub, sessions and committer. Its threads are steps.
class Server {
public:
  Server(const std::int64_t& now_ms, ServerDisk::Owner owner)
      : now_ms_(now_ms), disk_(contents_, std::move(owner)) {}

  void start();
  /// The process is gone, and all that it had in memory. The lines must have let go of their ends before.
  void die() { process_.reset(); }
  [[nodiscard]] bool is_up() const { return process_ != nullptr; }

  /// The server's end of a new connection; null if it takes no more.
  [[nodiscard]] std::unique_ptr<gateway::SocketUser> accept(const Person& person, StreamId programme);
  /// A command of somebody without a device.
  void submit(const Person& person, const Command& command, pipeline::OutcomeHandler handler);

  /// The committer takes what came in, some of it; false if nothing had come. May throw `PowerCut`, as the others.
  bool step_committer(std::size_t count_max) { return process_->pipeline->step(count_max); }
  void rest() { process_->pipeline->rest(); }
  [[nodiscard]] SteppedLoop& loop() { return process_->loop; }

  [[nodiscard]] const log::MemoryLog& log() const { return contents_; }
  [[nodiscard]] Timestamp clock() const { return {now_ms_ + clock_skew_ms}; }
  /// Commands that were decided otherwise than their device did under equal circumstances, in this life.
  [[nodiscard]] std::uint64_t predictions(const char* result) const;

  std::int64_t clock_skew_ms = 0;
  std::vector<std::string> failures; ///< why it stopped taking commands

private:
  /// What a process has in memory.
  struct Process final : pipeline::Listener {
    explicit Process(Server& owner);
    void on_group_begun() override { hub->hold(); }
    void on_group_told() override { hub->release(); }
    void on_published(const pipeline::Published& published) override { hub->add(published); }
    void on_checkpoint(StreamId stream, Position size, std::shared_ptr<const std::string> note) override {
      hub->add_checkpoint(stream, size, std::move(note));
    }
    void on_fatal(const Error& error) override { server.failures.push_back(error.context); }

    Server& server;
    metrics::Registry registry;
    SteppedLoop loop;
    std::unique_ptr<pipeline::PacedPipeline> pipeline;
    std::unique_ptr<gateway::SyncHub> hub;
  };

  const std::int64_t& now_ms_;
  signing::Signer signer_{crypto::ed25519_from_seed({})};
  log::MemoryLog contents_;
  ServerDisk disk_;
  std::unique_ptr<Process> process_;
};

} // namespace verdiep::simulation
