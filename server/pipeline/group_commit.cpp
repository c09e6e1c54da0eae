#include "server/pipeline/group_commit.hpp"

#include "events/command.hpp"
#include "server/pipeline/ballots.hpp"
#include "server/pipeline/outcome_row.hpp"
#include "server/pipeline/rows.hpp"
#include "shared/disclosures/commitment.hpp"
#include "shared/disclosures/policy.hpp"
#include "shared/stream/decider.hpp"
#include "shared/sync/prediction.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <variant>

namespace verdiep::pipeline {
namespace {

/// Events after which somebody may see more or less than before.
template <class Event>
constexpr bool changes_audiences =
    std::is_same_v<Event, people::MemberJoined> || std::is_same_v<Event, people::ParticipantEnrolled> ||
    std::is_same_v<Event, people::ParticipantWithdrew> || std::is_same_v<Event, people::RoleGranted> ||
    std::is_same_v<Event, people::RoleRevoked> || std::is_same_v<Event, people::PersonErased> ||
    std::is_same_v<Event, groups::GroupJoined> || std::is_same_v<Event, groups::GroupLeft>;
/// Those that change who reads the stream of a group.
template <class Event>
constexpr bool changes_room =
    std::is_same_v<Event, groups::GroupJoined> || std::is_same_v<Event, groups::GroupLeft>;

/// What is known of a command by what is kept of it: a vote's ballot is in neither (docs/formats/record.md).
Sha256 stored_hash(const Command& command, ByteView bytes) {
  if (std::holds_alternative<vote::CastVote>(command.body))
    return crypto::sha256(encode_without_ballot(command));
  return crypto::sha256(bytes);
}

/// The voter's last vote in the round, 0 for none.
Position last_vote(const stream::State& state, RoundId round, MemberId voter) {
  const vote::Round* found = find(state.vote.rounds, round);
  const Position* cast = found == nullptr ? nullptr : find(found->voters, voter);
  return cast == nullptr ? Position{} : *cast;
}

} // namespace

void GroupCommit::add(SubmittedCommand submitted) {
  Answer& answer = answers_.emplace_back();
  answer.command = std::move(submitted);
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
  const Sha256 hash = stored_hash(*command, submission.command);
  const auto is_known = answer_again(answer, hash);
  const auto place = place_of(command->stream);
  if (!is_known || !place) {
    answer.outcome = Refusal::unavailable;
    return;
  }
  if (*is_known)
    return;
  if (must_wait(command->stream, *place)) {
    deferred_.push_back(std::move(answer.command));
    answers_.pop_back();
    return;
  }
  if (place->stream->state.read_only || (place->programme != nullptr && place->programme->state.read_only)) {
    answer.outcome = Refusal::read_only;
    return;
  }
  disclosures::seal(*command);
  decide(answer, *command, *place, hash);
}

Result<GroupCommit::Place> GroupCommit::place_of(StreamId stream) {
  Place place;
  VERDIEP_TRY(live, streams_.get(stream));
  place.stream = live;
  if (live->programme) {
    VERDIEP_TRY(programme, streams_.get(*live->programme));
    place.programme = programme;
  }
  place.context = context_of(*place.stream, place.programme);
  return place;
}

bool GroupCommit::must_wait(StreamId stream, const Place& place) const {
  return formed_.contains(stream) || (place.programme != nullptr && has_records(place.programme->id));
}

bool GroupCommit::has_records(StreamId stream) const {
  const auto found = open_.find(stream);
  return found != open_.end() && !commits_[found->second].records.empty();
}

Result<bool> GroupCommit::is_taken(StreamId stream) const {
  if (formed_.contains(stream) || has_records(stream))
    return true;
  VERDIEP_TRY(head, log_.head(stream));
  VERDIEP_TRY(programme, programme_in_row(log_, stream));
  return head != Position{} || programme.has_value();
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

void GroupCommit::decide(Answer& answer, const Command& command, const Place& place, const Sha256& hash) {
  answer.erases = std::holds_alternative<people::ErasePerson>(command.body) ||
                  std::holds_alternative<vote::CountBallots>(command.body);
  const MemberId actor = answer.command.submission.actor;
  auto decision = stream::decide(place.stream->state, place.context, actor, command.body);
  if (const auto* form = std::get_if<groups::FormGroup>(&command.body); form != nullptr && decision) {
    // The group's stream takes its id, which no stream of the store may have yet: a decider knows only its own.
    const auto taken = is_taken(groups::stream_of(form->group));
    if (!taken) {
      answer.outcome = Refusal::unavailable;
      return;
    }
    if (*taken)
      decision = stream::reject(RejectionCode::id_taken);
  }
  if (decision) {
    accept(answer, command, place, std::move(*decision), hash);
    return;
  }
  answer.outcome = decision.error();
  keep_outcome(answer, commit_of(*place.stream), encode_outcome_row(hash, decision.error()));
}

void GroupCommit::accept(
    Answer& answer,
    const Command& command,
    const Place& place,
    std::vector<EventBody> events,
    const Sha256& hash
) {
  LiveStream& stream = *place.stream;
  const std::size_t commit = commit_of(stream);
  const Submission& submission = answer.command.submission;
  compare_prediction(submission, place, events);
  for (const EventBody& event : events) {
    add_reach(commit, stream, event);
    add_rows_of(commit, stream, event);
  }
  const auto* vote = std::get_if<vote::CastVote>(&command.body);
  const Position before =
      vote == nullptr ? Position{} : last_vote(stream.state, vote->round, submission.actor);
  const Position last =
      record_events(stream, command, submission.actor, now_, std::move(events), commits_[commit]);
  if (vote != nullptr)
    keep_ballot(*vote, last, before, commits_[commit].disclosures);
  answer.outcome = Accepted{last};
  keep_outcome(answer, commit, encode_outcome_row(hash, last));
}

void GroupCommit::add_reach(std::size_t commit, const LiveStream& stream, const EventBody& event) {
  if (stream.programme)
    return; // who reads a group's stream is said in its programme's
  Reach& reach = reach_[commit];
  std::visit(
      [&]<class Event>(const Event& body) {
        if constexpr (changes_audiences<Event>)
          reach.audiences_changed.push_back(body.member);
        if constexpr (changes_room<Event>)
          reach.rooms_changed.emplace_back(groups::stream_of(body.group), body.member);
      },
      event
  );
}

/// What is written beside an event, so that a fall after it leaves nothing half done.
void GroupCommit::add_rows_of(std::size_t commit, const LiveStream& stream, const EventBody& event) {
  auto& [id, expected, records, disclosures, rows, outcomes] = commits_[commit];
  if (const auto* formed = std::get_if<groups::GroupFormed>(&event)) {
    const StreamId room = groups::stream_of(formed->group);
    rows.push_back(group_row(room, id));
    formed_.insert(room);
    reach_[commit].formed.push_back(room);
  } else if (const auto* erased = std::get_if<people::PersonErased>(&event)) {
    const auto subject = disclosures::subject_of(erased->member);
    rows.push_back(erasure_row({id, subject, Erasure::Step::purge}));
    for (const auto& [group, entry] : stream.state.groups.groups)
      rows.push_back(erasure_row({groups::stream_of(group), subject, Erasure::Step::erase}));
  } else if (const auto* counted = std::get_if<vote::BallotsCounted>(&event)) {
    erase_ballots(*find(stream.state.vote.rounds, counted->round), disclosures);
    rows.push_back(erasure_row({id, disclosures::subject_of(counted->round), Erasure::Step::purge}));
  }
}

void GroupCommit::compare_prediction(
    const Submission& submission, const Place& place, const std::vector<EventBody>& events
) {
  const auto& prediction = submission.prediction;
  const bool is_equal_ground = prediction && prediction->rules == stream::rules_version &&
                               prediction->base == place.stream->state.head &&
                               prediction->context == place.context.position;
  if (!is_equal_ground)
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
    reach_.emplace_back();
  }
  return found->second;
}

void GroupCommit::add_rows(std::vector<log::RowChange> rows) {
  log::Commit commit; // of no stream: rows alone
  commit.rows = std::move(rows);
  commits_.push_back(std::move(commit));
  reach_.emplace_back();
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
  for (std::size_t commit = 0; commit < commits_.size(); ++commit) {
    if ((*results)[commit] == log::CommitResult::committed)
      publish_rooms(commit);
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

namespace {

/// The feeds that grew, each with what it grew by where its values were written here too.
std::vector<GrownFeed> grown_feeds(const log::DisclosureChanges& changes) {
  std::map<std::pair<Position, std::string_view>, const log::DisclosedValue*> values;
  for (const log::DisclosedValue& value : changes.put)
    values[{value.position, value.field}] = &value;
  std::map<disclosures::Audience, std::vector<log::FeedItem>> items;
  std::set<disclosures::Audience> granting_older;
  for (const log::FeedEntry& entry : changes.feed) {
    log::FeedItem& item = items[entry.audience].emplace_back(log::FeedItem{entry, std::nullopt});
    const auto value = values.find({entry.position, entry.field});
    if (entry.grant && value != values.end()) {
      item.value = *value->second;
    } else if (entry.grant) {
      granting_older.insert(entry.audience);
    }
  }
  std::vector<GrownFeed> grown;
  for (auto& [audience, grown_by] : items) {
    GrownFeed& feed = grown.emplace_back(GrownFeed{audience, grown_by.back().entry.seq, nullptr});
    if (!granting_older.contains(audience))
      feed.items = std::make_shared<const std::vector<log::FeedItem>>(std::move(grown_by));
  }
  return grown;
}

} // namespace

Published published_of(log::Commit commit, std::vector<MemberId> audiences_changed) {
  return {
      commit.stream,
      commit.expected.next(),
      std::make_shared<const std::vector<Bytes>>(std::move(commit.records)),
      grown_feeds(commit.disclosures),
      std::move(audiences_changed),
  };
}

void GroupCommit::publish(std::size_t index) {
  if (!commits_[index].records.empty()) {
    auto& written = commits_[index]; // nobody asks for it after this
    published_.push_back(published_of(std::move(written), std::move(reach_[index].audiences_changed)));
  }
  for (const StreamId room : reach_[index].formed)
    streams_.forget(room); // who asked for it before it was formed had it loaded as nobody's
}

/// Tells of who came and went in the streams of the groups themselves.
void GroupCommit::publish_rooms(std::size_t index) {
  for (const auto& [room, member] : reach_[index].rooms_changed) {
    const auto live = streams_.get(room);
    if (!live)
      continue; // damaged: whoever opens it hears so
    log::Commit nothing;
    nothing.stream = room;
    nothing.expected = (*live)->state.head;
    published_.push_back(published_of(std::move(nothing), {member}));
  }
}

void GroupCommit::refuse_all(Refusal refusal) {
  for (Answer& answer : answers_) {
    if (answer.commit)
      answer.outcome = refusal;
  }
}

} // namespace verdiep::pipeline
