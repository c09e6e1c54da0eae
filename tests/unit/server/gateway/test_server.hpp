#pragma once

#include "events/codec/described.hpp"
#include "events/command.hpp"
#include "loopback_client.hpp"
#include "server/gateway/gateway.hpp"
#include "server/log/memory_log.hpp"
#include "server/pipeline/committer.hpp"
#include "server/signing/signer.hpp"
#include "shared/sync/frames.hpp"
#include "shared/sync/limits.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace verdiep::test {

inline Timestamp system_clock() {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count()};
}

inline void write_file(const std::filesystem::path& file, std::string_view text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

/// A whole server in this process, over a log in memory, with one programme that people may join and a small
/// site.
class TestServer {
public:
  /// `change` may alter what the gateway is opened with.
  explicit TestServer(const std::function<void(gateway::GatewayOptions&)>& change = {}) {
    write_file(site.path() / "index.html", "<!doctype html><title>Verdiep</title>");
    write_file(site.path() / "assets/abc/app.js", "let a = 1;");
    write_file(site.path() / "assets/abc/app.js.br", "brotli bytes");
    gateway::GatewayOptions options;
    options.port = 0;
    options.site = site.path();
    options.handle_signals = false;
    options.limits.close_time = std::chrono::milliseconds(300);
    if (change)
      change(options);
    is_tls = options.tls.has_value();
    draft_programme();
    auto opened = gateway::Gateway::open(
        options,
        {
            .log = log,
            .pipeline = *pipeline,
            .identity = identity,
            .metrics = registry,
            .relay = relay,
            .clock = system_clock,
            .key = signer.public_key(),
            .epoch = 1,
            .report =
                [this](std::string_view line) {
                  const std::lock_guard lock(report_mutex);
                  reported.emplace_back(line);
                },
        }
    );
    if (!opened) {
      ADD_FAILURE() << opened.error().context;
      std::abort();
    }
    gateway = std::move(*opened);
    thread = std::thread([this] { ended = gateway->run(); });
  }
  ~TestServer() {
    gateway->stop();
    thread.join();
  }
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  [[nodiscard]] std::uint16_t port() const { return gateway->port(); }
  [[nodiscard]] std::string host() const { return "127.0.0.1:" + std::to_string(port()); }
  [[nodiscard]] std::string origin() const { return (is_tls ? "https://" : "http://") + host(); }

  /// One request on a connection of its own. `headers` end in CRLF each.
  [[nodiscard]] HttpReply
  ask(const std::string& method,
      const std::string& path,
      const std::string& body = {},
      std::string headers = {}) {
    LoopbackClient client(port(), is_tls);
    if (method == "POST") {
      headers += "Origin: " + origin() +
                 "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
                 "\r\n";
    }
    client.send(method + " " + path + " HTTP/1.1\r\nHost: " + host() + "\r\n" + headers + "\r\n" + body);
    HttpReply reply = client.read_reply(method == "HEAD").value_or(HttpReply{});
    const auto coding = reply.headers.find("transfer-encoding");
    while (coding != reply.headers.end() && method != "HEAD") {
      const auto chunk = client.read_chunk();
      if (!chunk || chunk->empty()) {
        EXPECT_TRUE(chunk) << "the answer broke off";
        break;
      }
      reply.body += *chunk;
    }
    return reply;
  }

  [[nodiscard]] std::string join_token(std::optional<std::uint32_t> uses = {}) {
    std::promise<std::string> token;
    identity.invite_join(
        {stream, {system_clock().ms + identity::day_ms}, uses}, system_clock(),
        [&](const Result<identity::Token>& made) { token.set_value(identity::to_text(*made)); }
    );
    return token.get_future().get();
  }

  [[nodiscard]] std::string login_token(log::AccountId account) {
    std::promise<std::string> token;
    identity.invite_login(
        {account, {system_clock().ms + identity::day_ms}, {}}, system_clock(),
        [&](const Result<identity::Token>& made) { token.set_value(identity::to_text(*made)); }
    );
    return token.get_future().get();
  }

  /// Joins somebody by HTTP; gives the `Cookie` header, with CRLF.
  std::string join(const std::string& name) {
    const HttpReply reply =
        ask("POST", "/api/join",
            R"({"token":")" + join_token() + R"(","name":")" + name + R"(","avatar":1})");
    EXPECT_EQ(reply.status, 201) << reply.body;
    return cookie_header(reply);
  }

  /// Signs the coordinator in by a link; gives the `Cookie` header, with CRLF.
  std::string sign_in_coordinator() {
    std::promise<log::AccountId> account;
    identity.open_account(
        {stream, coordinator}, {"Coby"}, system_clock(),
        [&](const Result<log::AccountId>& opened) { account.set_value(*opened); }
    );
    const std::string token = login_token(account.get_future().get());
    return cookie_header(ask("POST", "/api/login-link", R"({"token":")" + token + R"("})"));
  }

  /// The coordinator wants it, and gets it.
  void coordinate(CommandBody body) {
    const Command command{
        .stream = stream,
        .id = identity::random_id<CommandId>(system_clock()),
        .at = system_clock(),
        .body = std::move(body),
        .personal = {},
    };
    EXPECT_TRUE(std::holds_alternative<pipeline::Accepted>(submit({}, coordinator, command)));
  }

  [[nodiscard]] static std::string cookie_header(const HttpReply& reply) {
    const auto cookie = reply.headers.find("set-cookie");
    if (cookie == reply.headers.end())
      return {};
    return "Cookie: " + cookie->second.substr(0, cookie->second.find(';')) + "\r\n";
  }

  [[nodiscard]] pipeline::Outcome submit(log::AccountId account, MemberId actor, const Command& command) {
    std::promise<pipeline::Outcome> answer;
    pipeline->submit(
        {account, actor, encode_command(command), {}},
        [&](CommandId, const pipeline::Outcome& outcome) { answer.set_value(outcome); }
    );
    return answer.get_future().get();
  }

  TemporaryFolder site;
  log::MemoryLog log;
  metrics::Registry registry;
  signing::Signer signer{crypto::ed25519_from_seed({})};
  gateway::Relay relay;
  std::unique_ptr<pipeline::Pipeline> pipeline = pipeline::make_pipeline(
      {.log = log, .signer = signer, .metrics = registry, .clock = system_clock, .listener = &relay}
  );
  identity::Identity identity{log, *pipeline};
  const StreamId stream = identity::random_id<StreamId>(system_clock());
  const MemberId coordinator = identity::random_id<MemberId>(system_clock());
  std::unique_ptr<gateway::Gateway> gateway;
  bool is_tls = false;
  std::mutex report_mutex;
  std::vector<std::string> reported; ///< lines for the operator
  std::thread thread;
  Result<void> ended;

private:
  void draft_programme() {
    programme::DraftProgramme draft;
    draft.title = {{{"nl", "Verdiep je werk"}}};
    const Command command{
        .stream = stream,
        .id = identity::random_id<CommandId>(system_clock()),
        .at = system_clock(),
        .body = draft,
        .personal =
            {{"name", identity::random_salt(), encode_text_value("Coby")},
             {"avatar", identity::random_salt(), encode_number_value(0)}},
    };
    const auto outcome = submit({}, coordinator, command);
    ASSERT_TRUE(std::holds_alternative<pipeline::Accepted>(outcome));
  }
};

/// A signed-in person's WebSocket, upgraded.
class SyncClient {
public:
  SyncClient(TestServer& server, const std::string& cookie, int receive_bytes = 0)
      : line(server.port(), server.is_tls, receive_bytes) {
    line.send(upgrade(server, cookie));
    reply = line.read_reply(true).value_or(HttpReply{});
  }

  [[nodiscard]] static std::string upgrade(
      const TestServer& server,
      const std::string& more,
      const std::string& subprotocol = sync::subprotocol,
      std::string origin = {}
  ) {
    if (origin.empty())
      origin = server.origin();
    return "GET /api/sync HTTP/1.1\r\nHost: " + server.host() +
           "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: " +
           subprotocol + "\r\nOrigin: " + origin + "\r\n" + more + "\r\n";
  }

  void send(const sync::ClientFrame& frame) {
    line.send_message(SocketMessage::binary, sync::encode_frame(frame));
  }

  /// The next frame of type `Frame`, others passed over; nullopt when the socket closes first.
  template <class Frame>
  [[nodiscard]] std::optional<Frame> next() {
    while (const auto message = line.read_message()) {
      if (message->opcode != SocketMessage::binary) {
        closing = *message;
        return std::nullopt;
      }
      const auto frame = sync::decode_server_frame(message->payload);
      if (!frame)
        return std::nullopt;
      if (const auto* wanted = std::get_if<Frame>(&*frame))
        return *wanted;
    }
    return std::nullopt;
  }

  /// Reads on until the socket closes; what it closed with.
  [[nodiscard]] SocketMessage close_message() {
    while (closing.opcode != SocketMessage::close) {
      const auto message = line.read_message();
      if (!message)
        return {};
      if (message->opcode == SocketMessage::close)
        closing = *message;
    }
    return closing;
  }

  LoopbackClient line;
  HttpReply reply; ///< to the upgrade
  SocketMessage closing;
};

} // namespace verdiep::test
