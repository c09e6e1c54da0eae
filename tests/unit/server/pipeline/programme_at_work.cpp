#include "tests/unit/server/pipeline/programme_at_work.hpp"

#include "events/record.hpp"
#include "shared/disclosures/commitment.hpp"

#include <gtest/gtest.h>

namespace verdiep::test {

Result<std::vector<log::CommitResult>> FailingLog::commit(Commits commits) {
  if (fail_commit) {
    if (auto error = fail_commit(commits))
      return tl::make_unexpected(std::move(*error));
  }
  return WrappedLog::commit(commits);
}

Result<void> FailingLog::purge(StreamId stream, disclosures::SubjectId subject) {
  if (fail_purge) {
    if (auto error = fail_purge())
      return tl::make_unexpected(std::move(*error));
  }
  purged.emplace_back(stream, subject);
  return WrappedLog::purge(stream, subject);
}

ProgrammeAtWork::ProgrammeAtWork(log::Log& log, std::uint64_t seed) : random(seed), log_(&log) {
  restart();
  programme::DraftProgramme draft;
  draft.title.entries = {{"nl", "Verdiep"}};
  EXPECT_EQ(
      accepted(send(coordinator, with_avatar(command(stream, draft, {{"name", "Coby"}}))).get()), Position{3}
  );
  EXPECT_EQ(accepted(submit(coordinator, programme::OpenEnrolment{})), Position{4});
}

void ProgrammeAtWork::end() {
  if (pipeline)
    pipeline->stop();
  pipeline.reset();
}

void ProgrammeAtWork::restart() {
  end();
  followed_.failed = false;
  pipeline::PipelineOptions options{*log_, signer, registry, [this] { return now.load(); }, &followed_};
  options.idle = std::chrono::milliseconds{1};
  pipeline = pipeline::make_pipeline(options);
}

void ProgrammeAtWork::restart_on(log::Log& log) {
  end();
  log_ = &log;
  restart();
}

Command ProgrammeAtWork::command(StreamId to, CommandBody body, const Texts& texts) {
  Command made{to, random.id<CommandId>(), Timestamp{1000}, std::move(body), {}};
  for (const auto& [field, text] : texts)
    made.personal.push_back(disclosures::personal_text(field, text, Salt{random.array<32>()}));
  return made;
}

Command ProgrammeAtWork::with_avatar(Command made) {
  made.personal.push_back(disclosures::personal_number("avatar", 3, Salt{random.array<32>()}));
  return made;
}

std::future<pipeline::Outcome> ProgrammeAtWork::send(
    const Person& person, const Command& command, std::optional<pipeline::Prediction> prediction
) {
  Command sealed = command;
  disclosures::seal(sealed);
  auto promise = std::make_shared<std::promise<pipeline::Outcome>>();
  auto future = promise->get_future();
  pipeline->submit(
      {person.account, person.member, encode_command(sealed), prediction},
      [promise](CommandId, const pipeline::Outcome& outcome) { promise->set_value(outcome); }
  );
  return future;
}

pipeline::Outcome ProgrammeAtWork::submit(const Person& person, CommandBody body, const Texts& texts) {
  return submit_to(stream, person, std::move(body), texts);
}

pipeline::Outcome
ProgrammeAtWork::submit_to(StreamId to, const Person& person, CommandBody body, const Texts& texts) {
  return send(person, command(to, std::move(body), texts)).get();
}

ProgrammeAtWork::Person ProgrammeAtWork::enrolled(const std::string& name) {
  const Person joining{random.id<log::AccountId>(), random.id<MemberId>()};
  const Command join = with_avatar(command(stream, people::JoinProgramme{}, {{"name", name}}));
  EXPECT_NE(accepted(send(joining, join).get()), Position{});
  EXPECT_NE(accepted(submit(joining, people::Enrol{})), Position{});
  return joining;
}

GroupId ProgrammeAtWork::formed(const Person& person) {
  const auto group = random.id<GroupId>();
  EXPECT_NE(accepted(submit(person, groups::FormGroup{group, {}}, {{"name", "De Eiken"}})), Position{});
  return group;
}

PitchId ProgrammeAtWork::pitched(const Person& person) {
  const auto pitch = random.id<PitchId>();
  const auto outcome = submit(
      person, pitch::SubmitPitch{pitch, {}, {}, {}}, {{"title", "Een idee"}, {"text", "Zo doen we het."}}
  );
  EXPECT_NE(accepted(outcome), Position{});
  return pitch;
}

Command ProgrammeAtWork::thread(StreamId in, const std::string& text) {
  return command(
      in, forum::OpenThread{random.id<ThreadId>(), random.id<PostId>(), {}, {}, {}},
      {{"title", "Plan"}, {"text", text}}
  );
}

std::vector<Record> ProgrammeAtWork::records(StreamId of) const {
  std::vector<Record> found;
  const auto head = log_->head(of);
  EXPECT_TRUE(head);
  const auto read = log_->read(of, Position{1}, *head, [&](Position, ByteView bytes) {
    const auto record = decode_record(bytes);
    EXPECT_TRUE(record);
    if (record)
      found.push_back(*record);
    return record.has_value();
  });
  EXPECT_TRUE(read);
  return found;
}

std::vector<pipeline::Published> ProgrammeAtWork::published() const {
  const std::lock_guard lock(followed_.mutex);
  return followed_.published;
}

Position accepted(const pipeline::Outcome& outcome) {
  const auto* accepted = std::get_if<pipeline::Accepted>(&outcome);
  return accepted == nullptr ? Position{} : accepted->position;
}

std::optional<RejectionCode> rejected(const pipeline::Outcome& outcome) {
  const auto* rejection = std::get_if<Rejection>(&outcome);
  return rejection == nullptr ? std::nullopt : std::optional(rejection->code);
}

} // namespace verdiep::test
