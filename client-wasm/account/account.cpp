#include "client-wasm/account/account.hpp"

#include "client-wasm/platform/http.hpp"
#include "client-wasm/platform/remembered.hpp"
#include "shared/privacy_notice.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>

namespace verdiep::account {
namespace {

using Json = nlohmann::json;

/// As the session is told by the server, without the log-in name.
constexpr std::string_view remembered_key = "session";

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

bool flag_at(const Json& object, const char* field) {
  const auto found = object.find(field);
  return found != object.end() && found->is_boolean() && found->get<bool>();
}

std::optional<std::uint32_t> count_at(const Json& object, const char* field) {
  const auto found = object.find(field);
  if (found == object.end() || !found->is_number_unsigned())
    return std::nullopt;
  return static_cast<std::uint32_t>(
      std::min<std::uint64_t>(found->get<std::uint64_t>(), std::numeric_limits<std::uint32_t>::max())
  );
}

Timestamp moment_at(const Json& object, const char* field) {
  const auto found = object.find(field);
  if (found == object.end() || !found->is_number_integer())
    return {};
  return {found->get<std::int64_t>()};
}

constexpr std::array failures_by_code{
    std::pair<std::string_view, Failure>{"wrong_passphrase", Failure::wrong_passphrase},
    std::pair<std::string_view, Failure>{"invalid_login_name", Failure::invalid_login_name},
    std::pair<std::string_view, Failure>{"login_name_taken", Failure::login_name_taken},
    std::pair<std::string_view, Failure>{"passphrase_too_short", Failure::passphrase_too_short},
    std::pair<std::string_view, Failure>{"passphrase_too_long", Failure::passphrase_too_long},
    std::pair<std::string_view, Failure>{"other_notice", Failure::other_notice},
    std::pair<std::string_view, Failure>{"not_coordinator", Failure::not_coordinator},
    std::pair<std::string_view, Failure>{"other_programmes", Failure::other_programmes},
    std::pair<std::string_view, Failure>{"too_many_invitations", Failure::too_many_invitations},
    std::pair<std::string_view, Failure>{"invalid_days", Failure::invalid_days},
    std::pair<std::string_view, Failure>{"invalid_uses", Failure::invalid_uses},
};

/// What the status alone says.
Failure failure_of_status(int status) {
  switch (status) {
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

Failure failure_of(const platform::HttpResponse& response) {
  const Json body = Json::parse(response.body, nullptr, false);
  if (body.is_object()) {
    const std::string code = text_at(body, "code");
    for (const auto& [known, failure] : failures_by_code) {
      if (code == known)
        return failure;
    }
  }
  return failure_of_status(response.status);
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
  return Membership{
      .stream = *stream,
      .member = *member,
      .title = title_at(entry, "title"),
      .reads_events = !entry.contains("reads_events") || flag_at(entry, "reads_events"),
  };
}

NoticeState notice_at(const Json& object, const char* field) {
  const auto found = object.find(field);
  if (found == object.end() || !found->is_object())
    return {};
  return {flag_at(*found, "accepted"), text_at(*found, "organisation"), text_at(*found, "contact")};
}

/// Nothing if it does not say who and where.
std::optional<SignedIn> signed_in_in(const Json& body) {
  SignedIn signed_in;
  signed_in.account = text_at(body, "account");
  signed_in.name = text_at(body, "name");
  signed_in.is_shared = flag_at(body, "shared");
  signed_in.login_name = text_at(body, "login_name");
  signed_in.needs_current = flag_at(body, "needs_current");
  signed_in.notice = notice_at(body, "notice");
  const auto memberships = body.find("memberships");
  if (signed_in.account.empty() || memberships == body.end() || !memberships->is_array())
    return std::nullopt;
  for (const Json& entry : *memberships) {
    if (auto membership = membership_of(entry))
      signed_in.memberships.push_back(std::move(*membership));
  }
  return signed_in;
}

tl::expected<SignedIn, Failure> signed_in_of(const platform::HttpResponse& response) {
  const auto body = object_of(response);
  if (!body)
    return tl::unexpected(body.error());
  auto signed_in = signed_in_in(*body);
  if (!signed_in)
    return tl::unexpected(Failure::server);
  return std::move(*signed_in);
}

Json json_of(const Membership& membership) {
  Json title = Json::object();
  for (const auto& [tag, text] : membership.title.entries)
    title[tag] = text;
  return {
      {"stream", to_text(membership.stream)},
      {"member", to_text(membership.member)},
      {"title", title},
      {"reads_events", membership.reads_events},
  };
}

tl::expected<Invitation, Failure> invitation_of(const platform::HttpResponse& response) {
  const auto body = object_of(response);
  if (!body)
    return tl::unexpected(body.error());
  return Invitation{text_at(*body, "kind") == "login", text_at(*body, "name"), title_at(*body, "title")};
}

OpenSession session_of(const Json& entry) {
  return {
      .id = text_at(entry, "id"),
      .browser = text_at(entry, "browser"),
      .system = text_at(entry, "system"),
      .created = moment_at(entry, "created"),
      .used = moment_at(entry, "used"),
      .is_shared = flag_at(entry, "shared"),
      .is_current = flag_at(entry, "current"),
  };
}

OpenInvitation open_invitation_of(const Json& entry) {
  return {
      .id = text_at(entry, "id"),
      .member = parse_id<MemberId>(text_at(entry, "member")),
      .created = moment_at(entry, "created"),
      .expires = moment_at(entry, "expires"),
      .uses_left = count_at(entry, "uses_left"),
  };
}

tl::expected<MadeInvitation, Failure> made_invitation_of(const platform::HttpResponse& response) {
  const auto body = object_of(response);
  if (!body)
    return tl::unexpected(body.error());
  MadeInvitation made{
      .id = text_at(*body, "id"),
      .link = text_at(*body, "link"),
      .qr = {},
      .expires = moment_at(*body, "expires"),
      .uses_left = count_at(*body, "uses_left"),
  };
  const auto rows = body->find("qr");
  if (made.link.empty() || rows == body->end() || !rows->is_array())
    return tl::unexpected(Failure::server);
  for (const Json& row : *rows) {
    if (row.is_string())
      made.qr.push_back(row.get<std::string>());
  }
  return made;
}

/// The objects of a list, each as `read` reads it.
template <class T>
tl::expected<std::vector<T>, Failure>
list_of(const platform::HttpResponse& response, const char* field, T (*read)(const Json&)) {
  const auto body = object_of(response);
  if (!body)
    return tl::unexpected(body.error());
  const auto entries = body->find(field);
  if (entries == body->end() || !entries->is_array())
    return tl::unexpected(Failure::server);
  std::vector<T> list;
  for (const Json& entry : *entries) {
    if (entry.is_object())
      list.push_back(read(entry));
  }
  return list;
}

void post(std::string_view path, const Json& body, platform::HttpListener listener) {
  platform::post_json(path, body.dump(-1, ' ', false, Json::error_handler_t::replace), std::move(listener));
}

/// Posts what is answered with who is signed in.
void sign_in(std::string_view path, const Json& body, Answer<SignedIn> answer) {
  post(path, body, [answer = std::move(answer)](const platform::HttpResponse& response) {
    answer(signed_in_of(response));
  });
}

/// Posts what is answered with nothing but that it is done.
void post_wish(std::string_view path, const Json& body, Done done) {
  post(path, body, [done = std::move(done)](const platform::HttpResponse& response) {
    const auto answered = object_of(response);
    done(answered ? std::nullopt : std::optional(answered.error()));
  });
}

void post_invitation(const Json& body, Answer<MadeInvitation> answer) {
  post("/api/invitations", body, [answer = std::move(answer)](const platform::HttpResponse& response) {
    answer(made_invitation_of(response));
  });
}

} // namespace

// At the door

void load_session(Answer<SignedIn> answer) {
  platform::get_json("/api/session", [answer = std::move(answer)](const platform::HttpResponse& response) {
    answer(signed_in_of(response));
  });
}

void remember(const SignedIn& who) {
  Json memberships = Json::array();
  for (const Membership& membership : who.memberships)
    memberships.push_back(json_of(membership));
  const Json note = {
      {"account", who.account},
      {"name", who.name},
      {"memberships", std::move(memberships)},
      {"notice",
       {{"accepted", who.notice.is_accepted},
        {"organisation", who.notice.organisation},
        {"contact", who.notice.contact}}},
  };
  platform::remember(remembered_key, note.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::optional<SignedIn> remembered() {
  const Json note = Json::parse(platform::remembered(remembered_key), nullptr, false);
  return note.is_object() ? signed_in_in(note) : std::nullopt;
}

void forget() {
  platform::forget(remembered_key);
}

void look_at_invitation(std::string_view token, Answer<Invitation> answer) {
  post(
      "/api/invitation", {{"token", token}},
      [answer = std::move(answer)](const platform::HttpResponse& response) {
        answer(invitation_of(response));
      }
  );
}

void join(const Joining& joining, Answer<SignedIn> answer) {
  const Json body = {
      {"token", joining.token},
      {"name", joining.name},
      {"avatar", joining.avatar},
      {"request", joining.request},
      {"shared_computer", joining.is_shared},
  };
  sign_in("/api/join", body, std::move(answer));
}

void log_in(std::string_view token, bool is_shared, Answer<SignedIn> answer) {
  sign_in("/api/login-link", {{"token", token}, {"shared_computer", is_shared}}, std::move(answer));
}

void log_in(const PassphraseLogin& login, Answer<SignedIn> answer) {
  const Json body = {
      {"name", login.name}, {"passphrase", login.passphrase}, {"shared_computer", login.is_shared}
  };
  sign_in("/api/log-in", body, std::move(answer));
}

void log_out(std::function<void(bool done)> answer) {
  post("/api/logout", Json::object(), [answer = std::move(answer)](const platform::HttpResponse& response) {
    answer(response.status == 200);
  });
}

// One's own account

void set_passphrase(const PassphraseChange& change, Done done) {
  const Json body = {{"name", change.name}, {"passphrase", change.passphrase}, {"current", change.current}};
  post_wish("/api/passphrase", body, std::move(done));
}

void remove_passphrase(std::string_view current, Done done) {
  post_wish("/api/passphrase/remove", {{"current", current}}, std::move(done));
}

void load_sessions(Answer<std::vector<OpenSession>> answer) {
  platform::get_json("/api/sessions", [answer = std::move(answer)](const platform::HttpResponse& response) {
    answer(list_of(response, "sessions", session_of));
  });
}

void end_session(std::string_view id, Done done) {
  post_wish("/api/sessions/end", {{"session", id}}, std::move(done));
}

void end_other_sessions(Done done) {
  post_wish("/api/sessions/end", {{"others", true}}, std::move(done));
}

void accept_notice(Done done) {
  post_wish("/api/notice", {{"version", privacy_notice_version}}, std::move(done));
}

// A coordinator's

void invite_to_join(const JoinWish& wish, Answer<MadeInvitation> answer) {
  Json body = {{"stream", to_text(wish.stream)}, {"kind", "join"}, {"expires_days", wish.days}};
  if (wish.uses)
    body["uses"] = *wish.uses;
  post_invitation(body, std::move(answer));
}

void invite_to_log_in(StreamId stream, MemberId member, std::uint32_t days, Answer<MadeInvitation> answer) {
  const Json body = {
      {"stream", to_text(stream)}, {"kind", "login"}, {"member", to_text(member)}, {"expires_days", days}
  };
  post_invitation(body, std::move(answer));
}

void load_invitations(StreamId stream, Answer<std::vector<OpenInvitation>> answer) {
  platform::get_json(
      "/api/invitations?stream=" + to_text(stream),
      [answer = std::move(answer)](const platform::HttpResponse& response) {
        answer(list_of(response, "invitations", open_invitation_of));
      }
  );
}

void revoke_invitation(StreamId stream, std::string_view id, Done done) {
  post_wish("/api/invitations/revoke", {{"stream", to_text(stream)}, {"invitation", id}}, std::move(done));
}

} // namespace verdiep::account
