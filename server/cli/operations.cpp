#include "server/cli/operations.hpp"

#include "server/cli/access.hpp"
#include "server/cli/await.hpp"
#include "server/cli/date_text.hpp"
#include "server/cli/erasure.hpp"
#include "server/cli/exporting.hpp"
#include "server/cli/importing.hpp"
#include "server/cli/lookup.hpp"
#include "server/cli/person_report.hpp"
#include "server/cli/replaying.hpp"
#include "server/cli/verification.hpp"

#include <charconv>

namespace verdiep::cli {

namespace {

constexpr std::int64_t days_default = 14;
constexpr std::int64_t days_max = 366;
constexpr std::int64_t access_days_default = 90;

/// A whole number of the request from 1 to `max`; `absent` if it was not given.
Result<std::int64_t>
number_argument(const ControlRequest& request, std::string_view name, std::int64_t max, std::int64_t absent) {
  const auto text = request.argument(name);
  if (text.empty()) {
    return absent;
  }
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 1 || number > max) {
    return fail(
        ErrorCode::invalid_input,
        "--" + std::string(name) + " " + std::string(text) + " is no number from 1 to " + std::to_string(max)
    );
  }
  return number;
}

} // namespace

std::string join_link(std::string_view origin, const identity::Token& token) {
  return std::string(origin) + "/join#" + identity::to_text(token);
}

Result<ControlAnswer> Operations::perform(const ControlRequest& request) {
  if (request.command == "invite") {
    return invite(request);
  }
  if (request.command == "import") {
    return import_file(request);
  }
  if (request.command == "user") {
    return user(request);
  }
  if (request.command == "erase") {
    return erase(request);
  }
  if (request.command == "replay") {
    return replay_stream(request);
  }
  if (request.command == "verify") {
    return verify();
  }
  if (request.command == "export") {
    return export_file(request);
  }
  if (request.command == "token") {
    return token(request);
  }
  return fail(
      ErrorCode::unsupported, "the server of this store does not know the command " + request.command,
      "it is another version than this program: restart it, or use its own program"
  );
}

Result<ControlAnswer> Operations::import_file(const ControlRequest& request) {
  VERDIEP_TRY(
      imported,
      import_programme(
          application_, {request.argument("file"), request.argument("text"), request.argument("coordinator")}
      )
  );
  const Timestamp now = application_.now();
  const Timestamp expires{now.ms + days_default * identity::day_ms};
  const auto token = await<Result<identity::Token>>([&](auto handler) {
    application_.identity().invite_login({imported.coordinator, expires, 1}, now, std::move(handler));
  });
  if (!token) {
    return tl::make_unexpected(token.error());
  }
  std::string notes = imported.resumed ? "Finished an import that was interrupted: \"" : "Imported \"";
  notes += imported.title + "\" with " + std::to_string(imported.dingen) + " Dingen; enrolment is open.\n";
  notes += "The link signs in as " + std::string(request.argument("coordinator")) + ", once, until " +
           date_text(expires) + ". For the others: verdiep invite --stream " + to_text(imported.stream) +
           ", or Coördineren in the app.\n";
  return ControlAnswer{join_link(origin_of(request), *token) + "\n", std::move(notes)};
}

std::string_view Operations::origin_of(const ControlRequest& request) const {
  const auto given = request.argument("origin");
  return given.empty() ? std::string_view(origin_) : given;
}

