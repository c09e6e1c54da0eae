#include "client-wasm/account/account.hpp"

#include "client-wasm/platform/http.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace verdiep::account {
namespace {

using Json = nlohmann::json;

std::string text_at(const Json& object, const char* field) {
  const auto found = object.find(field);
  if (found == object.end() || !found->is_string())
    return {};
  return found->get<std::string>();
}

/// A title as {"nl": …, "en": …}, in canonical order.
programme::Title title_at(const Json& object, const char* field) {
  programme::Title title;
  const auto found = object.find(field);
  if (found == object.end() || !found->is_object())
    return title;
  for (const auto& [tag, text] : found->items()) {
    if (text.is_string())
      title.entries.emplace_back(tag, text.get<std::string>());
  }
  std::sort(title.entries.begin(), title.entries.end());
  return title;
}

Failure failure_of(const platform::HttpResponse& response) {
  switch (response.status) {
  case 0:
    return Failure::no_answer;
  case 401:
    return Failure::not_signed_in;
  case 404:
  case 410:
    return Failure::invalid_token;
  case 409:
    return Failure::rejected;
  case 422:
    return Failure::invalid_name;
  case 429:
    return Failure::too_many_attempts;
  default:
    return Failure::server;
  }
}

/// The object that a request was answered with.
tl::expected<Json, Failure> object_of(const platform::HttpResponse& response) {
  if (response.status < 200 || response.status > 299)
    return tl::unexpected(failure_of(response));
  Json body = Json::parse(response.body, nullptr, false);
  if (!body.is_object())
    return tl::unexpected(Failure::server);
  return body;
}

std::optional<Membership> membership_of(const Json& entry) {
  if (!entry.is_object())
    return std::nullopt;
  const auto stream = parse_id<StreamId>(text_at(entry, "stream"));
  const auto member = parse_id<MemberId>(text_at(entry, "member"));
  if (!stream || !member)
    return std::nullopt;
  return Membership{*stream, *member, title_at(entry, "title")};
}

tl::expected<SignedIn, Failure> signed_in_of(const platform::HttpResponse& response) {
  const auto body = object_of(response);
  if (!body)
    return tl::unexpected(body.error());
  SignedIn signed_in{text_at(*body, "account"), text_at(*body, "name"), {}};
  const auto memberships = body->find("memberships");
  if (signed_in.account.empty() || memberships == body->end() || !memberships->is_array()) {
    return tl::unexpected(Failure::server);
  }
  for (const Json& entry : *memberships) {
    if (auto membership = membership_of(entry))
      signed_in.memberships.push_back(std::move(*membership));
  }
  return signed_in;
}

tl::expected<Invitation, Failure> invitation_of(const platform::HttpResponse& response) {
  const auto body = object_of(response);
  if (!body)
    return tl::unexpected(body.error());
  return Invitation{text_at(*body, "kind") == "login", text_at(*body, "name"), title_at(*body, "title")};
}

std::string json_text(const Json& body) {
  return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

void load_session(Answer<SignedIn> answer) {
  platform::get_json("/api/session", [answer = std::move(answer)](const platform::HttpResponse& response) {
    answer(signed_in_of(response));
  });
}

void look_at_invitation(std::string_view token, Answer<Invitation> answer) {
  platform::post_json(
      "/api/invitation", json_text({{"token", token}}),
      [answer = std::move(answer)](const platform::HttpResponse& response) {
        answer(invitation_of(response));
      }
  );
}

void join(
    std::string_view token,
    std::string_view name,
    unsigned avatar,
    std::string_view request,
    Answer<SignedIn> answer
) {
  const Json body = {{"token", token}, {"name", name}, {"avatar", avatar}, {"request", request}};
  platform::post_json(
      "/api/join", json_text(body),
      [answer = std::move(answer)](const platform::HttpResponse& response) { answer(signed_in_of(response)); }
  );
}

void log_in(std::string_view token, Answer<SignedIn> answer) {
  platform::post_json(
      "/api/login-link", json_text({{"token", token}}),
      [answer = std::move(answer)](const platform::HttpResponse& response) { answer(signed_in_of(response)); }
  );
}

void log_out(std::function<void(bool done)> answer) {
  platform::post_json(
      "/api/logout", "{}",
      [answer = std::move(answer)](const platform::HttpResponse& response) { answer(response.status == 200); }
  );
}

} // namespace verdiep::account
