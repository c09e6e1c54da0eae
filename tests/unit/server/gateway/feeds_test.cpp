// Feeds that go on: live lines, heartbeats, their end, and readers that do not read.
#include "reading_programs.hpp"

namespace verdiep::test {
namespace {

class Feeds : public ReadingPrograms {
protected:
  explicit Feeds(
      const std::function<void(gateway::GatewayOptions&)>& change =
          [](gateway::GatewayOptions& options) {
            options.heartbeat = std::chrono::milliseconds(50);
            options.feeds_per_account_max = 2;
          }
  )
      : ReadingPrograms(change) {}

  /// An open feed.
  struct Feed {
    Feed(Feeds& test, const std::string& what, const std::string& headers, int receive_bytes = 0)
        : line(test.server.port(), false, receive_bytes) {
      line.send(
          "GET " + test.address(what) + " HTTP/1.1\r\nHost: " + test.server.host() + "\r\n" + headers + "\r\n"
      );
      reply = line.read_reply().value_or(HttpReply{});
    }
    /// The next event; null when the feed ended. Blank lines are passed over.
    Json next() {
      std::size_t end = 0;
      while ((end = lines.find('\n')) == std::string::npos) {
        const auto chunk = line.read_chunk();
        if (!chunk || chunk->empty())
          return nullptr;
        lines += *chunk;
      }
      const std::string one = lines.substr(0, end);
      lines.erase(0, end + 1);
      blanks += one.empty() ? 1 : 0;
      return one.empty() ? next() : Json::parse(one);
    }
    /// Reads on until an event of this type.
    Json until(const std::string& type) {
      Json event = next();
      while (!event.is_null() && event["type"] != "nl.verdiepdingen." + type)
        event = next();
      return event;
    }
    LoopbackClient line;
    HttpReply reply;
    std::string lines;
    int blanks = 0;
  };
};

TEST_F(Feeds, go_on_with_what_happens) {
  const std::string token = bearer(server.sign_in_coordinator(), "content");
  Feed feed(*this, "/events?follow=1&content=1", token);
  ASSERT_EQ(feed.reply.status, 200);
  EXPECT_EQ(feed.reply.headers.at("content-type"), "application/x-ndjson");
  EXPECT_EQ(feed.next()["type"], "nl.verdiepdingen.ProgrammeDrafted");
  EXPECT_EQ(feed.until("EnrolmentOpened")["position"], 4);
  static_cast<void>(server.join("Bram"));
  const Json joined = feed.next();
  EXPECT_EQ(joined["type"], "nl.verdiepdingen.MemberJoined");
  EXPECT_EQ(joined["data"]["name"], "Bram");

  Feed resumed(*this, "/events?follow=1&type=MemberJoined&from=5", token);
  EXPECT_EQ(resumed.next()["position"], joined["position"]);
}

TEST_F(Feeds, beat_while_nothing_happens) {
  Feed feed(*this, "/events?follow=1&from=5", bearer(server.sign_in_coordinator(), "events"));
  EXPECT_EQ(feed.line.read_chunk(), "\n");
  EXPECT_EQ(feed.line.read_chunk(), "\n");
  server.coordinate(programme::CloseEnrolment{});
  EXPECT_EQ(feed.next()["type"], "nl.verdiepdingen.EnrolmentClosed");
}

TEST_F(Feeds, end_with_their_token_and_say_so) {
  const std::string cookie = server.sign_in_coordinator();
  const HttpReply made = grant(cookie, "events");
  Feed feed(*this, "/events?follow=1", "Authorization: Bearer " + body_of(made).value("token", "") + "\r\n");
  ASSERT_EQ(feed.next()["position"], 1);
  ASSERT_EQ(post("/api/tokens/revoke", {{"token", body_of(made)["id"]}}, cookie).status, 200);
  EXPECT_EQ(feed.until("FeedEnded")["data"]["reason"], "token_ended");
  EXPECT_TRUE(feed.next().is_null());
}

TEST_F(Feeds, end_when_their_reader_is_somebody_else) {
  const std::string cookie = server.join("Mia");
  Feed feed(*this, "/events?follow=1", bearer(cookie, "events"));
  ASSERT_EQ(feed.next()["position"], 1);
  server.coordinate(people::GrantRole{member_of(cookie), people::Role::management});
  EXPECT_EQ(feed.until("FeedEnded")["data"]["reason"], "access_changed");
  EXPECT_TRUE(feed.next().is_null());
}

TEST_F(Feeds, end_when_the_server_does) {
  Feed feed(*this, "/events?follow=1", bearer(server.sign_in_coordinator(), "events"));
  ASSERT_EQ(feed.next()["position"], 1);
  server.gateway->stop();
  EXPECT_EQ(feed.until("FeedEnded")["data"]["reason"], "shutting_down");
}

TEST_F(Feeds, end_with_the_server_also_while_there_is_more_to_tell) {
  Feed feed(*this, "/events?follow=1", bearer(server.sign_in_coordinator(), "events"));
  server.gateway->stop(); // its first events are just being made or sent
  EXPECT_EQ(feed.until("FeedEnded")["data"]["reason"], "shutting_down");
}

TEST_F(Feeds, are_few_for_one_account) {
  const std::string token = bearer(server.sign_in_coordinator(), "events");
  {
    Feed one(*this, "/events?follow=1", token);
    Feed two(*this, "/events?follow=1", token);
    ASSERT_EQ(two.reply.status, 200);
    EXPECT_EQ(code_of(get("/events", token)), "too_many_feeds");
  }
  // Both are gone: their sockets are closed with the next heartbeat.
  HttpReply again = get("/events", token);
  for (const auto until = std::chrono::steady_clock::now() + LoopbackClient::patience;
       again.status != 200 && std::chrono::steady_clock::now() < until;)
    again = get("/events", token);
  EXPECT_EQ(again.status, 200);
}

TEST_F(Feeds, answer_a_question_about_themselves_without_a_body) {
  EXPECT_EQ(server.ask("HEAD", address("/events"), "", bearer(server.join("Bram"), "events")).status, 405);
}

/// With a short patience for those who do not read.
class SlowReaders : public Feeds {
protected:
  SlowReaders()
      : Feeds([](gateway::GatewayOptions& options) {
          options.limits.idle_time = std::chrono::milliseconds(100);
          options.limits.slowest_bytes_per_second = 1 << 20;
          options.heartbeat = std::chrono::milliseconds(10);
        }) {}
};

TEST_F(SlowReaders, are_cut_off_and_cost_no_memory_meanwhile) {
  const std::string cookie = server.sign_in_coordinator();
  dingen::Content content;
  content.title.entries = {{"nl", "Ding"}};
  content.why.entries = {{"nl", std::string(2000, 'x')}};
  content.steps.items.assign(12, {{{"nl", std::string(1000, 'y')}}});
  const auto ding = identity::random_id<DingId>(system_clock());
  server.coordinate(dingen::AddDing{ding, content});
  for (std::uint16_t minutes = 1; minutes <= 600; ++minutes) {
    content.minutes = minutes;
    server.coordinate(dingen::ReviseDing{ding, content});
  }
  Feed feed(*this, "/events?follow=1", bearer(cookie, "events"), 4096);
  const auto& open = server.registry.gauge("verdiep_feeds", "Open event feeds and exports.");
  ASSERT_EQ(open.value(), 1);
  // 8 MB, more than the kernel takes for a reader who reads nothing.
  for (const auto until = std::chrono::steady_clock::now() + LoopbackClient::patience;
       open.value() != 0 && std::chrono::steady_clock::now() < until;)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_EQ(open.value(), 0);
}

} // namespace
} // namespace verdiep::test
