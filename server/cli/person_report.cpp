#include "server/cli/person_report.hpp"

#include "server/cli/await.hpp"
#include "server/cli/date_text.hpp"

namespace verdiep::cli {

namespace {

std::string device_text(const identity::Session& session) {
  const auto device = session.device.value_or(identity::Device{});
  const std::string browser = device.browser.value.empty() ? "unknown browser" : device.browser.value;
  const std::string system = device.system.value.empty() ? "" : " on " + device.system.value;
  return browser + system + (session.is_shared() ? " (shared computer)" : "");
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
