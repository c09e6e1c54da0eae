#include "events/command.hpp"
#include "events/record.hpp"
#include "server/cli/application.hpp"
#include "server/cli/verification.hpp"
#include "server/demo/script.hpp"
#include "server/identity/token.hpp"
#include "server_process.hpp"
#include "shared/stream/state.hpp"
#include "shared/sync/frames.hpp"
#include "tests/support/random.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/server/gateway/loopback_client.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <deque>
#include <fstream>
#include <map>
#include <set>
#include <thread>

namespace verdiep {
namespace {

using test::LoopbackClient;
using test::ServerProcess;
using test::SocketMessage;
using test::TemporaryFolder;

constexpr int rounds = 6;
constexpr int writers_count = 4;
constexpr std::size_t under_way_max = 16;

/// Somebody who writes posts as fast as the server answers, and after each fall of the server sends again
/// what got no answer: the same commands, under the same ids.
class Writer {
public:
  Writer(StreamId stream, ThreadId thread) : stream_(stream), thread_(thread) {}

  void join(std::uint16_t port, const std::string& token, const std::string& name) {
    LoopbackClient line(port);
    const std::string body = R"({"token":")" + token + R"(","name":")" + name + R"(","avatar":1})";
    line.send(
        "POST /api/join HTTP/1.1\r\nHost: " + host(port) + "\r\nOrigin: http://" + host(port) +
        "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
        body
    );
    const auto reply = line.read_reply();
    ASSERT_TRUE(reply);
    ASSERT_EQ(reply->status, 201) << reply->body;
    const auto& cookie = reply->headers.at("set-cookie");
    cookie_ = cookie.substr(0, cookie.find(';'));
    waiting_.push_back(command_of(people::Enrol{}));
  }

  /// Until the server is gone.
  void write(std::uint16_t port) {
    LoopbackClient line(port);
    line.send(
        "GET /api/sync HTTP/1.1\r\nHost: " + host(port) +
        "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: verdiep.sync.1\r\nOrigin: "
        "http://" +
        host(port) + "\r\nCookie: " + cookie_ + "\r\n\r\n"
    );
    const auto reply = line.read_reply(true);
    if (!reply || reply->status != 101)
      return;
    send(line, sync::Hello{stream_, stream::rules_version, 0, {}, {}, {}});
    for (const Command& command : waiting_)
      submit(line, command);
    while (const auto message = line.read_message()) {
      if (message->opcode != SocketMessage::binary)
        return;
      hear(message->payload);
      send(line, sync::Credit{static_cast<std::uint32_t>(message->payload.size())});
      fill(line);
    }
  }

  [[nodiscard]] const std::map<CommandId, Position>& acknowledged() const { return acknowledged_; }
  [[nodiscard]] const std::deque<Command>& waiting() const { return waiting_; }
  [[nodiscard]] bool was_refused() const { return was_refused_; }

private:
  static std::string host(std::uint16_t port) { return "127.0.0.1:" + std::to_string(port); }
  static void send(LoopbackClient& line, const sync::ClientFrame& frame) {
    line.send_message(SocketMessage::binary, sync::encode_frame(frame));
  }

  [[nodiscard]] Command command_of(CommandBody body, std::vector<PersonalValue> personal = {}) const {
    const Timestamp now = cli::system_now();
    return {stream_, identity::random_id<CommandId>(now), now, std::move(body), std::move(personal)};
  }
  [[nodiscard]] Command post() const {
    const auto id = identity::random_id<PostId>(cli::system_now());
    return command_of(
        forum::WritePost{thread_, id, {}},
        {{"text", identity::random_salt(), encode_text_value("nog een bericht")}}
    );
  }

  void submit(LoopbackClient& line, const Command& command) const {
    send(line, sync::Submit{stream_, command.id, {encode_command(command)}, {}, {}, {}});
  }

  /// Enrolling is answered before the first post.
  void fill(LoopbackClient& line) {
    while (!acknowledged_.empty() && waiting_.size() < under_way_max) {
      waiting_.push_back(post());
      submit(line, waiting_.back());
    }
  }

  void hear(const Bytes& payload) {
    const auto frame = sync::decode_server_frame(payload);
    const auto* outcome = frame ? std::get_if<sync::Outcome>(&*frame) : nullptr;
    if (outcome == nullptr)
      return;
    const bool is_transient = outcome->refusal && !sync::is_final(*outcome->refusal);
    if (is_transient)
      return;
    if (!outcome->accepted) {
      was_refused_ = true;
      return;
    }
    acknowledged_[outcome->id] = *outcome->accepted;
    std::erase_if(waiting_, [&](const Command& command) { return command.id == outcome->id; });
  }

