#pragma once

#include "server/pipeline/pipeline.hpp"
#include "server/pipeline/streams.hpp"
#include "server/pipeline/submission_queue.hpp"

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace verdiep::pipeline {

/// What a commit makes visible: its records, and the feeds that grew.
[[nodiscard]] Published published_of(log::Commit commit, std::vector<MemberId> audiences_changed);

/// Commands that came in together: decided one after the other, written with one sync, answered when that is
/// done.
///
/// One `log::Commit` per stream, so that commands of one stream share it and streams do not fail each other.
/// For the same reason a command of a group's stream that comes after events of its programme waits for the
/// next group (`take_deferred`): it is decided on what is on disk.
/// Use      `add` each command, `commit` once, then look at `answers`, `published` and `take_deferred`
/// Threads  the committer's only
class GroupCommit {
public:
  /// A command and what became of it; unanswered (null) until the commit.
  struct Answer {
    SubmittedCommand command;
    CommandId id;
    std::optional<Outcome> outcome;
    std::optional<std::size_t> commit; ///< which commit has to succeed for it
    bool erases = false;               ///< not done before `erasures_left` is empty
  };

  struct Counts {
    std::uint64_t predictions_right = 0;
    std::uint64_t predictions_wrong = 0;
  };

  GroupCommit(log::Log& log, Streams& streams, Timestamp now) : log_(log), streams_(streams), now_(now) {}

  /// Decides the command on the state after the ones before it. Errors are answers.
  void add(SubmittedCommand command);
  /// Rows to be written with the group.
  void add_rows(std::vector<log::RowChange> rows);

  /// Writes everything with one sync, and answers what depended on it.
  ///
  /// Returns  the commands whose stream had another head than we believed: their state was thrown away,
  /// decide them again
  /// Errors   those of `log::Log::commit`; then every stream that was touched has been
  /// thrown away, and every command is refused
  [[nodiscard]] Result<std::vector<SubmittedCommand>> commit();
  /// Writes nothing and refuses every command: the log has failed.
  void abandon();

  [[nodiscard]] bool is_empty() const { return commits_.empty(); }
  [[nodiscard]] std::vector<Answer>& answers() { return answers_; }
  [[nodiscard]] const std::vector<Published>& published() const { return published_; }
  [[nodiscard]] const Counts& counts() const { return counts_; }
  /// Commands that are to come in the next group, in their order.
  [[nodiscard]] std::vector<SubmittedCommand> take_deferred() { return std::move(deferred_); }

private:
  using OutcomeKey = std::pair<log::AccountId, CommandId>;
  struct NewOutcome {
    Bytes row;
    std::size_t commit;
  };

  /// What a commit changes for readers, besides what it holds.
  struct Reach {
    std::vector<MemberId> audiences_changed;
    std::vector<std::pair<StreamId, MemberId>> rooms_changed; ///< a group's stream, and who came or went
    std::vector<StreamId> formed;                             ///< streams of new groups
  };
  /// A stream with what its commands are decided on.
  struct Place {
    LiveStream* stream = nullptr;
    const LiveStream* programme = nullptr; ///< of a group's stream
    stream::Context context;
  };

  [[nodiscard]] Result<Place> place_of(StreamId stream);
  [[nodiscard]] bool must_wait(StreamId stream, const Place& place) const;
  void decide(Answer& answer, const Command& command, const Place& place, const Sha256& hash);
  void accept(
      Answer& answer,
      const Command& command,
      const Place& place,
      std::vector<EventBody> events,
      const Sha256& hash
  );
  void
  compare_prediction(const Submission& submission, const Place& place, const std::vector<EventBody>& events);
  /// Whether a stream of this id exists, or will by this group.
  [[nodiscard]] Result<bool> is_taken(StreamId stream) const;
  void add_reach(std::size_t commit, const LiveStream& stream, const EventBody& event);
  void add_rows_of(std::size_t commit, const LiveStream& stream, const EventBody& event);
  /// Answers a command that was seen before, in this group or long ago; false if it was not.
  [[nodiscard]] Result<bool> answer_again(Answer& answer, const Sha256& hash) const;
  void keep_outcome(Answer& answer, std::size_t commit, Bytes row);
  [[nodiscard]] std::size_t commit_of(const LiveStream& stream);
  [[nodiscard]] bool has_records(StreamId stream) const;
  void publish(std::size_t commit);
  void publish_rooms(std::size_t commit);
  void refuse_all(Refusal refusal);
  void forget_streams();

  log::Log& log_;
  Streams& streams_;
  Timestamp now_;

  std::vector<log::Commit> commits_;
  std::vector<Published> published_;
  boost::unordered_flat_map<StreamId, std::size_t> open_;          ///< index in commits_
  std::vector<Reach> reach_;                                       ///< parallel to commits_
  boost::unordered_flat_set<StreamId> formed_;                     ///< streams of groups that are new here
  boost::unordered_flat_map<OutcomeKey, NewOutcome> new_outcomes_; ///< a command may come twice in one group
  std::vector<Answer> answers_;
  std::vector<SubmittedCommand> deferred_;
  Counts counts_;
};

} // namespace verdiep::pipeline
