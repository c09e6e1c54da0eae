// Of who is signed in: their sessions, their passphrase, the notice.
#include "server/gateway/api.hpp"
#include "server/gateway/api_json.hpp"
#include "shared/privacy_notice.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::gateway {

using identity::Denial;
using identity::SignedIn;

std::optional<SignedIn> Api::admitted(const Request& request, const Respond& respond) {
  auto found = parts_.identity.authenticate(cookie_value(request.cookie, session_cookie), parts_.clock());
  if (!found) {
    respond(failed(found.error()));
    return std::nullopt;
  }
  if (!*found)
    respond(refused(401, "not_signed_in"));
  return std::move(*found);
}

void Api::sessions(const Request& request, Respond respond) {
  const auto who = admitted(request, respond);
  if (!who)
    return;
  auto open = parts_.identity.sessions(who->account.id);
  if (!open)
    return respond(failed(open.error()));
  std::sort(open->begin(), open->end(), [](const auto& one, const auto& other) {
    return other.second.last_used() < one.second.last_used();
  });
  const Timestamp now = parts_.clock();
  Json list = Json::array();
  for (const auto& [key, session] : *open) {
    if (session.expires <= now)
      continue;
    const identity::Device device = session.device.value_or(identity::Device{});
    list.push_back({
        {"id", identity::public_id(key)},
        {"browser", device.browser.value},
        {"system", device.system.value},
        {"created", session.created.ms},
        {"used", session.last_used().ms},
        {"expires", session.expires.ms},
        {"shared", session.is_shared()},
        {"current", key == who->session},
    });
  }
  respond(json_response(200, {{"sessions", std::move(list)}}));
}

void Api::end_sessions(const Request& request, Respond respond) {
  const auto who = admitted(request, respond);
  if (!who)
    return;
  const auto body = object_in(request);
  const std::string id = body ? text_at(*body, "session") : std::string();
  const bool others = body && flag_at(*body, "others");
  if (id.empty() != others)
    return respond(refused(400, "invalid_request"));
  if (others)
    return parts_.identity.end_other_sessions(*who, done(std::move(respond)));
  parts_.identity.end_session(who->account.id, id, done(std::move(respond)));
}

void Api::set_passphrase(const Request& request, Respond respond) {
  const auto who = admitted(request, respond);
  if (!who)
    return;
  const auto body = object_in(request);
  if (!body)
    return respond(refused(400, "invalid_request"));
  parts_.identity.set_passphrase(
      *who,
      {.name = text_at(*body, "name"),
       .passphrase = text_at(*body, "passphrase"),
       .current = text_at(*body, "current")},
      client_address(request, parts_.exposure), parts_.clock(), changed(std::move(respond))
  );
}

void Api::remove_passphrase(const Request& request, Respond respond) {
  const auto who = admitted(request, respond);
  if (!who)
    return;
  const auto body = object_in(request);
  if (!body)
    return respond(refused(400, "invalid_request"));
  parts_.identity.remove_passphrase(
      *who, text_at(*body, "current"), client_address(request, parts_.exposure), parts_.clock(),
      changed(std::move(respond))
  );
}

void Api::accept_notice(const Request& request, Respond respond) {
  const auto who = admitted(request, respond);
  if (!who)
    return;
  const auto body = object_in(request);
  const auto version = body ? number_at(*body, "version", 1, 1'000'000) : std::nullopt;
  if (!version)
    return respond(refused(400, "invalid_request"));
  // A page of before shows a text that does not hold any more.
  if (*version != privacy_notice_version)
    return respond(refused(409, "other_notice"));
  parts_.identity.accept_notice(
      who->account.id, privacy_notice_version, parts_.clock(), done(std::move(respond))
  );
}

void Api::take_report(const Request& request, Respond respond) {
  const auto who = admitted(request, respond);
  if (!who)
    return;
  const auto body = object_in(request);
  if (!body)
    return respond(refused(400, "invalid_request"));
  switch (reports_.take(text_at(*body, "kind"), to_text(who->account.id), parts_.clock())) {
  case ClientReports::Taken::counted:
    return respond(json_response(200, Json::object()));
  case ClientReports::Taken::unknown_kind:
    return respond(refused(400, "invalid_request"));
  case ClientReports::Taken::too_many:
    return respond(refused(429, "too_many_attempts"));
  }
}

identity::Handler<Result<void>> Api::done(Respond respond) const {
  return [this, respond = std::move(respond)](const Result<void>& written) {
    respond(written ? json_response(200, Json::object()) : failed(written.error()));
  };
}

identity::Handler<identity::Changed> Api::changed(Respond respond) const {
  return [this, respond = std::move(respond)](const identity::Changed& answer) {
    if (const auto* denial = std::get_if<Denial>(&answer))
      return respond(denied(*denial));
    if (const auto* error = std::get_if<Error>(&answer))
      return respond(failed(*error));
    respond(json_response(200, Json::object()));
  };
}

} // namespace verdiep::gateway