  StreamId stream_;
  ThreadId thread_;
  std::string cookie_;
  std::deque<Command> waiting_; ///< sent, without an answer; in order
  std::map<CommandId, Position> acknowledged_;
  bool was_refused_ = false;
};

ThreadId first_thread(const demo::Script& script) {
  for (const auto& line : script.lines)
    if (const auto* opened = std::get_if<forum::OpenThread>(&line.command.body))
      return opened->thread;
  return {};
}

/// The token of the last link: the one for somebody new.
std::string join_token(const std::string& output) {
  const auto begin = output.find("nieuw.localhost");
  const auto fragment = output.find('#', begin) + 1;
  return output.substr(fragment, output.find('\n', fragment) - fragment);
}

/// Where each command stands in the stream; a command twice is a failure.
std::map<CommandId, Position> commands_on_disk(const log::Log& log, StreamId stream) {
  std::map<CommandId, Position> found;
  std::set<std::pair<CommandId, std::size_t>> events;
  const auto head = log.head(stream);
  EXPECT_TRUE(head);
  const auto read = log.read(stream, Position{1}, *head, [&](Position position, ByteView bytes) {
    const auto record = decode_record(bytes);
    EXPECT_TRUE(record);
    // Opening a thread, in the demo's story, yields two events, of different types.
    if (record) {
      EXPECT_TRUE(events.emplace(record->command, record->body.index()).second) << position.value;
      found[record->command] = position;
    }
    return true;
  });
  EXPECT_TRUE(read) << read.error().context;
  return found;
}

TEST(ServerKill, every_acknowledged_command_is_there_once) {
  const TemporaryFolder folder;
  const auto store = folder.path() / "store";
  const auto web = folder.path() / "web";
  std::filesystem::create_directory(web);
  std::ofstream(web / "index.html") << "<!doctype html><title>Verdiep</title>";
  const std::vector<std::string> arguments = {VERDIEP_PROGRAM, "demo",       "--store",  store.string(),
                                              "--web",         web.string(), "--listen", "127.0.0.1:0",
                                              "--reserve-mib", "1"};
  const auto script = demo::built_in_script();
  ASSERT_TRUE(script);
  std::vector<Writer> writers(writers_count, Writer(script->stream, first_thread(*script)));
  test::Random random(20261123);

  std::size_t unanswered = 0;
  for (int round = 0; round < rounds; ++round) {
    ServerProcess server(arguments, "nieuw.localhost");
    ASSERT_TRUE(server.is_ready()) << server.output();
    const auto port = server.port();
    for (std::size_t index = 0; round == 0 && index < writers.size(); ++index)
      writers[index].join(port, join_token(server.output()), "Schrijver " + std::to_string(index + 1));
    std::vector<std::thread> threads;
    for (Writer& writer : writers)
      threads.emplace_back([&writer, port] { writer.write(port); });
    std::this_thread::sleep_for(std::chrono::milliseconds(300 + random.below(700)));
    server.kill_hard();
    for (std::thread& thread : threads)
      thread.join();
    for (const Writer& writer : writers)
      unanswered += writer.waiting().size();
  }

  cli::ApplicationOptions options;
  options.store = store;
  options.report = [](std::string_view) {};
  const auto application = cli::Application::open(std::move(options));
  ASSERT_TRUE(application) << application.error().context;
  const auto on_disk = commands_on_disk((*application)->log(), script->stream);
  std::size_t acknowledged = 0;
  for (const Writer& writer : writers) {
    EXPECT_FALSE(writer.was_refused());
    acknowledged += writer.acknowledged().size();
    for (const auto& [id, position] : writer.acknowledged()) {
      const auto found = on_disk.find(id);
      ASSERT_NE(found, on_disk.end()) << "acknowledged at " << position.value << " and not there";
      EXPECT_EQ(found->second, position);
    }
  }
  const auto report =
      cli::verify_store({(*application)->log(), (*application)->checkpoints(), (*application)->signer()});
  EXPECT_TRUE(report) << report.error().context;
  // Else nothing was tried.
  EXPECT_GT(acknowledged, 100u);
  EXPECT_GT(unanswered, 0u);
  RecordProperty("acknowledged", static_cast<int>(acknowledged));
  RecordProperty("unanswered", static_cast<int>(unanswered));
}

} // namespace
} // namespace verdiep
