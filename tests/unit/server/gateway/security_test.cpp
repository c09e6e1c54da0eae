#include "server/gateway/security.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace verdiep::gateway {
namespace {

Request from(std::string host, std::string origin = {}) {
  Request request;
  request.host = std::move(host);
  request.origin = std::move(origin);
  return request;
}

std::string header(const Request& request, Exposure exposure, std::string_view name) {
  for (const auto& [key, value] : security_headers(request, exposure)) {
    if (key == name)
      return value;
  }
  return {};
}

TEST(OwnHost, loopback_answers_to_the_names_of_this_machine_only) {
  for (const char* host :
       {"localhost", "LOCALHOST:8080", "nieuw.localhost:8080", "127.0.0.1:1", "127.1.2.3", "[::1]:8080",
        "[::1]"}) {
    EXPECT_TRUE(is_own_host(from(host), Exposure::loopback)) << host;
  }
  for (const char* host :
       {"", "example.org", "localhost.example.org", "evillocalhost", ".localhost", "127.example.org",
        "127.0.0.1.example.org", "1.2.3.4", "[::2]", "a b"}) {
    EXPECT_FALSE(is_own_host(from(host), Exposure::loopback)) << host;
  }
  EXPECT_TRUE(is_own_host(from("dingen.example.org"), Exposure::tls));
  EXPECT_FALSE(is_own_host(from("dingen.example.org\r\nx: y"), Exposure::tls));
}

TEST(SameOrigin, scheme_host_and_port_must_be_those_of_the_request) {
  EXPECT_TRUE(is_same_origin(from("localhost:8080", "http://localhost:8080"), Exposure::loopback));
  EXPECT_TRUE(is_same_origin(from("127.0.0.1:8080", "http://127.0.0.1:8080"), Exposure::loopback));
  EXPECT_TRUE(is_same_origin(from("Dingen.example", "https://dingen.example"), Exposure::behind_proxy));
  EXPECT_FALSE(is_same_origin(from("localhost:8080", "http://127.0.0.1:8080"), Exposure::loopback));
  EXPECT_FALSE(is_same_origin(from("localhost:8080", "http://localhost:8081"), Exposure::loopback));
  EXPECT_FALSE(is_same_origin(from("localhost:8080", "https://localhost:8080"), Exposure::loopback));
  EXPECT_FALSE(is_same_origin(from("dingen.example", "http://dingen.example"), Exposure::tls));
  EXPECT_FALSE(is_same_origin(from("dingen.example", "https://evil.example"), Exposure::tls));
  EXPECT_FALSE(is_same_origin(from("dingen.example", "https://dingen.example.evil"), Exposure::tls));
  EXPECT_FALSE(is_same_origin(from("dingen.example", "null"), Exposure::tls));
  EXPECT_FALSE(is_same_origin(from("dingen.example", ""), Exposure::tls));
  EXPECT_FALSE(is_same_origin(from("", "https://"), Exposure::tls));
}

TEST(SecurityHeaders, the_policy_names_what_the_client_needs_and_nothing_more) {
  EXPECT_EQ(
      header(from("localhost:8080"), Exposure::loopback, "Content-Security-Policy"),
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
      "font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
      "frame-ancestors 'none'; connect-src 'self' ws://localhost:8080"
  );
  EXPECT_EQ(header(from("localhost"), Exposure::loopback, "X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(header(from("localhost"), Exposure::loopback, "Referrer-Policy"), "no-referrer");
}

TEST(SecurityHeaders, a_host_cannot_write_into_the_policy) {
  const std::string policy = header(from("x; script-src *"), Exposure::tls, "Content-Security-Policy");
  EXPECT_EQ(policy.find('*'), std::string::npos);
}

TEST(SecurityHeaders, only_where_tls_is_spoken_browsers_are_held_to_it) {
  EXPECT_EQ(header(from("localhost"), Exposure::loopback, "Strict-Transport-Security"), "");
  EXPECT_NE(header(from("d.example"), Exposure::tls, "Strict-Transport-Security"), "");
  EXPECT_NE(
      header(from("d.example"), Exposure::tls, "Content-Security-Policy").find("wss://d.example"),
      std::string::npos
  );
}

TEST(ClientAddress, is_what_the_nearest_proxy_saw) {
  Request request;
  request.peer = "127.0.0.1";
  request.forwarded_for = "203.0.113.9, 198.51.100.4";
  EXPECT_EQ(client_address(request, Exposure::behind_proxy), "198.51.100.4");
  EXPECT_EQ(client_address(request, Exposure::tls), "127.0.0.1")
      << "without a proxy anybody could write that header";
  request.forwarded_for.clear();
  EXPECT_EQ(client_address(request, Exposure::behind_proxy), "127.0.0.1");
}

} // namespace
} // namespace verdiep::gateway
