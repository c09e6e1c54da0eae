#include "certificate.hpp"
#include "test_server.hpp"

namespace verdiep::gateway {
namespace {

using test::HttpReply;
using test::TestServer;
using test::write_certificate;
using test::write_file;

class TlsTest : public testing::Test {
protected:
  TlsTest() { write_certificate(certificate, key); }

  Error refusal() {
    struct Nobody final : Application {
      void answer(Request, Respond) override {}
      std::variant<std::unique_ptr<SocketUser>, Response> open_socket(const Request&) override {
        return Response{};
      }
      Response refuse(unsigned) override { return {}; }
    } nobody;
    TransportOptions options;
    options.tls = {certificate, key};
    const auto opened = Transport::open(options, nobody);
    EXPECT_FALSE(opened);
    const Error error = opened ? Error{} : opened.error();
    EXPECT_EQ(error.code, ErrorCode::invalid_input);
    EXPECT_EQ(error.context.find('\n'), std::string::npos);
    EXPECT_FALSE(error.advice.empty());
    return error;
  }

  test::TemporaryFolder folder;
  std::filesystem::path certificate = folder.path() / "fullchain.pem";
  std::filesystem::path key = folder.path() / "privkey.pem";
};

TEST_F(TlsTest, site_joining_and_sync_work_over_it_with_secure_cookies) {
  TestServer server([&](GatewayOptions& options) { options.tls = {certificate, key}; });
  const HttpReply page = server.ask("GET", "/");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.headers.contains("strict-transport-security"));
  EXPECT_NE(page.headers.at("content-security-policy").find("wss://" + server.host()), std::string::npos);

  const HttpReply joined = server.ask(
      "POST", "/api/join", R"({"token":")" + server.join_token() + R"(","name":"Anneke","avatar":1})"
  );
  ASSERT_EQ(joined.status, 201);
  EXPECT_NE(joined.headers.at("set-cookie").find("; Secure"), std::string::npos);

  test::SyncClient client(server, TestServer::cookie_header(joined));
  ASSERT_EQ(client.reply.status, 101);
  client.send(sync::Hello{server.stream, 1, 0, {}, {}, {}});
  EXPECT_TRUE(client.next<sync::Welcome>());
}

TEST_F(TlsTest, plain_http_on_its_port_is_cut_off) {
  TestServer server([&](GatewayOptions& options) { options.tls = {certificate, key}; });
  test::LoopbackClient plain(server.port());
  plain.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_TRUE(plain.is_closed_by_peer());
}

TEST_F(TlsTest, a_missing_certificate) {
  std::filesystem::remove(certificate);
  EXPECT_NE(refusal().context.find(certificate.string()), std::string::npos);
}

TEST_F(TlsTest, a_missing_key) {
  std::filesystem::remove(key);
  EXPECT_NE(refusal().context.find(key.string()), std::string::npos);
}

TEST_F(TlsTest, a_certificate_that_is_none) {
  write_file(certificate, "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n");
  EXPECT_NE(refusal().context.find("holds no certificate"), std::string::npos);
}

TEST_F(TlsTest, a_key_that_is_none) {
  write_file(key, "nonsense");
  EXPECT_NE(refusal().context.find("holds no private key"), std::string::npos);
}

TEST_F(TlsTest, a_key_of_another_certificate) {
  write_certificate(folder.path() / "other.pem", key);
  EXPECT_NE(refusal().context.find("does not belong to"), std::string::npos);
}

TEST_F(TlsTest, a_certificate_that_has_expired_or_is_not_valid_yet) {
  write_certificate(certificate, key, -7200, -3600);
  EXPECT_NE(refusal().context.find("has expired"), std::string::npos);
  write_certificate(certificate, key, 3600, 7200);
  EXPECT_NE(refusal().context.find("not valid yet"), std::string::npos);
}

} // namespace
} // namespace verdiep::gateway
