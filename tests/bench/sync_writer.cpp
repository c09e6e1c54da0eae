#include "tests/bench/sync_writer.hpp"

#include "events/codec/described.hpp"
#include "server/cli/application.hpp"
#include "server/identity/token.hpp"
#include "shared/stream/state.hpp"
#include "shared/sync/frames.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace verdiep::bench {
namespace {

[[noreturn]] void give_up(const std::string& what) {
  std::fprintf(stderr, "sync_bench: %s\n", what.c_str());
  std::exit(1);
}

std::string host(std::uint16_t port) {
  return "127.0.0.1:" + std::to_string(port);
}

/// Whether the frame is `["Outcome", …]`, without decoding it.
bool is_outcome(ByteView frame) {
  constexpr std::string_view begin = "\x82\x67Outcome";
  return frame.size() > begin.size() &&
         std::equal(begin.begin(), begin.end(), frame.begin(), [](char a, auto b) {
           return static_cast<std::uint8_t>(a) == b;
         });
}

} // namespace

void SyncWriter::join(std::uint16_t port, const std::string& token, const std::string& name) {
  port_ = port;
  connect(sign_up(token, name));
  send(sync::encode_frame(sync::ClientFrame{sync::Hello{stream_, stream::rules_version, 0, {}, {}, {}}}));
  submit(people::Enrol{}, {});
}

void SyncWriter::write_post() {
  submit(
      forum::WritePost{thread_, identity::random_id<PostId>(cli::system_now()), {}},
      {{"text", identity::random_salt(), encode_text_value("Nog een bericht, zoals mensen ze schrijven.")}}
  );
}

std::string SyncWriter::sign_up(const std::string& token, const std::string& name) const {
  test::LoopbackClient line(port_);
  const std::string body = R"({"token":")" + token + R"(","name":")" + name + R"(","avatar":1})";
  line.send(
      "POST /api/join HTTP/1.1\r\nHost: " + host(port_) + "\r\nOrigin: http://" + host(port_) +
      "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
      body
  );
  const auto reply = line.read_reply();
  if (!reply || reply->status != 201) {
    give_up("cannot join: " + (reply ? reply->body : "no reply"));
  }
  const std::string& cookie = reply->headers.at("set-cookie");
  return cookie.substr(0, cookie.find(';'));
}

void SyncWriter::connect(const std::string& cookie) {
  line_ = std::make_unique<test::LoopbackClient>(port_);
  line_->send(
      "GET /api/sync HTTP/1.1\r\nHost: " + host(port_) +
      "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: " +
      std::string(sync::subprotocol) + "\r\nOrigin: http://" + host(port_) + "\r\nCookie: " + cookie +
      "\r\n\r\n"
  );
  const auto reply = line_->read_reply(true);
  if (!reply || reply->status != 101) {
    give_up("no WebSocket");
  }
}

void SyncWriter::send(const Bytes& frame) {
  if (!line_->send_message(test::SocketMessage::binary, frame)) {
    give_up("the connection broke");
  }
}

void SyncWriter::submit(CommandBody body, std::vector<PersonalValue> personal) {
  const Timestamp now = cli::system_now();
  const auto id = identity::random_id<CommandId>(now);
  const Command command{stream_, id, now, std::move(body), std::move(personal)};
  send(sync::encode_frame(sync::ClientFrame{sync::Submit{stream_, id, {encode_command(command)}, {}, {}, {}}})
  );
  await_outcome(id);
}

void SyncWriter::await_outcome(CommandId id) {
  while (const auto message = line_->read_message()) {
    if (message->opcode != test::SocketMessage::binary) {
      give_up("closed: " + message->close_reason());
    }
    give_credit(message->payload.size());
    if (!is_outcome(message->payload)) {
      continue;
    }
    const auto frame = sync::decode_server_frame(message->payload);
    const auto* outcome = frame ? std::get_if<sync::Outcome>(&*frame) : nullptr;
    if (outcome == nullptr || outcome->id != id || !outcome->accepted) {
      give_up("a command was not accepted");
    }
    return;
  }
  give_up("the connection ended");
}

void SyncWriter::give_credit(std::size_t bytes) {
  credit_ += bytes;
  if (credit_ >= sync::credit_step_bytes) {
    send(sync::encode_frame(
        sync::ClientFrame{sync::Credit{static_cast<std::uint32_t>(std::exchange(credit_, 0))}}
    ));
  }
}

} // namespace verdiep::bench
