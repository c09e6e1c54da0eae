#include "server/cli/access.hpp"

#include "events/codec/described.hpp"
#include "server/cli/await.hpp"
#include "server/cli/date_text.hpp"

#include <algorithm>

namespace verdiep::cli {

namespace {

using identity::AccessScope;

Failure refusal(identity::Denial denial) {
  if (denial == identity::Denial::too_many_access_tokens) {
    return fail(
        ErrorCode::invalid_input,
        "this person has " + std::to_string(identity::access_tokens_max) + " access tokens already",
        "revoke one with --revoke"
    );
  }
  return fail(
      ErrorCode::invalid_input, "that is no name for an access token",
      "give 1 to 80 bytes of text in one line"
  );
}

} // namespace

Result<ControlAnswer>
grant_access(Application& application, const identity::Account& account, const AccessRequest& wish) {
  const auto scope = codec::enum_value<AccessScope>(wish.scope.empty() ? "figures" : wish.scope);
  if (!scope) {
    return fail(
        ErrorCode::invalid_input, "there is no scope " + std::string(wish.scope),
        "use figures, events or content"
    );
  }
  const auto answer = await<identity::Granted>([&](auto handler) {
    application.identity().grant_access(
        account.id, {std::string(wish.name), *scope, wish.stream, wish.expires}, application.now(),
        std::move(handler)
    );
  });
  if (const auto* denial = std::get_if<identity::Denial>(&answer)) {
    return refusal(*denial);
  }
  if (const auto* error = std::get_if<Error>(&answer)) {
    return tl::make_unexpected(*error);
  }
  const auto& token = *std::get_if<identity::Token>(&answer);
  return ControlAnswer{
      identity::access_text(token) + "\n",
      "Reads what " + account.name.value + " may read (" + std::string(codec::enum_name(*scope)) +
          "), until " + date_text(wish.expires) + ". It is shown this once; revoke it with --revoke " +
          identity::public_id(identity::key_of(token)) + ".\n"
  };
}

Result<ControlAnswer> list_access(Application& application, const identity::Account& account) {
  VERDIEP_TRY(tokens, application.identity().access_tokens(account.id));
  std::string list;
  for (const auto& [key, token] : tokens) {
    if (application.now() < token.expires) {
      list += identity::public_id(key) + "  " + std::string(codec::enum_name(token.scope)) + "  until " +
              date_text(token.expires) + "  " + (token.stream ? to_text(*token.stream) : "every programme") +
              "  " + token.name.value + "\n";
    }
  }
  return ControlAnswer{list, list.empty() ? account.name.value + " has no access tokens.\n" : ""};
}

Result<ControlAnswer>
revoke_access(Application& application, const identity::Account& account, std::string_view id) {
  VERDIEP_TRY(tokens, application.identity().access_tokens(account.id));
  const bool is_there = std::any_of(tokens.begin(), tokens.end(), [&](const auto& entry) {
    return identity::public_id(entry.first) == id;
  });
  if (!is_there) {
    return fail(
        ErrorCode::not_found, account.name.value + " has no access token " + std::string(id),
        "`verdiep token` lists them"
    );
  }
  VERDIEP_CHECK(await<Result<void>>([&](auto handler) {
    application.identity().revoke_access(account.id, std::string(id), std::move(handler));
  }));
  return ControlAnswer{"", "Revoked: nothing can be read with it any more.\n"};
}

} // namespace verdiep::cli
