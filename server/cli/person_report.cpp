#include "server/cli/person_report.hpp"

#include "server/cli/await.hpp"

#include <array>
#include <ctime>

namespace verdiep::cli {

namespace {

std::string date_text(Timestamp at) {
  const auto seconds = static_cast<std::time_t>(at.ms / 1000);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M UTC", &utc);
  return text.data();
}

std::string device_text(const identity::Session& session) {
  const auto device = session.device.value_or(identity::Device{});
  const std::string browser = device.browser.value.empty() ? "unknown browser" : device.browser.value;
  const std::string system = device.system.value.empty() ? "" : " on " + device.system.value;
  return browser + system + (session.is_shared() ? " (shared computer)" : "");
}

Result<identity::Account> account_of(const Person& person) {
  if (person.account) {
    return *person.account;
  }
  return fail(
      ErrorCode::not_found, "member " + to_text(person.member) + " has no account any more",
      "they were erased, or the id is wrong"
  );
}

} // namespace

Result<std::string> describe_person(Application& application, const Person& person) {
  VERDIEP_TRY(account, account_of(person));
  VERDIEP_TRY(credential, application.identity().credential(account.id));
  VERDIEP_TRY(sessions, application.identity().sessions(account.id));
  std::string report = account.name.value + "\n  member   " + to_text(person.member) + "\n  account  " +
                       to_text(account.id) + "\n  since    " + date_text(account.created) + "\n";
  report += "  notice   ";
  report += account.notice ? "version " + std::to_string(account.notice->version) + " shown " +
                                 date_text(account.notice->at) + "\n"
                           : std::string("not shown yet\n");
  report += credential
                ? "  logs in  as " + credential->name.value + ", set " + date_text(credential->changed) + "\n"
                : std::string("  logs in  by link only\n");
  for (const auto& [key, session] : sessions) {
    if (session.expires > application.now()) {
      report += "  session  " + device_text(session) + ", used " + date_text(session.last_used()) +
                ", since " + date_text(session.created) + "\n";
    }
  }
  return report;
}

Result<std::string> sign_out_person(Application& application, const Person& person) {
  VERDIEP_TRY(account, account_of(person));
  VERDIEP_TRY(sessions, application.identity().sessions(account.id));
  VERDIEP_CHECK(await<Result<void>>([&](auto handler) {
    application.identity().log_out_everywhere(account.id, std::move(handler));
  }));
  return "Ended: " + std::to_string(sessions.size()) + (sessions.size() == 1 ? " session" : " sessions") +
         " of " + account.name.value + ".\n";
}

} // namespace verdiep::cli
