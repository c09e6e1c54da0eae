#include "server/gateway/api.hpp"

#include "events/codec/described.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <optional>
#include <utility>

namespace verdiep::gateway {
namespace {

using Json = nlohmann::json;
using identity::Denial;
using identity::NewSession;
using identity::SignedIn;

constexpr std::string_view json_type = "application/json";

Response json_response(unsigned status, const Json& body) {
  return text_response(status, body.dump(-1, ' ', false, Json::error_handler_t::replace), json_type);
}

Response refused(unsigned status, std::string_view code) {
  return json_response(status, {{"code", code}});
}

Response denied(Denial denial) {
  const auto status = [&]() -> unsigned {
    switch (denial) {
    case Denial::unknown_token:
      return 404;
    case Denial::expired:
    case Denial::used_up:
      return 410;
    case Denial::wrong_kind:
      return 409;
    case Denial::invalid_name:
    case Denial::invalid_avatar:
      return 422;
    case Denial::too_many_attempts:
      return 429;
    }
    return 400;
  }();
  return refused(status, identity::code_of(denial));
}

/// Arguments are for the sentence, never content.
Response rejected(const Rejection& rejection) {
  Json arguments = Json::object();
  for (const auto& [name, value] : rejection.arguments.items)
    arguments[name.value] = value.value;
  return json_response(
      409, {{"code", codec::enum_name(rejection.code)}, {"arguments", std::move(arguments)}}
  );
}

/// A body that is a JSON object, announced as one. A form of another site cannot announce that without being
/// asked (CORS).
std::optional<Json> object_in(const Request& request) {
  const bool announced = request.content_type.starts_with(json_type);
  Json body = announced ? Json::parse(request.body, nullptr, false) : Json(Json::value_t::discarded);
  if (!body.is_object())
    return std::nullopt;
  return body;
}

/// Empty when the field is missing or no text: no token, name or id is empty.
std::string text_at(const Json& object, const char* field) {
  const auto found = object.find(field);
  if (found == object.end() || !found->is_string())
    return {};
  return found->get<std::string>();
}

std::optional<people::Avatar> avatar_at(const Json& object) {
  const auto found = object.find("avatar");
  if (found == object.end() || !found->is_number_unsigned())
    return std::nullopt;
  const auto number = found->get<std::uint64_t>();
  if (number > people::Avatar::max)
    return std::nullopt;
  return people::Avatar{static_cast<std::uint8_t>(number)};
}

Json titles(const programme::Title& title) {
  Json texts = Json::object();
  for (const auto& [language, text] : title.entries)
    texts[language] = text;
  return texts;
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
      Route{Method::post, "/api/login-link", &Api::log_in},
      Route{Method::get, "/api/session", &Api::session},
      Route{Method::post, "/api/logout", &Api::log_out},
  };
  for (const Route& route : routes) {
    if (request.path != route.path)
      continue;
    if (request.method == route.method)
      return (this->*route.handler)(request, std::move(respond));
    Response response = refused(405, "method_not_allowed");
    response.headers.emplace_back("Allow", route.method == Method::get ? "GET" : "POST");
    return respond(std::move(response));
  }
  respond(refused(404, "not_found"));
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

void Api::log_in(const Request& request, Respond respond) {
  const auto body = object_in(request);
  if (!body)
    return respond(refused(400, "invalid_request"));
  parts_.identity.log_in(
      text_at(*body, "token"), client_address(request, parts_.exposure), parts_.clock(),
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
  response.headers.push_back(cookie_of(identity::to_text(session.token), identity::session_lifetime_ms / 1000)
  );
  return response;
}

void Api::session(const Request& request, Respond respond) {
  const auto token = cookie_value(request.cookie, session_cookie);
  const Timestamp now = parts_.clock();
  auto found = parts_.identity.authenticate(token, now);
  if (!found)
    return respond(failed(found.error()));
  if (!*found)
    return respond(refused(401, "not_signed_in"));
  if (!identity::Identity::is_renewal_due(**found, now))
    return respond(signed_in_response(200, **found));

  (*found)->expires = {now.ms + identity::session_lifetime_ms};
  parts_.identity.renew(
      **found, now,
      [this, who = **found, cookie = cookie_of(token, identity::session_lifetime_ms / 1000),
       respond = std::move(respond)](const Result<void>& renewed) {
        if (!renewed)
          return respond(failed(renewed.error()));
        Response response = signed_in_response(200, who);
        response.headers.push_back(cookie);
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
    });
  }
  return json_response(
      status,
      {
          {"account", to_text(signed_in.account.id)},
          {"name", signed_in.account.name.value},
          {"expires", signed_in.expires.ms},
          {"memberships", std::move(memberships)},
      }
  );
}

void Api::log_out(const Request& request, Respond respond) {
  const auto done = [this](Response response) {
    response.headers.push_back(cookie_of("", 0));
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
  switch (error.code) {
  case ErrorCode::storage_full:
    return refused(507, "storage_full");
  case ErrorCode::not_found:
    return refused(404, "not_found");
  case ErrorCode::damaged:
  case ErrorCode::invalid_input:
    return refused(500, "internal_error");
  case ErrorCode::already_exists:
  case ErrorCode::in_use:
  case ErrorCode::unavailable:
  case ErrorCode::unsupported:
    return refused(503, "unavailable");
  }
  return refused(500, "internal_error");
}

/// Lax lets somebody who follows a link into the app be signed in; scripts never see it.
Header Api::cookie_of(std::string_view token, std::int64_t seconds) const {
  std::string value = std::string(session_cookie) + "=" + std::string(token) +
                      "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(seconds);
  if (is_secure(parts_.exposure))
    value += "; Secure";
  return {"Set-Cookie", std::move(value)};
}

} // namespace verdiep::gateway
