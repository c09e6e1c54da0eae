#include "tests/simulation/server.hpp"

#include "events/command.hpp"

#include <cstdlib>
#include <utility>

namespace verdiep::simulation {

namespace {

constexpr std::size_t sockets_max = 10'000;

template <class Queue>
std::function<void()> take(Queue& queue, typename Queue::iterator which) {
  auto work = std::move(*which);
  queue.erase(which);
  return work;
}

} // namespace

Result<std::vector<log::CommitResult>> ServerDisk::commit(Commits commits) {
  const Fate fate = owner_.fate();
  if (fate == Fate::cut_before)
    throw PowerCut{};
  if (fate == Fate::full)
    return fail(ErrorCode::storage_full, "the disk is full");
  auto results = WrappedLog::commit(commits);
  if (results)
    owner_.on_committed(commits, *results);
  if (fate == Fate::cut_after)
    throw PowerCut{};
  return results;
}

Result<void> ServerDisk::purge(StreamId stream, disclosures::SubjectId subject) {
  const Fate fate = owner_.fate();
  if (fate == Fate::cut_before)
    throw PowerCut{};
  if (fate == Fate::full)
    return fail(ErrorCode::storage_full, "the disk is full");
  auto done = WrappedLog::purge(stream, subject);
  if (fate == Fate::cut_after)
    throw PowerCut{};
  return done;
}

bool SteppedLoop::step_posted() {
  if (posted_.empty())
    return false;
  take(posted_, posted_.begin())();
  return true;
}

bool SteppedLoop::step_read(test::Random& random) {
  if (reads_.empty())
    return false;
  take(reads_, reads_.begin() + static_cast<std::ptrdiff_t>(random.below(reads_.size())))();
  return true;
}

bool SteppedLoop::step_timer() {
  const auto due = timers_.begin();
  if (due == timers_.end() || due->first > now_ms_)
    return false;
  const auto work = std::move(due->second);
  timers_.erase(due);
  work();
  return true;
}

Server::Process::Process(Server& owner) : server(owner), loop(owner.now_ms_) {
  const auto clock = [&from = owner] { return from.clock(); };
  pipeline = pipeline::make_paced_pipeline(
      {.log = owner.disk_, .signer = owner.signer_, .metrics = registry, .clock = clock, .listener = this}
  );
  hub = std::make_unique<gateway::SyncHub>(gateway::SyncHub::Parts{
      .log = owner.disk_,
      .pipeline = *pipeline,
      .metrics = registry,
      .loop = loop,
      .clock = clock,
      .key = owner.signer_.public_key(),
      .epoch = 1,
      .sockets_max = sockets_max,
      .sockets_per_account_max = sockets_max,
  });
}

void Server::start() {
  process_ = std::make_unique<Process>(*this);
}

std::unique_ptr<gateway::SocketUser> Server::accept(const Person& person, StreamId programme) {
  identity::SignedIn who;
  who.account.id = person.account;
  who.account.memberships.items.push_back({programme, person.member});
  return process_->hub->open(who);
}

void Server::submit(const Person& person, const Command& command, pipeline::OutcomeHandler handler) {
  process_->pipeline->submit(
      {person.account, person.member, encode_command(command), {}}, std::move(handler)
  );
}

std::uint64_t Server::predictions(const char* result) const {
  const std::string figures = process_->registry.render();
  const std::string name = std::string("verdiep_predictions_total{result=\"") + result + "\"} ";
  const auto found = figures.find(name);
  return found == std::string::npos ? 0 : std::strtoull(figures.c_str() + found + name.size(), nullptr, 10);
}

} // namespace verdiep::simulation
