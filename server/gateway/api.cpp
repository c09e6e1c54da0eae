#include "server/gateway/api.hpp"

#include "events/codec/described.hpp"
#include "server/gateway/api_json.hpp"
#include "server/identity/device.hpp"
#include "shared/privacy_notice.hpp"

#include <array>
#include <chrono>
#include <optional>
#include <utility>

namespace verdiep::gateway {
namespace {

using identity::Denial;
using identity::NewSession;
using identity::SignedIn;

identity::SessionWish session_wish(const Request& request, const Json& body) {
  return {identity::device_of(request.user_agent), flag_at(body, "shared_computer")};
}

std::optional<people::Avatar> avatar_at(const Json& object) {
  const auto number = number_at(object, "avatar", 0, people::Avatar::max);
  if (!number)
    return std::nullopt;
  return people::Avatar{static_cast<std::uint8_t>(*number)};
}

} // namespace

void Api::handle(const Request& request, Respond respond) {
  struct Route {
    Method method;
    std::string_view path;
    void (Api::*handler)(const Request&, Respond);
  };
  static constexpr std::array routes{
      Route{Method::post, "/api/invitation", &Api::invitation},
      Route{Method::post, "/api/join", &Api::join},
      Route{Method::post, "/api/login-link", &Api::log_in_by_link},
      Route{Method::post, "/api/log-in", &Api::log_in_by_passphrase},
      Route{Method::get, "/api/session", &Api::session},
      Route{Method::post, "/api/logout", &Api::log_out},
      Route{Method::get, "/api/sessions", &Api::sessions},
      Route{Method::post, "/api/sessions/end", &Api::end_sessions},
      Route{Method::post, "/api/passphrase", &Api::set_passphrase},
      Route{Method::post, "/api/passphrase/remove", &Api::remove_passphrase},
      Route{Method::post, "/api/notice", &Api::accept_notice},
      Route{Method::get, "/api/tokens", &Api::access_tokens},
      Route{Method::post, "/api/tokens", &Api::grant_access},
      Route{Method::post, "/api/tokens/revoke", &Api::revoke_access},
      Route{Method::post, "/api/report", &Api::take_report},
      Route{Method::get, "/api/invitations", &Api::invitations},
      Route{Method::post, "/api/invitations", &Api::invite},
      Route{Method::post, "/api/invitations/revoke", &Api::revoke_invitation},
  };
  std::string allowed;
  for (const Route& route : routes) {
    if (request.path != route.path)
      continue;
    if (request.method == route.method)
      return (this->*route.handler)(request, std::move(respond));
    allowed += allowed.empty() ? "" : ", ";
    allowed += route.method == Method::get ? "GET" : "POST";
  }
  if (allowed.empty())
    return respond(refused(404, "not_found"));
  Response response = refused(405, "method_not_allowed");
  response.headers.emplace_back("Allow", std::move(allowed));
  respond(std::move(response));
}

void Api::invitation(const Request& request, Respond respond) {
  const auto body = object_in(request);
  if (!body)
    return respond(refused(400, "invalid_request"));
  const auto seen = parts_.identity.look_at(
      text_at(*body, "token"), client_address(request, parts_.exposure), parts_.clock()
  );
  if (const auto* denial = std::get_if<Denial>(&seen))
    return respond(denied(*denial));
  if (const auto* error = std::get_if<Error>(&seen))
    return respond(failed(*error));
  respond(invitation_response(*std::get_if<identity::Invitation>(&seen)));
}

Response Api::invitation_response(const identity::Invitation& invitation) {
  if (invitation.uses_left == 0U)
    return denied(Denial::used_up);
  Json body = {
      {"kind", codec::enum_name(invitation.kind)},
      {"expires", invitation.expires.ms},
  };
  StreamId stream = invitation.stream;
  if (invitation.account) {
    const auto account = parts_.identity.account(*invitation.account);
    if (!account)
      return failed(account.error());
    if (!*account)
      return denied(Denial::unknown_token);
    body["name"] = (*account)->name.value;
    if (!(*account)->memberships.items.empty())
      stream = (*account)->memberships.items.front().stream;
  }
  const auto title = programmes_.title(stream);
  if (!title)
    return failed(title.error());
  body["stream"] = to_text(stream);
  body["title"] = titles(*title);
  return json_response(200, body);
}

void Api::join(const Request& request, Respond respond) {
  const auto body = object_in(request);
  if (!body)
    return respond(refused(400, "invalid_request"));
  const auto avatar = avatar_at(*body);
  if (!avatar)
    return respond(denied(Denial::invalid_avatar));
  identity::JoinRequest wish{
      .token = text_at(*body, "token"),
      .name = text_at(*body, "name"),
      .avatar = *avatar,
      .request = {},
      .session = session_wish(request, *body),
  };
  if (body->contains("request")) {
    wish.request = parse_uuid(text_at(*body, "request"));
    if (!wish.request)
      return respond(refused(400, "invalid_request"));
  }
  parts_.identity.join(
      std::move(wish), client_address(request, parts_.exposure), parts_.clock(),
      [this, respond = std::move(respond)](const identity::Redeemed& answer) { respond(redeemed(answer)); }
  );
}

void Api::log_in_by_link(const Request& request, Respond respond) {
  const auto body = object_in(request);
  if (!body)
    return respond(refused(400, "invalid_request"));
  parts_.identity.log_in(
      identity::LinkLogin{text_at(*body, "token"), session_wish(request, *body)},
      client_address(request, parts_.exposure), parts_.clock(),
      [this, respond = std::move(respond)](const identity::Redeemed& answer) { respond(redeemed(answer)); }
  );
}

void Api::log_in_by_passphrase(const Request& request, Respond respond) {
  const auto body = object_in(request);
  if (!body)
    return respond(refused(400, "invalid_request"));
  parts_.identity.log_in(
      identity::PassphraseLogin{
          text_at(*body, "name"), text_at(*body, "passphrase"), session_wish(request, *body)
      },
      client_address(request, parts_.exposure), parts_.clock(),
      [this, respond = std::move(respond)](const identity::Redeemed& answer) { respond(redeemed(answer)); }
  );
}

Response Api::redeemed(const identity::Redeemed& answer) {
  if (const auto* denial = std::get_if<Denial>(&answer))
    return denied(*denial);
  if (const auto* rejection = std::get_if<Rejection>(&answer))
    return rejected(*rejection);
  if (const auto* error = std::get_if<Error>(&answer))
    return failed(*error);
  const auto& session = *std::get_if<NewSession>(&answer);
  Response response = signed_in_response(201, session.signed_in);
  response.headers.push_back(session_cookie_of(identity::to_text(session.token), session.signed_in));
  return response;
}

void Api::session(const Request& request, Respond respond) {
  const auto who = admitted(request, respond);
  if (!who)
    return;
  const Timestamp now = parts_.clock();
  if (!identity::Identity::is_renewal_due(*who, now))
    return respond(signed_in_response(200, *who));
  const std::string token(cookie_value(request.cookie, session_cookie));
  parts_.identity.renew(
      *who, now,
      [this, token, now, respond = std::move(respond)](const Result<void>& renewed) {
        const auto again = parts_.identity.authenticate(token, now);
        if (!renewed || !again)
          return respond(failed(renewed ? again.error() : renewed.error()));
        if (!*again)
          return respond(refused(401, "not_signed_in"));
        Response response = signed_in_response(200, **again);
        response.headers.push_back(session_cookie_of(token, **again));
        respond(std::move(response));
      }
  );
}

Response Api::signed_in_response(unsigned status, const SignedIn& signed_in) {
  Json memberships = Json::array();
  for (const identity::Membership& membership : signed_in.account.memberships.items) {
    const auto title = programmes_.title(membership.stream);
    // The programme of a membership may be gone or not yet drafted; the person is signed in all the same.
    if (!title && title.error().code != ErrorCode::not_found)
      return failed(title.error());
    memberships.push_back({
        {"stream", to_text(membership.stream)},
        {"member", to_text(membership.member)},
        {"title", title ? titles(*title) : Json::object()},
        {"reads_events", !parts_.pipeline.audiences(membership.stream, membership.member).empty()},
    });
  }
  const auto credential = parts_.identity.credential(signed_in.account.id);
  if (!credential)
    return failed(credential.error());
  const auto& notice = signed_in.account.notice;
  return json_response(
      status,
      {
          {"account", to_text(signed_in.account.id)},
          {"name", signed_in.account.name.value},
          {"expires", signed_in.details.expires.ms},
          {"shared", signed_in.details.is_shared()},
          {"memberships", std::move(memberships)},
          {"login_name", *credential ? (*credential)->name.value : std::string()},
          {"needs_current", identity::Identity::needs_current(*credential, signed_in.details, parts_.clock())
          },
          {"notice",
           {{"version", privacy_notice_version},
            {"accepted", notice && notice->version == privacy_notice_version},
            {"accepted_at", notice ? notice->at.ms : 0},
            {"organisation", parts_.notice.organisation},
            {"contact", parts_.notice.contact}}},
      }
  );
}

void Api::log_out(const Request& request, Respond respond) {
  const auto done = [this](Response response) {
    response.headers.push_back(cookie_of("", std::chrono::seconds(0)));
    return response;
  };
  const auto found =
      parts_.identity.authenticate(cookie_value(request.cookie, session_cookie), parts_.clock());
  if (!found)
    return respond(failed(found.error()));
  if (!*found)
    return respond(done(json_response(200, Json::object())));
  parts_.identity.log_out(
      (*found)->session,
      [this, done, respond = std::move(respond)](const Result<void>& ended) {
        respond(ended ? done(json_response(200, Json::object())) : failed(ended.error()));
      }
  );
}

Response Api::failed(const Error& error) const {
  parts_.report(error.context);
  return failure(error);
}

/// Of a shared computer it goes with the browser's window; else it stays as long as the session may.
Header Api::session_cookie_of(std::string_view token, const SignedIn& signed_in) const {
  if (signed_in.details.is_shared())
    return cookie_of(token, std::nullopt);
  return cookie_of(token, std::chrono::milliseconds(identity::session_lifetime_ms));
}

/// Lax lets somebody who follows a link into the app be signed in; scripts never see it.
Header Api::cookie_of(std::string_view token, std::optional<std::chrono::milliseconds> life) const {
  std::string value =
      std::string(session_cookie) + "=" + std::string(token) + "; Path=/; HttpOnly; SameSite=Lax";
  if (life)
    value += "; Max-Age=" + std::to_string(life->count() / 1000);
  if (is_secure(parts_.exposure))
    value += "; Secure";
  return {"Set-Cookie", std::move(value)};
}

} // namespace verdiep::gateway
