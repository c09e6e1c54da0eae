#include "tests/bench/sync_writer.hpp"

#include "events/codec/described.hpp"
#include "server/cli/application.hpp"
#include "server/identity/token.hpp"
#include "shared/stream/state.hpp"
#include "shared/sync/frames.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
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

constexpr std::size_t read_bytes = 32 * 1024;

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
  await_outcome();
}

void SyncWriter::write_post() {
  send_post();
  await_outcome();
}

void SyncWriter::send_post() {
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
  last_ = identity::random_id<CommandId>(now);
  const Command command{stream_, last_, now, std::move(body), std::move(personal)};
  const sync::Submit frame{stream_, last_, {encode_command(command)}, {}, {}, {}};
  send(sync::encode_frame(sync::ClientFrame{frame}));
}

void SyncWriter::await_outcome() {
  while (!has_outcome(true)) {
  }
}

bool SyncWriter::has_outcome(bool may_wait) {
  read_more(may_wait);
  bool found = false;
  while (const auto message = next_message()) {
    if (message->opcode == test::SocketMessage::ping) {
      line_->send_message(test::SocketMessage::pong, message->payload);
      continue;
    }
    if (message->opcode != test::SocketMessage::binary) {
      give_up("the server closed the connection");
    }
    credit_ += message->payload.size();
    found = found || is_outcome_of_last(message->payload);
  }
  buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(std::exchange(taken_, 0)));
  give_credit();
  return found;
}

void SyncWriter::read_more(bool may_wait) {
  const std::size_t held = buffer_.size();
  buffer_.resize(held + read_bytes);
  const auto size = ::recv(descriptor(), buffer_.data() + held, read_bytes, may_wait ? 0 : MSG_DONTWAIT);
  const bool is_early = size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) && !may_wait;
  if (size <= 0 && !is_early) {
    give_up("the connection ended");
  }
  buffer_.resize(held + (is_early ? 0 : static_cast<std::size_t>(size)));
}

std::optional<SyncWriter::Message> SyncWriter::next_message() {
  const ByteView rest = ByteView(buffer_).subspan(taken_);
  if (rest.size() < 2) {
    return std::nullopt;
  }
  const std::size_t short_size = rest[1] & 0x7f;
  const std::size_t size_bytes = short_size < 126 ? 0 : short_size == 126 ? 2 : 8;
  std::size_t size = size_bytes == 0 ? short_size : 0;
  const std::size_t head = 2 + size_bytes;
  if (rest.size() < head) {
    return std::nullopt;
  }
  for (const std::uint8_t byte : rest.subspan(2, size_bytes)) {
    size = size << 8 | byte;
  }
  if (rest.size() - head < size) {
    return std::nullopt;
  }
  taken_ += head + size;
  return Message{static_cast<std::uint8_t>(rest[0] & 0x0f), rest.subspan(head, size)};
}

bool SyncWriter::is_outcome_of_last(ByteView bytes) const {
  if (!is_outcome(bytes)) {
    return false;
  }
  const auto frame = sync::decode_server_frame(bytes);
  const auto* outcome = frame ? std::get_if<sync::Outcome>(&*frame) : nullptr;
  if (outcome == nullptr || outcome->id != last_ || !outcome->accepted) {
    give_up("a command was not accepted");
  }
  return true;
}

void SyncWriter::give_credit() {
  if (credit_ >= sync::credit_step_bytes) {
    const sync::Credit credit{static_cast<std::uint32_t>(std::exchange(credit_, 0))};
    send(sync::encode_frame(sync::ClientFrame{credit}));
  }
}

} // namespace verdiep::bench
