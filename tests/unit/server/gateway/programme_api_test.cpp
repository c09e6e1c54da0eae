// Who gets what of a programme by other ways than sync, and the tokens for it.
#include "reading_programs.hpp"
#include "shared/stream/state.hpp"

namespace verdiep::test {
namespace {

class AccessTokens : public ReadingPrograms {
protected:
  Json listed(const std::string& cookie) {
    return body_of(server.ask("GET", "/api/tokens", "", cookie))["tokens"];
  }
};

TEST_F(AccessTokens, are_made_listed_and_revoked_by_their_owner) {
  const std::string cookie = server.join("Bram");
  const HttpReply made = grant(cookie, "events");
  ASSERT_EQ(made.status, 201);
  const std::string token = body_of(made)["token"];
  EXPECT_TRUE(token.starts_with("verdiep_"));
  const std::string header = "Authorization: Bearer " + token + "\r\n";
  EXPECT_EQ(get("/events", header).status, 200);

  ASSERT_EQ(listed(cookie).size(), 1U);
  EXPECT_EQ(listed(cookie)[0]["name"], "rapport");
  EXPECT_EQ(listed(cookie)[0]["scope"], "events");
  EXPECT_EQ(listed(cookie)[0]["id"], body_of(made)["id"]);
  EXPECT_EQ(listed(cookie).dump().find(token), std::string::npos);

  const std::string other = server.join("Hana");
  EXPECT_TRUE(listed(other).empty());
  EXPECT_EQ(post("/api/tokens/revoke", {{"token", body_of(made)["id"]}}, other).status, 200);
  EXPECT_EQ(get("/events", header).status, 200) << "somebody else's";
  EXPECT_EQ(post("/api/tokens/revoke", {{"token", body_of(made)["id"]}}, cookie).status, 200);
  EXPECT_EQ(get("/events", header).status, 401);
  EXPECT_TRUE(listed(cookie).empty());
}

TEST_F(AccessTokens, stand_in_the_store_as_hashes_only) {
  const std::string cookie = server.join("Bram");
  const std::string token = body_of(grant(cookie, "content"))["token"];
  const auto rows = server.log.rows(log::Table::sessions, {});
  ASSERT_TRUE(rows);
  const auto bytes = identity::parse_token(token.substr(8));
  ASSERT_TRUE(bytes);
  const std::string raw(bytes->bytes.begin(), bytes->bytes.end());
  for (const auto& [key, value] : *rows) {
    for (const Bytes& stored : {key, value}) {
      const std::string text(stored.begin(), stored.end());
      EXPECT_EQ(text.find(raw), std::string::npos);
      EXPECT_EQ(text.find(token.substr(8)), std::string::npos);
    }
  }
}

TEST_F(AccessTokens, have_limits) {
  const std::string cookie = server.join("Bram");
  EXPECT_EQ(grant(cookie, "everything").status, 400);
  EXPECT_EQ(grant(cookie, "events", 0).status, 400);
  EXPECT_EQ(grant(cookie, "events", 367).status, 400);
  EXPECT_EQ(
      code_of(post("/api/tokens", {{"name", ""}, {"scope", "events"}, {"days", 1}}, cookie)),
      "invalid_access_name"
  );
  EXPECT_EQ(
      post(
          "/api/tokens",
          {{"name", "x"}, {"scope", "events"}, {"days", 1}, {"stream", "00000000-0000-4000-8000-000000000000"}
          },
          cookie
      )
          .status,
      400
  ) << "no programme of theirs";
  EXPECT_EQ(grant("", "events").status, 401);
  for (std::size_t i = 0; i < identity::access_tokens_max; ++i)
    ASSERT_EQ(grant(cookie, "events").status, 201);
  EXPECT_EQ(code_of(grant(cookie, "events")), "too_many_access_tokens");
}

TEST_F(AccessTokens, end_with_their_time_and_their_owner) {
  const std::string cookie = server.join("Bram");
  const MemberId member = member_of(cookie);
  const std::string token = body_of(grant(cookie, "events", 1))["token"];
  const auto at = [&](std::int64_t after_ms) {
    return server.identity.authenticate_access(token, {system_clock().ms + after_ms})->has_value();
  };
  EXPECT_TRUE(at(identity::day_ms - 60'000));
  EXPECT_FALSE(at(identity::day_ms));
  std::promise<bool> erased;
  server.identity.erase(server.stream, member, [&](const Result<void>& done) {
    erased.set_value(done.has_value());
  });
  ASSERT_TRUE(erased.get_future().get());
  EXPECT_FALSE(at(0));
  EXPECT_TRUE(server.log.rows(log::Table::sessions, {})->empty()) << "nothing of it is left";
}

TEST_F(AccessTokens, open_what_their_scope_says) {
  const std::string coordinator = server.sign_in_coordinator();
  const std::string figures = bearer(coordinator, "figures");
  const std::string events = bearer(coordinator, "events");
  const std::string content = bearer(coordinator, "content");
  EXPECT_EQ(get("/insights", figures).status, 200);
  EXPECT_EQ(code_of(get("/events", figures)), "insufficient_scope");
  EXPECT_EQ(code_of(get("/export", figures)), "insufficient_scope");
  EXPECT_EQ(get("/events", events).status, 200);
  EXPECT_EQ(code_of(get("/events?content=1", events)), "insufficient_scope");
  EXPECT_EQ(code_of(get("/export?content=1", events)), "insufficient_scope");
  EXPECT_EQ(get("/events", events).body.find("Coby"), std::string::npos);
  EXPECT_NE(get("/events?content=1", content).body.find("Coby"), std::string::npos);
}

class ProgrammeApi : public ReadingPrograms {};

TEST_F(ProgrammeApi, is_for_members_only) {
  EXPECT_EQ(get("/insights").status, 401);
  EXPECT_EQ(get("/insights", "Authorization: Bearer verdiep_x\r\n").status, 401);
  EXPECT_EQ(get("/insights", "Authorization: Basic dXNlcg==\r\n").headers["www-authenticate"], "Bearer");
  const std::string cookie = server.join("Bram");
  EXPECT_EQ(get("/insights", cookie).status, 200);
  EXPECT_EQ(
      server.ask("GET", "/api/programmes/00000000-0000-4000-8000-000000000000/insights", "", cookie).status,
      404
  );
  EXPECT_EQ(server.ask("GET", "/api/programmes/x/insights", "", cookie).status, 404);
  EXPECT_EQ(get("/everything", cookie).status, 404);
  EXPECT_EQ(post(address("/insights"), Json::object(), cookie).status, 405);
}

TEST_F(ProgrammeApi, says_which_parameter_is_wrong) {
  const std::string cookie = server.join("Bram");
  const std::string token = bearer(cookie, "events");
  const HttpReply reply = get("/events?from=yesterday", token);
  EXPECT_EQ(reply.status, 400);
  EXPECT_EQ(
      body_of(reply),
      Json::parse(R"({"code":"invalid_parameter","arguments":{"parameter":"from","reason":"not_a_position"}})"
      )
  );
  EXPECT_EQ(get("/export?format=pdf", cookie).status, 400);
  EXPECT_EQ(get("/insights?format=xml", cookie).status, 400);
}

TEST_F(ProgrammeApi, gives_each_role_the_figures_of_that_role) {
  const auto detail = [&](const std::string& cookie) {
    return body_of(get("/insights", cookie)).value("detail", "");
  };
  EXPECT_EQ(detail(server.sign_in_coordinator()), "named");
  EXPECT_EQ(detail(server.join("Bram")), "own");
  for (const auto role : {people::Role::management, people::Role::analyst, people::Role::auditor}) {
    const std::string cookie = join_as(role);
    EXPECT_EQ(detail(cookie), "figures");
    EXPECT_FALSE(body_of(get("/insights", cookie)).contains("head"));
    EXPECT_TRUE(body_of(get("/insights", cookie)).contains("through"));
    EXPECT_EQ(get("/insights?format=csv", cookie).headers["content-type"], "text/csv; charset=utf-8");
  }
}

TEST_F(ProgrammeApi, gives_management_and_analysts_no_event_by_any_way) {
  for (const auto role : {people::Role::management, people::Role::analyst}) {
    const std::string cookie = join_as(role);
    EXPECT_EQ(code_of(get("/events?content=1", bearer(cookie, "content"))), "reads_no_events");
    for (const char* format : {"csv", "ndjson", "xes"})
      EXPECT_EQ(code_of(get(std::string("/export?format=") + format, cookie)), "reads_no_events");
    // Nor by sync: what they may read is taken away before a record is sent.
    SyncClient client(server, cookie);
    client.send(sync::Hello{
        .stream = server.stream,
        .rules = stream::rules_version,
        .epoch = 0,
        .have = {},
        .root = {},
        .cursors = {}
    });
    EXPECT_TRUE(client.next<sync::Revoked>());
  }
}

TEST_F(ProgrammeApi, is_what_a_session_names_for_who_reads_no_stream) {
  const auto reads = [&](const std::string& cookie) {
    const Json session = body_of(server.ask("GET", "/api/session", "", cookie));
    return session["memberships"][0]["reads_events"];
  };
  EXPECT_EQ(reads(server.join("Bram")), true);
  EXPECT_EQ(reads(join_as(people::Role::auditor)), true);
  EXPECT_EQ(reads(join_as(people::Role::management)), false);
  EXPECT_EQ(reads(join_as(people::Role::analyst)), false);
}

TEST_F(ProgrammeApi, gives_files_to_those_who_read_the_stream) {
  const std::string cookie = server.sign_in_coordinator();
  const HttpReply csv = get("/export?format=csv&content=1", cookie);
  EXPECT_EQ(csv.status, 200);
  EXPECT_EQ(csv.headers.at("content-disposition"), "attachment; filename=\"programme.csv\"");
  EXPECT_NE(csv.body.find("Coby"), std::string::npos);
  EXPECT_NE(get("/export?format=xes", cookie).body.find("xes.version=\"1849.2016\""), std::string::npos);
  EXPECT_EQ(
      get("/export?format=ndjson&content=1", cookie).body,
      get("/events?content=1", bearer(cookie, "content")).body
  ) << "the feed's bytes";
  const std::string auditor = join_as(people::Role::auditor);
  EXPECT_EQ(get("/export?format=csv&content=1", auditor).body.find("Coby"), std::string::npos);
}

TEST_F(ProgrammeApi, gives_no_feed_to_a_browser_that_only_has_a_cookie) {
  EXPECT_EQ(code_of(get("/events", server.join("Bram"))), "access_token_needed");
}

} // namespace
} // namespace verdiep::test
