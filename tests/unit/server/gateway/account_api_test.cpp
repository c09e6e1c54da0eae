// The JSON interface for what belongs to an account, and for invitations.
#include "server/gateway/qr_code.hpp"
#include "shared/privacy_notice.hpp"
#include "test_server.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace verdiep::gateway {
namespace {

using Json = nlohmann::json;
using test::HttpReply;
using test::SyncClient;
using test::TestServer;

const std::string passphrase = "een lange wandeling";
const std::string firefox =
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\r\n";

Json body_of(const HttpReply& reply) {
  return Json::parse(reply.body, nullptr, false);
}

std::string code_of(const HttpReply& reply) {
  return body_of(reply).value("code", "");
}

class AccountApi : public testing::Test {
protected:
  HttpReply post(const std::string& path, const Json& body, const std::string& headers = "") {
    return server.ask("POST", path, body.dump(), headers);
  }
  Json session(const std::string& cookie) { return body_of(server.ask("GET", "/api/session", "", cookie)); }
  HttpReply
  set_passphrase(const std::string& cookie, const std::string& name, const std::string& current = "") {
    return post(
        "/api/passphrase", {{"name", name}, {"passphrase", passphrase}, {"current", current}}, cookie
    );
  }
  HttpReply log_in(const std::string& name, const std::string& words, bool shared = false) {
    return post("/api/log-in", {{"name", name}, {"passphrase", words}, {"shared_computer", shared}}, firefox);
  }
  HttpReply invite(const std::string& cookie, Json wish) {
    wish["stream"] = to_text(server.stream);
    return post("/api/invitations", wish, cookie);
  }
  HttpReply invitations(const std::string& cookie) {
    return server.ask("GET", "/api/invitations?stream=" + to_text(server.stream), "", cookie);
  }
  std::string member_of(const std::string& cookie) { return session(cookie)["memberships"][0]["member"]; }
  static std::string token_in(const std::string& link) { return link.substr(link.find('#') + 1); }

