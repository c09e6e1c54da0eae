#include "shared/sync/frames.hpp"
#include "test_server.hpp"

namespace verdiep::gateway {
namespace {

using test::LoopbackClient;
using test::SocketMessage;
using test::SyncClient;
using test::TestServer;

sync::Hello hello(const TestServer& server) {
  return {server.stream, 1, 0, {}, {}, {}};
}

Command enrolment_opened(const TestServer& server) {
  return {
      .stream = server.stream,
      .id = identity::random_id<CommandId>(test::system_clock()),
      .at = test::system_clock(),
      .body = programme::OpenEnrolment{},
      .personal = {},
  };
}

/// Reads batches until the record at `position` has come.
bool receives(SyncClient& client, Position position) {
  while (const auto batch = client.next<sync::Batch>()) {
    if (batch->first.plus(batch->records.items.size()) > position)
      return true;
  }
  return false;
}

int upgrade_status(TestServer& server, const std::string& request) {
  LoopbackClient client(server.port());
  client.send(request);
  return client.read_reply().value_or(test::HttpReply{}).status;
}

TEST(Sync, only_who_is_signed_in_on_our_own_page_gets_a_socket) {
  TestServer server;
  const std::string cookie = server.join("Anneke");
  EXPECT_EQ(upgrade_status(server, SyncClient::upgrade(server, "")), 401);
  EXPECT_EQ(upgrade_status(server, SyncClient::upgrade(server, "Cookie: verdiep_session=nonsense\r\n")), 401);
  EXPECT_EQ(upgrade_status(server, SyncClient::upgrade(server, cookie, "verdiep.sync.9")), 400);
  EXPECT_EQ(
      upgrade_status(server, SyncClient::upgrade(server, cookie, sync::subprotocol, "https://evil.example")),
      403
  );
  EXPECT_EQ(upgrade_status(server, SyncClient::upgrade(server, cookie)), 101);
}

TEST(Sync, the_handshake_names_the_subprotocol) {
  TestServer server;
  SyncClient client(server, server.join("Anneke"));
  EXPECT_EQ(client.reply.status, 101);
  EXPECT_EQ(client.reply.headers.at("sec-websocket-protocol"), "verdiep.sync.1");
  // RFC 6455 section 1.3 gives the answer to this key.
  EXPECT_EQ(client.reply.headers.at("sec-websocket-accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
}

TEST(Sync, a_newcomer_gets_the_history_and_everybody_the_news) {
  TestServer server;
  SyncClient anneke(server, server.join("Anneke"));
  anneke.send(hello(server));
  const auto welcome = anneke.next<sync::Welcome>();
  ASSERT_TRUE(welcome);
  EXPECT_EQ(welcome->head, Position{4});
  EXPECT_EQ(welcome->key, server.signer.public_key());
  EXPECT_TRUE(receives(anneke, Position{4}));

  SyncClient bram(server, server.join("Bram"));
  EXPECT_TRUE(receives(anneke, Position{5})) << "that Bram joined";
  bram.send(hello(server));
  EXPECT_TRUE(receives(bram, Position{5}));

  ASSERT_TRUE(std::holds_alternative<pipeline::Accepted>(
      server.submit({}, server.coordinator, enrolment_opened(server))
  ));
  EXPECT_TRUE(receives(anneke, Position{6}));
  EXPECT_TRUE(receives(bram, Position{6}));
}

TEST(Sync, names_travel_as_disclosures) {
  TestServer server;
  SyncClient anneke(server, server.join("Anneke"));
  anneke.send(hello(server));
  std::size_t names = 0;
  while (names < 2) {
    const auto disclosures = anneke.next<sync::Disclosures>();
    ASSERT_TRUE(disclosures);
    for (const sync::Grant& grant : disclosures->grants.items)
      names += grant.field.value == "name" ? 1 : 0;
  }
  const std::string cookie = server.join("Bram");
  const auto news = anneke.next<sync::Disclosures>();
  ASSERT_TRUE(news);
  EXPECT_EQ(news->grants.items.at(0).value.value, encode_text_value("Bram"));
}

TEST(Sync, a_command_is_answered_and_told_to_others) {
  TestServer server;
  SyncClient anneke(server, server.join("Anneke"));
  SyncClient bram(server, server.join("Bram"));
  ASSERT_TRUE(std::holds_alternative<pipeline::Accepted>(
      server.submit({}, server.coordinator, enrolment_opened(server))
  ));
  for (SyncClient* client : {&anneke, &bram})
    client->send(hello(server));
  ASSERT_TRUE(anneke.next<sync::Welcome>());

  Command enrol = enrolment_opened(server);
  enrol.body = people::Enrol{};
  anneke.send(sync::Submit{server.stream, enrol.id, {encode_command(enrol)}, Position{6}, {}, {}});
  const auto outcome = anneke.next<sync::Outcome>();
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->id, enrol.id);
  EXPECT_EQ(outcome->accepted, Position{7});
  EXPECT_TRUE(receives(bram, Position{7}));
}

TEST(Sync, a_rejection_is_answered_as_one) {
  TestServer server;
  SyncClient anneke(server, server.join("Anneke"));
  anneke.send(hello(server));
  ASSERT_TRUE(anneke.next<sync::Welcome>());
  Command enrol = enrolment_opened(server);
  enrol.body = people::Enrol{};
  anneke.send(sync::Submit{server.stream, enrol.id, {encode_command(enrol)}, Position{4}, {}, {}});
  const auto outcome = anneke.next<sync::Outcome>();
  ASSERT_TRUE(outcome && outcome->rejection);
  EXPECT_EQ(outcome->rejection->code, RejectionCode::enrolment_closed);
}

TEST(Sync, a_malformed_frame_ends_its_connection_with_a_reason_and_no_other) {
  TestServer server;
  const std::string cookie = server.join("Anneke");
  SyncClient good(server, cookie);
  good.send(hello(server));
  ASSERT_TRUE(good.next<sync::Welcome>());

  SyncClient bad(server, cookie);
  const Bytes garbage{0xff, 0x00, 0x13};
  bad.line.send_message(SocketMessage::binary, garbage);
  const auto bye = bad.next<sync::Bye>();
  ASSERT_TRUE(bye);
  EXPECT_EQ(bye->reason, sync::ByeReason::malformed_frame);
  const SocketMessage closing = bad.close_message();
  EXPECT_EQ(closing.close_code(), 1002U);
  EXPECT_TRUE(closing.close_reason().starts_with("malformed_frame"));

  server.join("Bram");
  EXPECT_TRUE(receives(good, Position{5}));
}

TEST(Sync, frames_out_of_order_end_the_connection) {
  TestServer server;
  SyncClient client(server, server.join("Anneke"));
  client.send(sync::Fetch{server.stream, Position{1}, Position{2}});
  EXPECT_EQ(client.close_message().close_code(), 1002U);
}

TEST(Sync, text_is_not_taken) {
  TestServer server;
  SyncClient client(server, server.join("Anneke"));
  const Bytes text{'h', 'i'};
  client.line.send_message(SocketMessage::text, text);
  EXPECT_EQ(client.close_message().close_code(), 1003U);
}

TEST(Sync, a_message_over_the_limit_is_not_read) {
  TestServer server;
  SyncClient client(server, server.join("Anneke"));
  client.line.send_message(SocketMessage::binary, Bytes(400 * 1024));
  EXPECT_EQ(client.close_message().close_code(), 1009U);
}

TEST(Sync, a_stream_of_somebody_else_is_unknown) {
  TestServer server;
  SyncClient client(server, server.join("Anneke"));
  sync::Hello elsewhere = hello(server);
  elsewhere.stream = identity::random_id<StreamId>(test::system_clock());
  client.send(elsewhere);
  const auto bye = client.next<sync::Bye>();
  ASSERT_TRUE(bye);
  EXPECT_EQ(bye->reason, sync::ByeReason::unknown_stream);
}

TEST(Sync, signing_out_closes_the_sockets_of_that_session) {
  TestServer server;
  const std::string cookie = server.join("Anneke");
  SyncClient here(server, cookie);
  SyncClient other_person(server, server.join("Bram"));
  other_person.send(hello(server));
  ASSERT_TRUE(other_person.next<sync::Welcome>());
  EXPECT_EQ(server.ask("POST", "/api/logout", "", cookie).status, 200);
  const SocketMessage closing = here.close_message();
  EXPECT_EQ(closing.close_code(), 4401U);
  EXPECT_EQ(upgrade_status(server, SyncClient::upgrade(server, cookie)), 401);
  server.join("Carla");
  EXPECT_TRUE(receives(other_person, Position{6}));
}

TEST(Sync, one_account_has_so_many_sockets) {
  TestServer server([](GatewayOptions& options) { options.sockets_per_account_max = 2; });
  const std::string cookie = server.join("Anneke");
  SyncClient first(server, cookie);
  {
    SyncClient second(server, cookie);
    EXPECT_EQ(second.reply.status, 101);
    EXPECT_EQ(upgrade_status(server, SyncClient::upgrade(server, cookie)), 503);
    EXPECT_EQ(upgrade_status(server, SyncClient::upgrade(server, server.join("Bram"))), 101);
  }
  int status = 503;
  for (int attempt = 0; attempt < 200 && status == 503; ++attempt) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    status = upgrade_status(server, SyncClient::upgrade(server, cookie));
  }
  EXPECT_EQ(status, 101) << "a place that became free is given away again";
}

/// A Ding of 15 kB, so that a few fill a page.
Command long_ding(const TestServer& server) {
  dingen::AddDing ding;
  ding.ding = identity::random_id<DingId>(test::system_clock());
  ding.content.title = {{{"nl", "Een lang Ding"}}};
  ding.content.why = {{{"nl", "Waarom"}}};
  ding.content.done = {{{"nl", "Klaar"}}};
  ding.content.service = {{{"nl", "Dienst"}}};
  ding.content.steps.items.assign(12, {{{"nl", std::string(1000, 'x')}}});
  Command command = enrolment_opened(server);
  command.body = ding;
  return command;
}

/// The value of a figure without labels.
std::uint64_t figure(TestServer& server, const std::string& name) {
  const std::string text = server.ask("GET", "/metrics").body;
  const auto line = text.find("\n" + name + " ");
  return line == std::string::npos ? 0 : std::stoull(text.substr(line + name.size() + 2));
}

TEST(Sync, who_gives_credit_without_reading_is_dropped_and_goes_on_from_what_it_has) {
  TestServer server;
  const std::string cookie = server.join("Anneke");
  constexpr std::uint64_t dingen = 40;
  for (std::uint64_t i = 0; i < dingen; ++i) {
    ASSERT_TRUE(
        std::holds_alternative<pipeline::Accepted>(server.submit({}, server.coordinator, long_ding(server)))
    );
  }
  const Position last = *server.pipeline->head(server.stream);

  SyncClient lazy(server, cookie, 4096);
  lazy.send(hello(server));
  std::uint64_t credited = 0;
  bool has_all = false;
  const auto until = std::chrono::steady_clock::now() + LoopbackClient::patience;
  while (figure(server, "verdiep_sockets_dropped_total") == 0 && std::chrono::steady_clock::now() < until) {
    const std::uint64_t sent = figure(server, "verdiep_socket_sent_bytes_total");
    if (sent == credited)
      continue;
    lazy.send(sync::Credit{static_cast<std::uint32_t>(sent - std::exchange(credited, sent))});
    // Once all was sent, it asks again and again for what it never read.
    has_all = has_all || sent > dingen * 12'000;
    if (has_all)
      lazy.send(sync::Fetch{server.stream, Position{5}, last});
  }
  EXPECT_EQ(figure(server, "verdiep_sockets_dropped_total"), 1U);

  SyncClient again(server, cookie);
  sync::Hello from = hello(server);
  from.have = Position{last.value - 1};
  again.send(from);
  EXPECT_TRUE(receives(again, last));
}

TEST(Sync, stopping_says_goodbye) {
  TestServer server;
  SyncClient client(server, server.join("Anneke"));
  client.send(hello(server));
  ASSERT_TRUE(client.next<sync::Welcome>());
  server.gateway->stop();
  const auto bye = client.next<sync::Bye>();
  ASSERT_TRUE(bye);
  EXPECT_EQ(bye->reason, sync::ByeReason::shutting_down);
  EXPECT_EQ(client.close_message().close_code(), 1001U);
}

} // namespace
} // namespace verdiep::gateway
