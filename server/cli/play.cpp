#include "server/cli/play.hpp"

#include "events/command.hpp"
#include "server/cli/await.hpp"
#include "server/cli/refusals.hpp"

#include <future>
#include <map>
#include <vector>

namespace verdiep::cli {

namespace {

using Accounts = std::map<MemberId, log::AccountId>;

/// One account a script for the person at `index`, asked for all at once.
Result<void> open_accounts(
    Application& application, std::span<const demo::Script> scripts, std::size_t index, Accounts& accounts
) {
  std::vector<std::pair<MemberId, std::future<Result<log::AccountId>>>> opening;
  for (const auto& script : scripts) {
    const auto& person = script.people[index];
    VERDIEP_TRY(known, application.identity().account_of(script.stream, person.member));
    if (known) {
      accounts.emplace(person.member, known->id);
      continue;
    }
    opening.emplace_back(person.member, begin<Result<log::AccountId>>([&](auto handler) {
                           application.identity().open_account(
                               {script.stream, person.member}, {person.name}, application.now(),
                               std::move(handler)
                           );
                         }));
  }
  Result<void> opened;
  for (auto& [member, future] : opening) {
    auto account = future.get(); // all of them, also after a failure: their handlers are on their way
    if (account) {
      accounts.emplace(member, *account);
    } else {
      opened = tl::make_unexpected(std::move(account.error()));
    }
  }
  return opened;
}

std::future<pipeline::Outcome>
submit(Application& application, log::AccountId account, const demo::Line& line) {
  return begin<pipeline::Outcome>([&](auto handler) {
    application.pipeline().submit(
        {.account = account, .actor = line.actor, .command = encode_command(line.command), .prediction = {}},
        [handler](CommandId, const pipeline::Outcome& outcome) { handler(outcome); }
    );
  });
}

/// The line at `index` of every script.
Result<void> play_line(
    Application& application,
    std::span<const demo::Script> scripts,
    std::size_t index,
    const Accounts& accounts
) {
  std::vector<std::future<pipeline::Outcome>> outcomes;
  outcomes.reserve(scripts.size());
  for (const auto& script : scripts) {
    const auto& line = script.lines[index];
    outcomes.push_back(submit(application, accounts.at(line.actor), line));
  }
  Result<void> played;
  for (auto& future : outcomes) {
    const auto outcome = future.get();
    if (std::holds_alternative<pipeline::Accepted>(outcome)) {
      continue;
    }
    const auto& line = scripts.front().lines[index];
    auto error = error_of(outcome);
    error.context = line.place + " (" + std::string(type_name(line.command.body)) + "): " + error.context;
    played = tl::make_unexpected(std::move(error));
  }
  return played;
}

} // namespace

Timestamp StoryClock::now() const {
  const auto at = at_.load();
  return at == none ? system_now() : Timestamp{at};
}

Result<void> play(Application& application, StoryClock& clock, std::span<const demo::Script> scripts) {
  const auto& first = scripts.front();
  clock.set(first.lines.front().command.at);
  Accounts accounts;
  for (std::size_t index = 0; index < first.people.size(); ++index) {
    VERDIEP_CHECK(open_accounts(application, scripts, index, accounts));
  }
  for (std::size_t index = 0; index < first.lines.size(); ++index) {
    clock.set(first.lines[index].command.at);
    VERDIEP_CHECK(play_line(application, scripts, index, accounts));
  }
  clock.release();
  return {};
}

} // namespace verdiep::cli
