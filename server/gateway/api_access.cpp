// Personal access tokens: what an account's owner gives to programs.
#include "events/codec/described.hpp"
#include "server/gateway/api.hpp"
#include "server/gateway/api_json.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::gateway {
namespace {

using identity::AccessScope;
using identity::Denial;

/// Never the token: nobody has it any more but its owner.
Json entry_of(const Sha256& key, const identity::AccessToken& token) {
  Json entry = {
      {"id", identity::public_id(key)},
      {"name", token.name.value},
      {"scope", codec::enum_name(token.scope)},
      {"created", token.created.ms},
      {"expires", token.expires.ms},
  };
  if (token.stream)
    entry["stream"] = to_text(*token.stream);
  return entry;
}

bool is_member_of(const identity::Account& account, StreamId stream) {
  const auto& memberships = account.memberships.items;
  return std::any_of(memberships.begin(), memberships.end(), [&](const identity::Membership& membership) {
    return membership.stream == stream;
  });
}

} // namespace

void Api::access_tokens(const Request& request, Respond respond) {
  const auto who = admitted(request, respond);
  if (!who)
    return;
  auto held = parts_.identity.access_tokens(who->account.id);
  if (!held)
    return respond(failed(held.error()));
  std::sort(held->begin(), held->end(), [](const auto& one, const auto& other) {
    return other.second.created < one.second.created;
  });
  const Timestamp now = parts_.clock();
  Json list = Json::array();
  for (const auto& [key, token] : *held) {
    if (now < token.expires)
      list.push_back(entry_of(key, token));
  }
  respond(json_response(200, {{"tokens", std::move(list)}}));
}

void Api::grant_access(const Request& request, Respond respond) {
  const auto who = admitted(request, respond);
  if (!who)
    return;
  const auto body = object_in(request);
  const auto scope = body ? codec::enum_value<AccessScope>(text_at(*body, "scope")) : std::nullopt;
  const auto days = body ? number_at(*body, "days", 1, identity::access_days_max) : std::nullopt;
  if (!scope || !days)
    return respond(refused(400, "invalid_request"));
  identity::AccessWish wish{
      .name = text_at(*body, "name"),
      .scope = *scope,
      .stream = {},
      .expires = {parts_.clock().ms + static_cast<std::int64_t>(*days) * identity::day_ms},
  };
  if (body->contains("stream")) {
    wish.stream = parse_id<StreamId>(text_at(*body, "stream"));
    if (!wish.stream || !is_member_of(who->account, *wish.stream))
      return respond(refused(400, "invalid_request"));
  }
  const Timestamp expires = wish.expires;
  parts_.identity.grant_access(
      who->account.id, std::move(wish), parts_.clock(),
      [this, expires, respond = std::move(respond)](const identity::Granted& answer) {
        if (const auto* denial = std::get_if<Denial>(&answer))
          return respond(denied(*denial));
        if (const auto* error = std::get_if<Error>(&answer))
          return respond(failed(*error));
        const auto& token = *std::get_if<identity::Token>(&answer);
        respond(json_response(
            201, {{"token", identity::access_text(token)},
                  {"id", identity::public_id(identity::key_of(token))},
                  {"expires", expires.ms}}
        ));
      }
  );
}

void Api::revoke_access(const Request& request, Respond respond) {
  const auto who = admitted(request, respond);
  if (!who)
    return;
  const auto body = object_in(request);
  const std::string id = body ? text_at(*body, "token") : std::string();
  if (id.empty())
    return respond(refused(400, "invalid_request"));
  parts_.identity.revoke_access(who->account.id, id, done(std::move(respond)));
}

} // namespace verdiep::gateway
