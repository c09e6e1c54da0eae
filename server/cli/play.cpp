#include "server/cli/play.hpp"

#include "events/command.hpp"
#include "server/cli/await.hpp"
#include "server/cli/refusals.hpp"

#include <map>

namespace verdiep::cli {

namespace {

using Accounts = std::map<MemberId, log::AccountId>;

Result<log::AccountId> account_for(Application& application, StreamId stream, const demo::Person& person) {
  VERDIEP_TRY(known, application.identity().account_of(stream, person.member));
  if (known) {
    return known->id;
  }
  return await<Result<log::AccountId>>([&](auto handler) {
    application.identity().open_account(
        {stream, person.member}, {person.name}, application.now(), std::move(handler)
    );
  });
}

Result<Accounts> accounts_for(Application& application, const demo::Script& script) {
  Accounts accounts;
  for (const auto& person : script.people) {
    VERDIEP_TRY(account, account_for(application, script.stream, person));
    accounts.emplace(person.member, account);
  }
  return accounts;
}

pipeline::Outcome submit(Application& application, log::AccountId account, const demo::Line& line) {
  return await<pipeline::Outcome>([&](auto handler) {
    application.pipeline().submit(
        {.account = account, .actor = line.actor, .command = encode_command(line.command), .prediction = {}},
        [handler](CommandId, const pipeline::Outcome& outcome) { handler(outcome); }
    );
  });
}

} // namespace

Timestamp StoryClock::now() const {
  const auto at = at_.load();
  return at == none ? system_now() : Timestamp{at};
}

Result<void> play(Application& application, StoryClock& clock, const demo::Script& script) {
  clock.set(script.lines.front().command.at);
  VERDIEP_TRY(accounts, accounts_for(application, script));
  for (const auto& line : script.lines) {
    clock.set(line.command.at);
    const auto outcome = submit(application, accounts.at(line.actor), line);
    if (std::holds_alternative<pipeline::Accepted>(outcome)) {
      continue;
    }
    auto error = error_of(outcome);
    error.context = line.place + " (" + std::string(type_name(line.command.body)) + "): " + error.context;
    return tl::make_unexpected(std::move(error));
  }
  clock.release();
  return {};
}

} // namespace verdiep::cli