Result<ControlAnswer> Operations::invite(const ControlRequest& request) {
  VERDIEP_TRY(programme, find_programme(application_.log(), request.argument("stream")));
  VERDIEP_TRY(days, number_argument(request, "days", days_max, days_default));
  const bool is_login = !request.argument("login").empty();
  // A link for everybody is put on a wall; a link into one person's account is used once.
  VERDIEP_TRY(uses, number_argument(request, "uses", 10'000, is_login ? 1 : 0));
  const auto uses_left = uses == 0 ? std::nullopt : std::optional(static_cast<std::uint32_t>(uses));
  const Timestamp now = application_.now();
  const Timestamp expires{now.ms + days * identity::day_ms};
  auto& identity = application_.identity();

  std::string notes;
  Result<identity::Token> token = fail(ErrorCode::not_found, "");
  if (is_login) {
    VERDIEP_TRY(person, find_person(application_.log(), programme.stream, request.argument("login")));
    if (!person.account) {
      return fail(
          ErrorCode::not_found,
          "nobody in this programme has the id " + std::string(request.argument("login"))
      );
    }
    token = await<Result<identity::Token>>([&](auto handler) {
      identity.invite_login({person.account->id, expires, uses_left}, now, std::move(handler));
    });
    notes = "Signs in as " + person.account->name.value + ".";
  } else {
    token = await<Result<identity::Token>>([&](auto handler) {
      identity.invite_join({programme.stream, expires, uses_left}, now, std::move(handler));
    });
    notes = "Lets new people join \"" + programme.title + "\".";
  }
  if (!token) {
    return tl::make_unexpected(std::move(token.error()));
  }
  notes += " Valid until " + date_text(expires);
  notes +=
      uses_left ? ", " + std::to_string(*uses_left) + (*uses_left == 1 ? " time.\n" : " times.\n") : ".\n";
  return ControlAnswer{join_link(origin_of(request), *token) + "\n", std::move(notes)};
}

Result<ControlAnswer> Operations::user(const ControlRequest& request) {
  VERDIEP_TRY(programme, find_programme(application_.log(), request.argument("stream")));
  VERDIEP_TRY(person, find_person(application_.log(), programme.stream, request.argument("person")));
  VERDIEP_TRY(
      report, request.argument("sign_out").empty() ? describe_person(application_, person)
                                                   : sign_out_person(application_, person)
  );
  return ControlAnswer{std::move(report), ""};
}

Result<ControlAnswer> Operations::erase(const ControlRequest& request) {
  VERDIEP_TRY(programme, find_programme(application_.log(), request.argument("stream")));
  VERDIEP_TRY(person, find_person(application_.log(), programme.stream, request.argument("member")));
  VERDIEP_TRY(report, erase_person(application_, programme.stream, person));
  return ControlAnswer{std::move(report), ""};
}

Result<ControlAnswer> Operations::replay_stream(const ControlRequest& request) {
  VERDIEP_TRY(to, parse_replay_to(request.argument("at")));
  VERDIEP_TRY(stream, find_stream(application_.log(), request.argument("stream")));
  VERDIEP_TRY(state, replay(application_.log(), stream, to));
  return ControlAnswer{std::move(state), ""};
}

Result<ControlAnswer> Operations::export_file(const ControlRequest& request) {
  VERDIEP_TRY(programme, find_programme(application_.log(), request.argument("stream")));
  VERDIEP_TRY(
      report, export_programme(
                  application_, programme,
                  {request.argument("format"), request.argument("as"), request.argument("file"),
                   !request.argument("content").empty()}
              )
  );
  return ControlAnswer{"", std::move(report)};
}

Result<ControlAnswer> Operations::token(const ControlRequest& request) {
  VERDIEP_TRY(programme, find_programme(application_.log(), request.argument("stream")));
  VERDIEP_TRY(person, find_person(application_.log(), programme.stream, request.argument("person")));
  VERDIEP_TRY(account, account_of(person));
  if (!request.argument("revoke").empty()) {
    return revoke_access(application_, account, request.argument("revoke"));
  }
  if (request.argument("create").empty()) {
    return list_access(application_, account);
  }
  VERDIEP_TRY(days, number_argument(request, "days", identity::access_days_max, access_days_default));
  const Timestamp expires{application_.now().ms + days * identity::day_ms};
  const bool everywhere = !request.argument("everywhere").empty();
  return grant_access(
      application_, account,
      {request.argument("create"), request.argument("scope"),
       everywhere ? std::nullopt : std::optional(programme.stream), expires}
  );
}

Result<ControlAnswer> Operations::verify() {
  const VerifiedStore store{application_.log(), application_.checkpoints(), application_.signer()};
  VERDIEP_TRY(report, verify_store(store));
  return ControlAnswer{std::move(report), ""};
}

} // namespace verdiep::cli
