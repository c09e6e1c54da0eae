#pragma once

#include "events/command.hpp"
#include "server/log/memory_log.hpp"
#include "server/pipeline/pipeline.hpp"

#include <functional>
#include <vector>

namespace verdiep::test {

/// A pipeline that writes rows at once and answers commands as the test says: what the real one does only
/// when a disk is full or a process dies in between.
class ScriptedPipeline final : public pipeline::Pipeline {
public:
  /// nullopt: no answer ever, as when the process dies.
  using Script = std::function<std::optional<pipeline::Outcome>(const Command&)>;

  explicit ScriptedPipeline(log::MemoryLog& log) : log_(log) {}

  Script script = [](const Command&) { return pipeline::Outcome(pipeline::Accepted{Position{1}}); };
  std::vector<pipeline::Submission> submissions;

  void submit(pipeline::Submission submission, pipeline::OutcomeHandler handler) override {
    const auto command = decode_command(submission.command);
    submissions.push_back(std::move(submission));
    if (!command)
      return handler({}, pipeline::Refusal::malformed);
    if (const auto outcome = script(*command))
      handler(command->id, *outcome);
  }

  void
  change_rows(std::vector<log::RowChange> rows, std::function<void(const Result<void>&)> handler) override {
    log::Commit commit;
    commit.rows = std::move(rows);
    const auto written = log_.commit({&commit, 1});
    handler(written ? Result<void>() : Result<void>(tl::make_unexpected(written.error())));
  }

  [[nodiscard]] Result<Position> head(StreamId stream) const override { return log_.head(stream); }
  [[nodiscard]] std::vector<disclosures::Audience> audiences(StreamId, MemberId) const override { return {}; }
  [[nodiscard]] std::vector<StreamId> groups(StreamId, MemberId) const override { return {}; }
  [[nodiscard]] std::optional<StreamId> programme_of(StreamId) const override { return std::nullopt; }
  [[nodiscard]] std::shared_ptr<const std::string> checkpoint(StreamId) const override { return nullptr; }
  void with_state(StreamId, std::function<void(const Result<const stream::State*>&)> read) override {
    read(fail(ErrorCode::not_found, "no states here"));
  }
  void stop() override { ++stops; }
  int stops = 0;

private:
  log::MemoryLog& log_;
};

} // namespace verdiep::test
