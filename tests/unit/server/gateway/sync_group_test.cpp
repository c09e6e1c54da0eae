#include "shared/disclosures/commitment.hpp"
#include "test_server.hpp"

// The stream of a group on open sockets: who joins is let in, who leaves is shown out.
namespace verdiep::gateway {
namespace {

using test::SyncClient;
using test::TestServer;

class SyncGroup : public testing::Test {
protected:
  TestServer server;
  GroupId oak = identity::random_id<GroupId>(test::system_clock());
  StreamId room = groups::stream_of(oak);

  void SetUp() override {
    ASSERT_TRUE(
        is_accepted(server.submit({}, server.coordinator, command(server.stream, programme::OpenEnrolment{})))
    );
  }

  static bool is_accepted(const pipeline::Outcome& outcome) {
    return std::holds_alternative<pipeline::Accepted>(outcome);
  }
  static Command command(
      StreamId stream, CommandBody body, const std::vector<std::pair<std::string, std::string>>& texts = {}
  ) {
    const Timestamp now = test::system_clock();
    Command made{stream, identity::random_id<CommandId>(now), now, std::move(body), {}};
    for (const auto& [field, text] : texts)
      made.personal.push_back({field, identity::random_salt(), encode_text_value(text)});
    disclosures::seal(made);
    return made;
  }
  static Command thread_in(StreamId stream) {
    const Timestamp now = test::system_clock();
    const forum::OpenThread opening{
        identity::random_id<ThreadId>(now), identity::random_id<PostId>(now), {}, {}, {}
    };
    return command(stream, opening, {{"title", "Plan"}, {"text", "Onder ons"}});
  }

  static void greet(SyncClient& client, StreamId stream) {
    client.send(sync::Hello{stream, 1, 0, {}, {}, {}});
  }
  /// Submits on the socket, and waits for the answer.
  static bool submit(SyncClient& client, const Command& command) {
    client.send(sync::Submit{command.stream, command.id, {encode_command(command)}, {}, {}, {}});
    const auto outcome = client.next<sync::Outcome>();
    return outcome && outcome->id == command.id && outcome->accepted;
  }
  /// Somebody on an open socket who follows the programme and takes part.
  std::unique_ptr<SyncClient> participant(const std::string& name) {
    cookie = server.join(name);
    auto client = std::make_unique<SyncClient>(server, cookie);
    greet(*client, server.stream);
    const auto welcome = client->next<sync::Welcome>();
    EXPECT_TRUE(welcome);
    member = welcome ? welcome->member : MemberId{};
    EXPECT_TRUE(submit(*client, command(server.stream, people::Enrol{})));
    return client;
  }
  /// The next frame of any type; nullopt when the socket closes.
  static std::optional<sync::ServerFrame> next(SyncClient& client) {
    const auto message = client.line.read_message();
    if (!message || message->opcode != test::SocketMessage::binary)
      return std::nullopt;
    const auto frame = sync::decode_server_frame(message->payload);
    return frame ? std::optional(*frame) : std::nullopt;
  }
  Command form() { return command(server.stream, groups::FormGroup{oak, {}}, {{"name", "De Eiken"}}); }
  Command join() { return command(server.stream, groups::JoinGroup{oak}); }

  // Of who took part last.
  std::string cookie;
  MemberId member;
};

TEST_F(SyncGroup, who_forms_a_group_enters_its_stream_at_once) {
  const auto ivo = participant("Ivo");
  ASSERT_TRUE(submit(*ivo, form()));
  greet(*ivo, room);
  const auto welcome = ivo->next<sync::Welcome>();
  ASSERT_TRUE(welcome);
  EXPECT_EQ(welcome->stream, room);
  EXPECT_EQ(welcome->head, Position{});
  EXPECT_EQ(
      welcome->audiences.items,
      (std::vector{disclosures::Audience::group(oak), disclosures::Audience::member(welcome->member)})
  );
  EXPECT_TRUE(submit(*ivo, thread_in(room)));
}

TEST_F(SyncGroup, nobody_else_enters_it) {
  const auto ivo = participant("Ivo");
  ASSERT_TRUE(submit(*ivo, form()));
  const auto jana = participant("Jana");
  greet(*jana, room);
  EXPECT_FALSE(jana->next<sync::Welcome>());
  EXPECT_NE(jana->close_message().close_reason().find("unknown_stream"), std::string::npos);
}

TEST_F(SyncGroup, a_member_who_connects_has_the_groups_stream_too) {
  {
    const auto ivo = participant("Ivo");
    ASSERT_TRUE(submit(*ivo, form()));
  }
  SyncClient again(server, cookie);
  greet(again, room); // before anything else
  const auto welcome = again.next<sync::Welcome>();
  ASSERT_TRUE(welcome);
  EXPECT_EQ(welcome->stream, room);
}

TEST_F(SyncGroup, who_joins_gets_what_was_written_before_and_who_leaves_nothing_that_came_after) {
  const auto ivo = participant("Ivo");
  ASSERT_TRUE(submit(*ivo, form()));
  greet(*ivo, room);
  ASSERT_TRUE(submit(*ivo, thread_in(room)));
  const auto jana = participant("Jana");
  ASSERT_TRUE(submit(*jana, join()));
  greet(*jana, room);
  std::optional<sync::Disclosures> words;
  do {
    words = jana->next<sync::Disclosures>();
  } while (words && words->stream != room);
  ASSERT_TRUE(words);
  EXPECT_EQ(words->grants.items.size(), 2u) << "title and text";

  const Command leaving = command(server.stream, groups::LeaveGroup{member});
  jana->send(sync::Submit{server.stream, leaving.id, {encode_command(leaving)}, {}, {}, {}});
  std::optional<sync::Revoked> revoked = jana->next<sync::Revoked>();
  ASSERT_TRUE(revoked);
  EXPECT_EQ(revoked->stream, room);
  EXPECT_FALSE(revoked->audience) << "all of it";

  ASSERT_TRUE(submit(*ivo, thread_in(room)));
  const Command last = thread_in(server.stream);
  jana->send(sync::Submit{server.stream, last.id, {encode_command(last)}, {}, {}, {}});
  for (bool is_answered = false; !is_answered;) {
    const auto frame = next(*jana);
    ASSERT_TRUE(frame) << "the programme goes on";
    EXPECT_NE(sync::stream_of(*frame), room);
    const auto* outcome = std::get_if<sync::Outcome>(&*frame);
    is_answered = outcome != nullptr && outcome->id == last.id;
  }

  EXPECT_TRUE(submit(*jana, join()));
  greet(*jana, room);
  const auto welcome = jana->next<sync::Welcome>();
  ASSERT_TRUE(welcome);
  EXPECT_EQ(welcome->head, Position{4}) << "back again";
}

} // namespace
} // namespace verdiep::gateway
