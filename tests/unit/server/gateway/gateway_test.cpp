#include "server/gateway/gateway.hpp"
#include "test_server.hpp"

namespace verdiep::gateway {
namespace {

using test::HttpReply;
using test::LoopbackClient;
using test::TestServer;

bool says(const HttpReply& reply, std::string_view part) {
  return reply.body.find(part) != std::string::npos;
}

std::string posting(
    const TestServer& server, const std::string& path, const std::string& body, const std::string& headers
) {
  return "POST " + path + " HTTP/1.1\r\nHost: " + server.host() + "\r\n" + headers +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

HttpReply answer_to(const TestServer& server, const std::string& bytes) {
  LoopbackClient client(server.port(), server.is_tls);
  client.send(bytes);
  return client.read_reply().value_or(HttpReply{});
}

TEST(Gateway, serves_the_site_with_its_headers) {
  TestServer server;
  const HttpReply page = server.ask("GET", "/dingen/1");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(says(page, "<title>Verdiep</title>"));
  EXPECT_NE(page.headers.at("content-security-policy").find("ws://" + server.host()), std::string::npos);
  EXPECT_EQ(page.headers.at("x-content-type-options"), "nosniff");
  EXPECT_EQ(page.headers.at("referrer-policy"), "no-referrer");
  EXPECT_TRUE(page.headers.at("date").ends_with("GMT"));

  const HttpReply brotli = server.ask("GET", "/assets/abc/app.js", "", "Accept-Encoding: br\r\n");
  EXPECT_EQ(brotli.body, "brotli bytes");
  const HttpReply same = server.ask("GET", "/", "", "If-None-Match: " + page.headers.at("etag") + "\r\n");
  EXPECT_EQ(same.status, 304);
  EXPECT_EQ(server.ask("GET", "/assets/abc/../../etc/passwd").status, 404);
  EXPECT_EQ(server.ask("GET", "/%2e%2e/%2e%2e/etc/passwd.txt").status, 404);
}

TEST(Gateway, head_tells_the_length_and_sends_nothing) {
  TestServer server;
  LoopbackClient client(server.port());
  client.send(
      "HEAD / HTTP/1.1\r\nHost: " + server.host() +
      "\r\n\r\nGET /healthz HTTP/1.1\r\nHost: " + server.host() + "\r\n\r\n"
  );
  const auto head = client.read_reply(true);
  ASSERT_TRUE(head);
  EXPECT_EQ(head->headers.at("content-length"), "37");
  const auto next = client.read_reply();
  ASSERT_TRUE(next) << "the connection goes on right after the header";
  EXPECT_EQ(next->body, "alive\n");
}

TEST(Gateway, a_person_joins_is_known_and_signs_out) {
  TestServer server;
  const std::string token = server.join_token(1);
  const HttpReply seen = server.ask("POST", "/api/invitation", R"({"token":")" + token + R"("})");
  EXPECT_EQ(seen.status, 200);
  EXPECT_TRUE(says(seen, R"("kind":"join")"));
  EXPECT_TRUE(says(seen, R"("title":{"nl":"Verdiep je werk"})"));

  const HttpReply joined =
      server.ask("POST", "/api/join", R"({"token":")" + token + R"(","name":"Anneke","avatar":3})");
  EXPECT_EQ(joined.status, 201);
  EXPECT_TRUE(says(joined, R"("name":"Anneke")"));
  const std::string& cookie = joined.headers.at("set-cookie");
  EXPECT_TRUE(cookie.starts_with("verdiep_session="));
  for (const char* part : {"; HttpOnly", "; SameSite=Lax", "; Path=/", "; Max-Age=2592000"}) {
    EXPECT_NE(cookie.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(cookie.find("Secure"), std::string::npos) << "browsers would not send it on plain loopback";
  EXPECT_EQ(*server.pipeline->head(server.stream), Position{4}) << "drafted, joined, role, and now Anneke";

  const std::string header = TestServer::cookie_header(joined);
  const HttpReply session = server.ask("GET", "/api/session", "", header);
  EXPECT_EQ(session.status, 200);
  EXPECT_TRUE(says(session, R"("name":"Anneke")"));
  EXPECT_TRUE(says(session, R"("stream":")" + to_text(server.stream)));
  EXPECT_TRUE(says(session, "Verdiep je werk"));

  const HttpReply again =
      server.ask("POST", "/api/join", R"({"token":")" + token + R"(","name":"Bram","avatar":3})");
  EXPECT_EQ(again.status, 410);
  EXPECT_TRUE(says(again, "used_up"));

  const HttpReply out = server.ask("POST", "/api/logout", "", header);
  EXPECT_EQ(out.status, 200);
  EXPECT_NE(out.headers.at("set-cookie").find("Max-Age=0"), std::string::npos);
  const HttpReply after = server.ask("GET", "/api/session", "", header);
  EXPECT_EQ(after.status, 401);
  EXPECT_TRUE(says(after, R"("code":"not_signed_in")"));
}

TEST(Gateway, a_login_link_says_whose_it_is_and_opens_that_account) {
  TestServer server;
  const std::string cookie = server.join("Anneke");
  const auto account = identity::all_accounts(server.log)->at(0).id;
  const std::string token = server.login_token(account);
  const HttpReply seen = server.ask("POST", "/api/invitation", R"({"token":")" + token + R"("})");
  EXPECT_TRUE(says(seen, R"("kind":"login")"));
  EXPECT_TRUE(says(seen, R"("name":"Anneke")"));
  EXPECT_TRUE(says(seen, "Verdiep je werk"));
  const HttpReply signed_in = server.ask("POST", "/api/login-link", R"({"token":")" + token + R"("})");
  EXPECT_EQ(signed_in.status, 201);
  EXPECT_NE(TestServer::cookie_header(signed_in), cookie);
  EXPECT_EQ(server.ask("GET", "/api/session", "", TestServer::cookie_header(signed_in)).status, 200);
}

TEST(Gateway, a_rejection_reaches_the_client_as_its_code) {
  TestServer server;
  const Command close{
      .stream = server.stream,
      .id = identity::random_id<CommandId>(test::system_clock()),
      .at = test::system_clock(),
      .body = programme::CloseProgramme{},
      .personal = {},
  };
  ASSERT_TRUE(std::holds_alternative<pipeline::Accepted>(server.submit({}, server.coordinator, close)));
  const HttpReply reply = server.ask(
      "POST", "/api/join", R"({"token":")" + server.join_token() + R"(","name":"Anneke","avatar":0})"
  );
  EXPECT_EQ(reply.status, 409);
  EXPECT_TRUE(says(reply, R"("code":"programme_closed")"));
  EXPECT_FALSE(reply.headers.contains("set-cookie"));
}

TEST(Gateway, what_is_no_request_of_the_interface_is_refused_with_a_code) {
  TestServer server;
  for (const std::string body :
       {"", "{", "[]", "null", "1", "\"token\"", R"({"token":1})", R"({"token":{"a":[]}})", "\xff\xfe",
        "{\"token\":\"\xff\"}"}) {
    const HttpReply reply = server.ask("POST", "/api/invitation", body);
    EXPECT_TRUE(reply.status == 400 || reply.status == 404) << body << " " << reply.status;
    EXPECT_TRUE(says(reply, "\"code\":")) << body;
  }
  EXPECT_EQ(server.ask("POST", "/api/invitation", std::string(50'000, '[')).status, 400);
  const std::string token = server.join_token();
  for (const std::string avatar : {"12", "-1", "1.5", "\"1\"", "null", "1e400"}) {
    const HttpReply reply =
        server.ask("POST", "/api/join", R"({"token":")" + token + R"(","name":"A","avatar":)" + avatar + "}");
    EXPECT_TRUE(reply.status == 422 || reply.status == 400) << avatar << " " << reply.status;
  }
  EXPECT_EQ(
      server.ask("POST", "/api/join", R"({"token":")" + token + R"(","name":"A","avatar":1,"request":"x"})")
          .status,
      400
  );
  EXPECT_EQ(server.ask("GET", "/api/unknown").status, 404);
  EXPECT_EQ(server.ask("GET", "/api/join").status, 405);
  EXPECT_EQ(server.ask("GET", "/api/join").headers.at("allow"), "POST");
  EXPECT_EQ(server.ask("POST", "/index.html", "{}").status, 405);
  EXPECT_EQ(server.ask("GET", "/api/session").status, 401);
}

TEST(Gateway, a_form_of_another_site_cannot_post) {
  TestServer server;
  const std::string body = R"({"token":")" + server.join_token() + R"(","name":"Anneke","avatar":3})";
  const std::string json = "Content-Type: application/json\r\n";
  for (const std::string origin :
       {"", "Origin: https://evil.example\r\n", "Origin: null\r\n", "Origin: http://127.0.0.1\r\n"}) {
    const HttpReply reply = answer_to(server, posting(server, "/api/join", body, json + origin));
    EXPECT_EQ(reply.status, 403) << origin;
    EXPECT_TRUE(says(reply, "origin_refused")) << origin;
  }
  const std::string own = "Origin: " + server.origin() + "\r\n";
  EXPECT_EQ(
      answer_to(server, posting(server, "/api/join", body, own + "Content-Type: text/plain\r\n")).status, 400
  );
  EXPECT_EQ(answer_to(server, posting(server, "/api/join", body, own + json)).status, 201);
}

TEST(Gateway, a_name_that_was_pointed_at_this_machine_is_not_answered) {
  TestServer server;
  EXPECT_EQ(answer_to(server, "GET /api/session HTTP/1.1\r\nHost: evil.example\r\n\r\n").status, 421);
  EXPECT_EQ(answer_to(server, "GET / HTTP/1.1\r\n\r\n").status, 421);
  EXPECT_EQ(answer_to(server, "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n").status, 421);
  const std::string port = std::to_string(server.port());
  EXPECT_EQ(answer_to(server, "GET / HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n").status, 200);
}

TEST(Gateway, requests_have_limits) {
  TestServer server;
  const std::string own = "Origin: " + server.origin() + "\r\nContent-Type: application/json\r\n";
  const HttpReply large = answer_to(server, posting(server, "/api/join", std::string(65 * 1024, ' '), own));
  EXPECT_EQ(large.status, 413);
  EXPECT_EQ(large.headers.at("connection"), "close");
  EXPECT_EQ(
      answer_to(server, "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + std::string(17 * 1024, 'x') + "\r\n\r\n")
          .status,
      431
  );
  EXPECT_EQ(answer_to(server, "GET / HTTP/1.1 and more\r\n\r\n").status, 400);
  EXPECT_EQ(answer_to(server, std::string("\x16\x03\x01\x00\xa5\x01 this is TLS\r\n\r\n", 22)).status, 400);
  EXPECT_EQ(server.ask("GET", "/").status, 200);
}

TEST(Gateway, who_says_nothing_is_not_waited_for) {
  TestServer server([](GatewayOptions& options) {
    options.limits.request_time = std::chrono::milliseconds(150);
    options.limits.idle_time = std::chrono::milliseconds(150);
  });
  LoopbackClient silent(server.port());
  LoopbackClient slow(server.port());
  slow.send("GET / HTTP/1.1\r\nHost:");
  LoopbackClient idle(server.port());
  idle.send("GET /healthz HTTP/1.1\r\nHost: " + server.host() + "\r\n\r\n");
  EXPECT_TRUE(idle.read_reply());
  EXPECT_TRUE(silent.is_closed_by_peer());
  EXPECT_TRUE(slow.is_closed_by_peer());
  EXPECT_TRUE(idle.is_closed_by_peer());
}

TEST(Gateway, wrong_tokens_are_limited) {
  TestServer server;
  const std::string body = R"({"token":")" + identity::to_text(identity::random_token()) + R"("})";
  int status = 0;
  for (unsigned i = 0; i <= identity::AttemptLimit::burst; ++i)
    status = server.ask("POST", "/api/login-link", body).status;
  EXPECT_EQ(status, 429);
}

TEST(Gateway, figures_are_for_this_machine_only) {
  TestServer server;
  const HttpReply figures = server.ask("GET", "/metrics");
  EXPECT_EQ(figures.status, 200);
  EXPECT_TRUE(figures.headers.at("content-type").starts_with("application/openmetrics-text"));
  EXPECT_TRUE(says(figures, "verdiep_http_responses_total{status=\"2xx\"}"));
  EXPECT_TRUE(figures.body.ends_with("# EOF\n"));
  EXPECT_EQ(server.ask("GET", "/metrics", "", "X-Forwarded-For: 203.0.113.9\r\n").status, 404);
}

TEST(Gateway, says_whether_it_lives_and_is_ready) {
  TestServer server;
  EXPECT_EQ(server.ask("GET", "/healthz").status, 200);
  EXPECT_EQ(server.ask("GET", "/readyz").status, 200);
}

TEST(Gateway, ends_by_stopping_the_pipeline_and_without_an_error) {
  auto server = std::make_unique<TestServer>();
  LoopbackClient idle(server->port());
  idle.send("GET /healthz HTTP/1.1\r\nHost: " + server->host() + "\r\n\r\n");
  ASSERT_TRUE(idle.read_reply());
  server->gateway->stop();
  EXPECT_TRUE(idle.is_closed_by_peer());
  server->thread.join();
  server->thread = std::thread([] {});
  EXPECT_TRUE(server->ended);
  const auto outcome = server->submit(
      {}, server->coordinator,
      Command{.stream = server->stream, .id = {}, .at = {}, .body = people::Enrol{}, .personal = {}}
  );
  EXPECT_EQ(std::get<pipeline::Refusal>(outcome), pipeline::Refusal::shutting_down);
}

TEST(Gateway, a_log_that_failed_ends_it_with_that_error) {
  TestServer server;
  server.relay.on_fatal({ErrorCode::damaged, "the log is damaged", ""});
  server.thread.join();
  server.thread = std::thread([] {});
  ASSERT_FALSE(server.ended);
  EXPECT_EQ(server.ended.error().context, "the log is damaged");
}

// What it refuses to open.

class GatewayOpen : public testing::Test {
protected:
  Error refusal(const std::function<void(GatewayOptions&)>& change) {
    GatewayOptions options;
    options.port = 0;
    options.site = server.site.path();
    change(options);
    const auto opened = Gateway::open(
        options,
        {server.log, *server.pipeline, server.identity, server.registry, relay, test::system_clock, {}, 1, {}}
    );
    EXPECT_FALSE(opened);
    const Error error = opened ? Error{} : opened.error();
    EXPECT_EQ(error.context.find('\n'), std::string::npos);
    EXPECT_FALSE(error.context.empty());
    EXPECT_FALSE(error.advice.empty());
    return error;
  }

  TestServer server;
  Relay relay;
};

TEST_F(GatewayOpen, a_taken_port) {
  const Error error = refusal([&](auto& options) { options.port = server.port(); });
  EXPECT_EQ(error.code, ErrorCode::in_use);
  EXPECT_NE(error.context.find(std::to_string(server.port())), std::string::npos);
}

TEST_F(GatewayOpen, an_address_for_others_without_tls) {
  const Error error = refusal([](auto& options) { options.addresses = {"0.0.0.0"}; });
  EXPECT_EQ(error.code, ErrorCode::invalid_input);
  EXPECT_NE(error.advice.find("--behind-proxy"), std::string::npos);
  EXPECT_EQ(
      refusal([](auto& options) { options.addresses = {"127.0.0.1", "::"}; }).code, ErrorCode::invalid_input
  );
}

TEST_F(GatewayOpen, an_address_that_is_not_this_machines) {
  const Error error = refusal([](auto& options) {
    options.addresses = {"203.0.113.1"};
    options.behind_proxy = true;
  });
  EXPECT_EQ(error.code, ErrorCode::invalid_input);
}

TEST_F(GatewayOpen, a_site_that_is_not_there) {
  EXPECT_EQ(refusal([](auto& options) { options.site /= "nowhere"; }).code, ErrorCode::not_found);
}

} // namespace
} // namespace verdiep::gateway