  TestServer server{[](GatewayOptions& options) {
    options.notice = {"Gemeente Lichtstad", "privacy@example.org"};
  }};
};

TEST_F(AccountApi, what_a_browser_noticed_is_counted_within_bounds_and_only_from_who_is_signed_in) {
  const auto counted = [&](const std::string& kind) {
    const std::string line = "verdiep_client_reports_total{kind=\"" + kind + "\"} ";
    const std::string figures = server.ask("GET", "/metrics").body;
    const auto at = figures.find(line);
    return at == std::string::npos ? -1 : std::stoi(figures.substr(at + line.size()));
  };
  EXPECT_EQ(post("/api/report", {{"kind", "state_diverged"}}).status, 401);
  const std::string cookie = server.join("Anna");
  EXPECT_EQ(post("/api/report", {{"kind", "words of a person"}}, cookie).status, 400);
  EXPECT_EQ(counted("state_diverged"), 0);
  int answered = 0;
  for (int times = 0; times < 20; ++times)
    answered += post("/api/report", {{"kind", "state_diverged"}}, cookie).status == 200 ? 1 : 0;
  EXPECT_EQ(counted("state_diverged"), answered);
  EXPECT_GT(answered, 0);
  EXPECT_LT(answered, 10) << "a page in a loop does not hide what others say";
  EXPECT_EQ(counted("copy_damaged"), 0);
}

TEST_F(AccountApi, a_passphrase_is_set_used_changed_and_removed) {
  const std::string cookie = server.join("Anneke");
  EXPECT_EQ(session(cookie)["login_name"], "");
  EXPECT_EQ(set_passphrase(cookie, "anneke@example.org").status, 200);
  EXPECT_EQ(session(cookie)["login_name"], "anneke@example.org");
  EXPECT_EQ(session(cookie)["needs_current"], true);

  const HttpReply reply = log_in("Anneke@example.org", passphrase);
  EXPECT_EQ(reply.status, 201);
  EXPECT_EQ(body_of(reply)["name"], "Anneke");
  EXPECT_NE(reply.headers.at("set-cookie").find("; Max-Age=2592000"), std::string::npos);

  EXPECT_EQ(code_of(set_passphrase(cookie, "anneke")), "wrong_passphrase");
  EXPECT_EQ(set_passphrase(cookie, "anneke", passphrase).status, 200);
  EXPECT_EQ(server.ask("GET", "/api/session", "", TestServer::cookie_header(reply)).status, 401)
      << "a change ends the other sessions";
  EXPECT_EQ(post("/api/passphrase/remove", {{"current", passphrase}}, cookie).status, 200);
  EXPECT_EQ(log_in("anneke", passphrase).status, 403);
}

TEST_F(AccountApi, an_unknown_name_is_answered_like_a_wrong_passphrase) {
  ASSERT_EQ(set_passphrase(server.join("Anneke"), "anneke").status, 200);
  const HttpReply wrong = log_in("anneke", "een verkeerde gok");
  const HttpReply unknown = log_in("bram", "een verkeerde gok");
  EXPECT_EQ(wrong.status, 403);
  EXPECT_EQ(unknown.status, wrong.status);
  EXPECT_EQ(unknown.body, wrong.body);
  EXPECT_FALSE(wrong.headers.contains("set-cookie"));
}

TEST_F(AccountApi, guessing_ends_in_too_many_attempts) {
  int status = 0;
  for (int i = 0; i <= 10; ++i)
    status = log_in("anneke", "een verkeerde gok").status;
  EXPECT_EQ(status, 429);
}

TEST_F(AccountApi, what_is_wrong_with_a_passphrase_is_said_by_a_code) {
  const std::string cookie = server.join("Anneke");
  const auto code = [&](const Json& wish) { return code_of(post("/api/passphrase", wish, cookie)); };
  EXPECT_EQ(code({{"name", "anneke"}, {"passphrase", "te kort"}}), "passphrase_too_short");
  EXPECT_EQ(code({{"name", "anneke"}, {"passphrase", std::string(600, 'a')}}), "passphrase_too_long");
  EXPECT_EQ(code({{"name", "a b c"}, {"passphrase", passphrase}}), "invalid_login_name");
  ASSERT_EQ(set_passphrase(server.join("Bram"), "bram").status, 200);
  EXPECT_EQ(code_of(set_passphrase(cookie, "BRAM")), "login_name_taken");
  EXPECT_EQ(post("/api/passphrase", {{"name", "anneke"}, {"passphrase", passphrase}}).status, 401);
}

TEST_F(AccountApi, neither_passphrases_nor_tokens_reach_the_operators_lines_or_the_store) {
  const std::string token = server.join_token();
  const HttpReply joined = post("/api/join", {{"token", token}, {"name", "Anneke"}, {"avatar", 1}});
  const std::string cookie = TestServer::cookie_header(joined);
  ASSERT_EQ(set_passphrase(cookie, "anneke").status, 200);
  ASSERT_EQ(log_in("anneke", passphrase).status, 201);
  server.log.fail_commits(Error{ErrorCode::storage_full, "the disk is full", ""});
  EXPECT_EQ(log_in("anneke", passphrase).status, 507);
  server.log.fail_commits({});

  const std::string session_token = cookie.substr(cookie.find('=') + 1, 43);
  const std::lock_guard lock(server.report_mutex);
  ASSERT_FALSE(server.reported.empty()) << "or there was nothing to look at";
  for (const std::string& line : server.reported) {
    for (const std::string& secret : {passphrase, token, session_token})
      EXPECT_EQ(line.find(secret), std::string::npos) << line;
  }
  for (const auto table : {log::Table::accounts, log::Table::sessions, log::Table::invitations}) {
    const auto rows = server.log.rows(table, {});
    for (const auto& [key, value] : *rows) {
      for (const std::string& secret : {passphrase, token, session_token}) {
        EXPECT_EQ(std::search(key.begin(), key.end(), secret.begin(), secret.end()), key.end());
        EXPECT_EQ(std::search(value.begin(), value.end(), secret.begin(), secret.end()), value.end());
      }
    }
  }
}

// Sessions

TEST_F(AccountApi, a_person_sees_their_sessions_in_plain_words) {
  const std::string cookie = server.join("Anneke");
  ASSERT_EQ(set_passphrase(cookie, "anneke").status, 200);
  ASSERT_EQ(log_in("anneke", passphrase).status, 201);
  server.join("Bram");
  const Json list = body_of(server.ask("GET", "/api/sessions", "", cookie))["sessions"];
  ASSERT_EQ(list.size(), 2U);
  const auto current = std::find_if(list.begin(), list.end(), [](const Json& one) { return one["current"]; });
  const auto other = std::find_if(list.begin(), list.end(), [](const Json& one) { return !one["current"]; });
  ASSERT_TRUE(current != list.end() && other != list.end());
  EXPECT_EQ((*other)["browser"], "Firefox");
  EXPECT_EQ((*other)["system"], "Linux");
  EXPECT_EQ((*other)["shared"], false);
  EXPECT_GE((*other)["used"], (*other)["created"]);
  EXPECT_EQ(server.ask("GET", "/api/sessions").status, 401);
}

TEST_F(AccountApi, ending_a_session_closes_its_socket) {
  const std::string cookie = server.join("Anneke");
  ASSERT_EQ(set_passphrase(cookie, "anneke").status, 200);
  const std::string elsewhere = TestServer::cookie_header(log_in("anneke", passphrase));
  SyncClient socket(server, elsewhere);
  ASSERT_EQ(socket.reply.status, 101);
  const Json list = body_of(server.ask("GET", "/api/sessions", "", cookie))["sessions"];
  const auto other = std::find_if(list.begin(), list.end(), [](const Json& one) { return !one["current"]; });
  ASSERT_NE(other, list.end());
  EXPECT_EQ(post("/api/sessions/end", {{"session", (*other)["id"]}}, cookie).status, 200);
  EXPECT_EQ(socket.close_message().close_code(), 4401);
  EXPECT_EQ(server.ask("GET", "/api/session", "", elsewhere).status, 401);
  EXPECT_EQ(server.ask("GET", "/api/session", "", cookie).status, 200);
}

TEST_F(AccountApi, all_other_sessions_end_at_once) {
  const std::string cookie = server.join("Anneke");
  ASSERT_EQ(set_passphrase(cookie, "anneke").status, 200);
  const std::string elsewhere = TestServer::cookie_header(log_in("anneke", passphrase));
  EXPECT_EQ(post("/api/sessions/end", {{"others", true}}, cookie).status, 200);
  EXPECT_EQ(server.ask("GET", "/api/session", "", elsewhere).status, 401);
  EXPECT_EQ(server.ask("GET", "/api/session", "", cookie).status, 200);
  EXPECT_EQ(post("/api/sessions/end", Json::object(), cookie).status, 400);
  EXPECT_EQ(post("/api/sessions/end", {{"others", true}, {"session", "x"}}, cookie).status, 400);
}

TEST_F(AccountApi, on_a_shared_computer_the_cookie_goes_with_the_window) {
  const HttpReply joined = post(
      "/api/join",
      {{"token", server.join_token()}, {"name", "Anneke"}, {"avatar", 1}, {"shared_computer", true}}
  );
  EXPECT_EQ(joined.headers.at("set-cookie").find("Max-Age"), std::string::npos);
  EXPECT_EQ(body_of(joined)["shared"], true);
  const auto left = body_of(joined)["expires"].get<std::int64_t>() - test::system_clock().ms;
  EXPECT_LE(left, identity::shared_idle_ms);
  EXPECT_EQ(session(TestServer::cookie_header(joined))["shared"], true);
  ASSERT_EQ(set_passphrase(TestServer::cookie_header(joined), "anneke").status, 200);
  EXPECT_EQ(log_in("anneke", passphrase, true).headers.at("set-cookie").find("Max-Age"), std::string::npos);
}

// The notice

TEST_F(AccountApi, the_notice_is_shown_once_and_names_who_answers) {
  const std::string cookie = server.join("Anneke");
  const Json before = session(cookie)["notice"];
  EXPECT_EQ(before["accepted"], false);
  EXPECT_EQ(before["organisation"], "Gemeente Lichtstad");
  EXPECT_EQ(before["contact"], "privacy@example.org");
  EXPECT_EQ(post("/api/notice", {{"version", before["version"]}}, cookie).status, 200);
  const Json after = session(cookie)["notice"];
  EXPECT_EQ(after["accepted"], true);
  EXPECT_GT(after["accepted_at"], 0);
}

TEST_F(AccountApi, a_notice_of_another_version_is_not_taken_for_this_one) {
  const std::string cookie = server.join("Anneke");
  EXPECT_EQ(code_of(post("/api/notice", {{"version", privacy_notice_version + 1}}, cookie)), "other_notice");
  EXPECT_EQ(post("/api/notice", {{"version", "1"}}, cookie).status, 400);
  EXPECT_EQ(post("/api/notice", {{"version", 1}}).status, 401);
  EXPECT_EQ(session(cookie)["notice"]["accepted"], false);
}

// Invitations

TEST_F(AccountApi, a_coordinator_invites_and_the_link_lets_people_in) {
  const std::string coby = server.sign_in_coordinator();
  const HttpReply made = invite(coby, {{"kind", "join"}, {"uses", 2}, {"expires_days", 14}});
  ASSERT_EQ(made.status, 201) << made.body;
  const Json body = body_of(made);
  const std::string link = body["link"];
  EXPECT_TRUE(link.starts_with(server.origin() + "/join#")) << link;
  EXPECT_EQ(body["uses_left"], 2);
  EXPECT_EQ(body["qr"].get<std::vector<std::string>>(), *qr_rows(link));
  EXPECT_EQ(post("/api/join", {{"token", token_in(link)}, {"name", "Bram"}, {"avatar", 1}}).status, 201);

  const HttpReply listed = invitations(coby);
  EXPECT_EQ(listed.body.find(token_in(link)), std::string::npos) << "never the token";
  const Json list = body_of(listed)["invitations"];
  const auto entry =
      std::find_if(list.begin(), list.end(), [&](const Json& one) { return one["id"] == body["id"]; });
  ASSERT_NE(entry, list.end());
  EXPECT_EQ((*entry)["uses_left"], 1);
  EXPECT_EQ((*entry)["expires"], body["expires"]);
}

TEST_F(AccountApi, a_revoked_invitation_opens_nothing) {
  const std::string coby = server.sign_in_coordinator();
  const Json made = body_of(invite(coby, {{"kind", "join"}, {"expires_days", 14}}));
  const Json revocation = {{"stream", to_text(server.stream)}, {"invitation", made["id"]}};
  EXPECT_EQ(post("/api/invitations/revoke", revocation, coby).status, 200);
  EXPECT_EQ(post("/api/invitation", {{"token", token_in(made["link"])}}).status, 404);
  EXPECT_EQ(post("/api/invitations/revoke", revocation, coby).status, 404);
}

TEST_F(AccountApi, a_coordinator_gives_somebody_a_way_back) {
  const std::string coby = server.sign_in_coordinator();
  const std::string anneke = server.join("Anneke");
  const HttpReply made =
      invite(coby, {{"kind", "login"}, {"member", member_of(anneke)}, {"expires_days", 1}});
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string token = token_in(body_of(made)["link"]);
  const HttpReply came = post("/api/login-link", {{"token", token}});
  EXPECT_EQ(body_of(came)["name"], "Anneke");
  EXPECT_EQ(body_of(came)["needs_current"], false);
  EXPECT_EQ(code_of(post("/api/login-link", {{"token", token}})), "used_up");
}

TEST_F(AccountApi, only_a_coordinator_of_the_programme_invites_lists_and_revokes) {
  const std::string coby = server.sign_in_coordinator();
  const std::string anneke = server.join("Anneke");
  const std::string id = body_of(invite(coby, {{"kind", "join"}, {"expires_days", 14}}))["id"];
  const std::string before = invitations(coby).body;
  const Json revocation = {{"stream", to_text(server.stream)}, {"invitation", id}};
  for (const Json& wish :
       {Json{{"kind", "join"}, {"expires_days", 14}},
        Json{{"kind", "login"}, {"member", to_text(server.coordinator)}, {"expires_days", 1}}}) {
    EXPECT_EQ(code_of(invite(anneke, wish)), "not_coordinator");
    EXPECT_EQ(invite("", wish).status, 401);
  }
  EXPECT_EQ(code_of(invitations(anneke)), "not_coordinator");
  EXPECT_EQ(code_of(post("/api/invitations/revoke", revocation, anneke)), "not_coordinator");
  StreamId other = server.stream;
  other.bytes.back() ^= 1;
  EXPECT_EQ(
      code_of(
          post("/api/invitations", {{"stream", to_text(other)}, {"kind", "join"}, {"expires_days", 14}}, coby)
      ),
      "not_coordinator"
  );
  EXPECT_EQ(invitations(coby).body, before) << "none was made, none revoked";
}

/// Who has a person's link is that person, in their other programmes too.
TEST_F(AccountApi, a_coordinator_of_one_programme_opens_no_other) {
  const std::string coby = server.sign_in_coordinator();
  const MemberId member = identity::random_id<MemberId>(test::system_clock());
  std::promise<log::AccountId> opened;
  server.identity.open_account(
      {server.stream, member}, {"Door"}, test::system_clock(),
      [&](const auto& made) { opened.set_value(*made); }
  );
  auto account = **server.identity.account(opened.get_future().get());
  StreamId other = server.stream;
  other.bytes.back() ^= 1;
  account.memberships.items.push_back({other, member});
  std::promise<void> written;
  server.pipeline->change_rows({identity::put(account)}, [&](const Result<void>&) { written.set_value(); });
  written.get_future().get();
  EXPECT_EQ(
      code_of(invite(coby, {{"kind", "login"}, {"member", to_text(member)}, {"expires_days", 1}})),
      "other_programmes"
  );
}

TEST_F(AccountApi, what_an_invitation_may_be_has_limits) {
  const std::string coby = server.sign_in_coordinator();
  const auto code = [&](const Json& wish) { return code_of(invite(coby, wish)); };
  EXPECT_EQ(code({{"kind", "join"}, {"expires_days", 0}}), "invalid_days");
  EXPECT_EQ(code({{"kind", "join"}, {"expires_days", 367}}), "invalid_days");
  EXPECT_EQ(code({{"kind", "join"}}), "invalid_days");
  EXPECT_EQ(code({{"kind", "join"}, {"expires_days", 1}, {"uses", 0}}), "invalid_uses");
  EXPECT_EQ(code({{"kind", "join"}, {"expires_days", 1}, {"uses", 10'001}}), "invalid_uses");
  EXPECT_EQ(
      code({{"kind", "login"}, {"member", to_text(server.coordinator)}, {"expires_days", 8}}), "invalid_days"
  );
  EXPECT_EQ(code({{"kind", "login"}, {"expires_days", 1}}), "invalid_request");
  EXPECT_EQ(code({{"kind", "admin"}, {"expires_days", 1}}), "invalid_request");
  const std::string nobody = to_text(identity::random_id<MemberId>(test::system_clock()));
  EXPECT_EQ(code({{"kind", "login"}, {"member", nobody}, {"expires_days", 1}}), "unknown_member");
  int status = 201;
  for (int i = 0; i < 200 && status == 201; ++i)
    status = invite(coby, {{"kind", "join"}, {"expires_days", 1}}).status;
  EXPECT_EQ(code({{"kind", "join"}, {"expires_days", 1}}), "too_many_invitations");
}

// The code on the wall

/// The dark square with a light ring in a dark frame, whose top left module is at (x, y).
bool has_finder(const std::vector<std::string>& rows, std::size_t x, std::size_t y) {
  static const std::vector<std::string> finder{
      "1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111",
  };
  for (std::size_t i = 0; i < finder.size(); ++i) {
    if (rows[y + i].compare(x, finder[i].size(), finder[i]) != 0)
      return false;
  }
  return true;
}

TEST(QrCode, is_a_square_with_its_three_finders) {
  const auto rows = qr_rows("https://leren.example.org/join#" + std::string(43, 'A'));
  ASSERT_TRUE(rows);
  const std::size_t size = rows->size();
  EXPECT_EQ(size, 37U) << "version 5 holds 84 bytes at level M";
  for (const std::string& row : *rows) {
    EXPECT_EQ(row.size(), size);
    EXPECT_EQ(row.find_first_not_of("01"), std::string::npos);
  }
  EXPECT_TRUE(has_finder(*rows, 0, 0));
  EXPECT_TRUE(has_finder(*rows, size - 7, 0));
  EXPECT_TRUE(has_finder(*rows, 0, size - 7));
  for (std::size_t i = 8; i < size - 8; ++i)
    EXPECT_EQ((*rows)[6][i], i % 2 == 0 ? '1' : '0') << "the timing line";
}

TEST(QrCode, of_another_text_is_another) {
  EXPECT_EQ(*qr_rows("https://a.example/join#a"), *qr_rows("https://a.example/join#a"));
  EXPECT_NE(*qr_rows("https://a.example/join#a"), *qr_rows("https://a.example/join#b"));
}

TEST(QrCode, refuses_what_does_not_fit) {
  EXPECT_TRUE(qr_rows(std::string(2331, 'a')));
  EXPECT_EQ(qr_rows(std::string(2332, 'a')).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(qr_rows("").error().code, ErrorCode::invalid_input);
}

} // namespace
} // namespace verdiep::gateway
