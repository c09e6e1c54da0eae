#include "server/cli/operations.hpp"

#include "server/cli/await.hpp"
#include "server/cli/erasure.hpp"
#include "server/cli/lookup.hpp"
#include "server/cli/verification.hpp"

#include <array>
#include <charconv>
#include <ctime>

namespace verdiep::cli {

namespace {

constexpr std::int64_t days_default = 14;
constexpr std::int64_t days_max = 366;

std::string date_text(Timestamp at) {
  const auto seconds = static_cast<std::time_t>(at.ms / 1000);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M UTC", &utc);
  return text.data();
}

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
  if (request.command == "erase") {
    return erase(request);
  }
  if (request.command == "verify") {
    return verify();
  }
  return fail(
      ErrorCode::unsupported, "the server of this store does not know the command " + request.command,
      "it is another version than this program: restart it, or use its own program"
  );
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
  const auto origin =
      request.argument("origin").empty() ? std::string_view(origin_) : request.argument("origin");
  return ControlAnswer{join_link(origin, *token) + "\n", std::move(notes)};
}

Result<ControlAnswer> Operations::erase(const ControlRequest& request) {
  VERDIEP_TRY(programme, find_programme(application_.log(), request.argument("stream")));
  VERDIEP_TRY(person, find_person(application_.log(), programme.stream, request.argument("member")));
  VERDIEP_TRY(report, erase_person(application_, programme.stream, person));
  return ControlAnswer{std::move(report), ""};
}

Result<ControlAnswer> Operations::verify() {
  const VerifiedStore store{application_.log(), application_.checkpoints(), application_.signer()};
  VERDIEP_TRY(report, verify_store(store));
  return ControlAnswer{std::move(report), ""};
}

} // namespace verdiep::cli
