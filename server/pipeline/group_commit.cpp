#include "server/pipeline/group_commit.hpp"

#include "events/command.hpp"
#include "server/pipeline/outcome_row.hpp"
#include "shared/disclosures/commitment.hpp"
#include "shared/disclosures/policy.hpp"
#include "shared/stream/decider.hpp"
#include "shared/sync/prediction.hpp"

#include <algorithm>
#include <map>
#include <variant>

namespace verdiep::pipeline {
namespace {

/// Events after which somebody may see more or less than before.
bool changes_audiences(const EventBody& event) {
  return std::holds_alternative<people::MemberJoined>(event) ||
         std::holds_alternative<people::RoleGranted>(event) ||
         std::holds_alternative<people::RoleRevoked>(event) ||
         std::holds_alternative<people::PersonErased>(event);
}

MemberId member_of(const EventBody& event) {
  return std::visit(
      []<class Event>(const Event& body) {
        if constexpr (requires { MemberId{body.member}; }) {
          return body.member;
        } else {
          return system_actor;
        }
      },
      event
  );
}

} // namespace

void GroupCommit::add(SubmittedCommand submitted) {
  Answer& answer = answers_.emplace_back(Answer{std::move(submitted), {}, {}, {}, {}});
  const Submission& submission = answer.command.submission;
  if (submission.command.size() > command_bytes_max) {
    answer.outcome = Refusal::too_large;
    return;
  }
  auto command = decode_command(submission.command);
  if (!command) {
    answer.outcome = Refusal::malformed;
    return;
  }
  answer.id = command->id;
  const Sha256 hash = crypto::sha256(submission.command);
  const auto is_known = answer_again(answer, hash);
  const auto stream = streams_.get(command->stream);
  if (!is_known || !stream) {
    answer.outcome = Refusal::unavailable;
    return;
  }
  if (*is_known)
    return;
  if ((*stream)->state.read_only) {
    answer.outcome = Refusal::read_only;
    return;
  }
  disclosures::seal(*command);
  decide(answer, *command, **stream, hash);
}

Result<bool> GroupCommit::answer_again(Answer& answer, const Sha256& hash) const {
  const log::AccountId account = answer.command.submission.account;
  if (const auto found = new_outcomes_.find({account, answer.id}); found != new_outcomes_.end()) {
    VERDIEP_TRY(outcome, repeated_outcome(found->second.row, hash));
    answer.outcome = outcome;
    answer.commit = found->second.commit;
    return true;
  }
  VERDIEP_TRY(row, log_.outcome(account, answer.id));
  if (!row)
    return false;
  VERDIEP_TRY(outcome, repeated_outcome(*row, hash));
  answer.outcome = outcome;
  return true;
}

void GroupCommit::decide(Answer& answer, const Command& command, LiveStream& stream, const Sha256& hash) {
  const stream::Context
      context; // a programme's own stream; a group's takes the programme's durable state here
  auto decision = stream::decide(stream.state, context, answer.command.submission.actor, command.body);
  if (decision) {
    accept(answer, command, stream, std::move(*decision), hash);
    return;
  }
  answer.outcome = decision.error();
  keep_outcome(answer, commit_of(stream), encode_outcome_row(hash, decision.error()));
}

void GroupCommit::accept(
    Answer& answer,
    const Command& command,
    LiveStream& stream,
    std::vector<EventBody> events,
    const Sha256& hash
) {
  const std::size_t commit = commit_of(stream);
  const Submission& submission = answer.command.submission;
  compare_prediction(submission, stream, events);
  for (const EventBody& event : events) {
    if (changes_audiences(event))
      audiences_changed_[commit].push_back(member_of(event));
    if (const auto* erased = std::get_if<people::PersonErased>(&event)) {
      answer.purge = Purge{stream.id, disclosures::subject_of(erased->member)};
    }
  }
  const Position last =
      record_events(stream, command, submission.actor, now_, std::move(events), commits_[commit]);
  answer.outcome = Accepted{last};
  keep_outcome(answer, commit, encode_outcome_row(hash, last));
}

void GroupCommit::compare_prediction(
    const Submission& submission, const LiveStream& stream, const std::vector<EventBody>& events
) {
  const auto& prediction = submission.prediction;
  if (!prediction || prediction->rules != stream::rules_version || prediction->base != stream.state.head)
    return;
  if (prediction->hash == sync::prediction_hash(events)) {
    ++counts_.predictions_right;
  } else {
    ++counts_.predictions_wrong;
  }
}

void GroupCommit::keep_outcome(Answer& answer, std::size_t commit, Bytes row) {
  const log::AccountId account = answer.command.submission.account;
  answer.commit = commit;
  new_outcomes_[{account, answer.id}] = {row, commit};
  commits_[commit].outcomes.push_back({account, answer.id, std::move(row)});
}

std::size_t GroupCommit::commit_of(const LiveStream& stream) {
  const auto [found, is_new] = open_.try_emplace(stream.id, commits_.size());
  if (is_new) {
    log::Commit commit;
    commit.stream = stream.id;
    commit.expected = stream.state.head;
    commits_.push_back(std::move(commit));
    audiences_changed_.emplace_back();
  }
  return found->second;
}

void GroupCommit::add_rows(std::vector<log::RowChange> rows) {
  log::Commit commit; // of no stream: rows alone
  commit.rows = std::move(rows);
  commits_.push_back(std::move(commit));
  audiences_changed_.emplace_back();
}

Result<std::vector<SubmittedCommand>> GroupCommit::commit() {
  if (commits_.empty()) {
    return std::vector<SubmittedCommand>{}; // nothing but repeated or malformed commands
  }
  auto results = log_.commit(commits_);
  if (!results) {
    forget_streams();
    refuse_all(
        results.error().code == ErrorCode::storage_full ? Refusal::storage_full : Refusal::unavailable
    );
    return tl::make_unexpected(std::move(results.error()));
  }
  for (std::size_t commit = 0; commit < commits_.size(); ++commit) {
    if ((*results)[commit] == log::CommitResult::committed) {
      publish(commit);
    } else {
      streams_.forget(commits_[commit].stream);
    }
  }
  std::vector<SubmittedCommand> again;
  const auto moved = std::stable_partition(answers_.begin(), answers_.end(), [&](const Answer& answer) {
    return !answer.commit || (*results)[*answer.commit] == log::CommitResult::committed;
  });
  for (auto answer = moved; answer != answers_.end(); ++answer)
    again.push_back(std::move(answer->command));
  answers_.erase(moved, answers_.end());
  return again;
}

void GroupCommit::abandon() {
  forget_streams();
  for (Answer& answer : answers_)
    answer.outcome = Refusal::unavailable;
}

void GroupCommit::forget_streams() {
  for (const auto& [stream, commit] : open_)
    streams_.forget(stream);
}

Published published_of(const log::Commit& commit, std::vector<MemberId> audiences_changed) {
  std::map<disclosures::Audience, std::uint64_t> feeds;
  for (const log::FeedEntry& entry : commit.disclosures.feed) {
    feeds[entry.audience] = entry.seq;
  }
  return {
      commit.stream,
      commit.expected.next(),
      std::make_shared<const std::vector<Bytes>>(commit.records),
      {feeds.begin(), feeds.end()},
      std::move(audiences_changed),
  };
}

void GroupCommit::publish(std::size_t index) {
  if (!commits_[index].records.empty()) {
    published_.push_back(published_of(commits_[index], std::move(audiences_changed_[index])));
  }
}

void GroupCommit::refuse_all(Refusal refusal) {
  for (Answer& answer : answers_) {
    if (answer.commit)
      answer.outcome = refusal;
  }
}

} // namespace verdiep::pipeline
