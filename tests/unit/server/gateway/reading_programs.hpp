#pragma once

#include "test_server.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace verdiep::test {

/// People with a role each, and programs that read in their names.
class ReadingPrograms : public testing::Test {
protected:
  using Json = nlohmann::json;

  explicit ReadingPrograms(const std::function<void(gateway::GatewayOptions&)>& change = {})
      : server(change) {
    server.coordinate(programme::OpenEnrolment{});
  }

  static Json body_of(const HttpReply& reply) { return Json::parse(reply.body, nullptr, false); }
  static std::string code_of(const HttpReply& reply) { return body_of(reply).value("code", ""); }

  HttpReply post(const std::string& path, const Json& body, const std::string& headers = "") {
    return server.ask("POST", path, body.dump(), headers);
  }
  /// What the cookie's or token's owner gets of the programme.
  HttpReply get(const std::string& what, const std::string& headers = "") {
    return server.ask("GET", address(what), "", headers);
  }
  [[nodiscard]] std::string address(const std::string& what) const {
    return "/api/programmes/" + to_text(server.stream) + what;
  }
  /// Joins somebody and gives them a role; gives the `Cookie` header.
  std::string join_as(people::Role role) {
    const std::string cookie = server.join("Iemand");
    server.coordinate(people::GrantRole{member_of(cookie), role});
    return cookie;
  }
  MemberId member_of(const std::string& cookie) {
    const std::string id = body_of(server.ask("GET", "/api/session", "", cookie))["memberships"][0]["member"];
    return parse_id<MemberId>(id).value_or(MemberId{});
  }
  HttpReply grant(const std::string& cookie, const std::string& scope, int days = 30) {
    return post("/api/tokens", {{"name", "rapport"}, {"scope", scope}, {"days", days}}, cookie);
  }
  /// The `Authorization` header of a new token.
  std::string bearer(const std::string& cookie, const std::string& scope) {
    const HttpReply reply = grant(cookie, scope);
    EXPECT_EQ(reply.status, 201) << reply.body;
    return "Authorization: Bearer " + body_of(reply).value("token", "") + "\r\n";
  }

  TestServer server;
};

} // namespace verdiep::test
