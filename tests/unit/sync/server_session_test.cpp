// The numbers in the names of the groups are those of the invariants of `ServerSession`.
#include "events/codec/described.hpp"
#include "shared/sync/server_session.hpp"
#include "tests/support/arbitrary.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <vector>

namespace verdiep::sync {
namespace {

const StreamId stream_a{{1}};
const StreamId stream_b{{2}};
const MemberId member_a{{11}};

template <class Effect>
std::vector<Effect> all(const SessionEffects& effects) {
  std::vector<Effect> found;
  for (const SessionEffect& effect : effects) {
    if (const auto* one = std::get_if<Effect>(&effect)) {
      found.push_back(*one);
    }
  }
  return found;
}

/// The frames that were sent, own and shared, in their order.
std::vector<ServerFrame> frames_in(const SessionEffects& effects) {
  std::vector<ServerFrame> frames;
  for (const SessionEffect& effect : effects) {
    const Bytes* bytes = nullptr;
    if (const auto* send = std::get_if<effect::Send>(&effect)) {
      bytes = &send->frame;
    } else if (const auto* shared = std::get_if<effect::SendShared>(&effect)) {
      bytes = shared->frame.get();
    }
    if (bytes != nullptr) {
      frames.push_back(decode_server_frame(*bytes).value_or(ServerFrame(Bye{})));
    }
  }
  return frames;
}

template <class Frame>
std::vector<Frame> sent(const SessionEffects& effects) {
  std::vector<Frame> found;
  for (const ServerFrame& frame : frames_in(effects)) {
    if (const auto* one = std::get_if<Frame>(&frame)) {
      found.push_back(*one);
    }
  }
  return found;
}

/// The reason for which the session ended, or "open".
std::string ending(const SessionEffects& effects) {
  const auto closes = all<effect::Close>(effects);
  if (closes.empty()) {
    return "open";
  }
  const auto byes = sent<Bye>(effects);
  EXPECT_EQ(byes.size(), 1U) << "the client is told why";
  EXPECT_TRUE(byes.empty() || byes.front().reason == closes.front().reason);
  return std::string(codec::enum_name(closes.front().reason));
}

std::vector<Bytes> records(std::uint64_t count, std::size_t size = 100) {
  return std::vector<Bytes>(static_cast<std::size_t>(count), Bytes(size, 7));
}

Broadcast broadcast_of(Position first, std::uint64_t count, std::size_t size = 100) {
  return {stream_a, frame_records(stream_a, first, records(count, size)), {}, {}};
}

Command some_command() {
  test::Random random(5);
  Command command = test::command_of(forum::LockThread{random.id<ThreadId>()}, random);
  command.stream = stream_a;
  return command;
}

Submit submit_of(const Command& command) {
  return {stream_a, command.id, {encode_command(command)}, {}, {}, {}};
}

/// A session of one account, with the frames of its client.
struct Rig {
  ServerSession session;
  std::size_t unread = 0;

  Rig() { static_cast<void>(session.opened({{stream_a, member_a}})); }

  SessionEffects receive(const ClientFrame& frame) { return session.received(encode_frame(frame)); }

  SessionEffects hello(Position have = {}, std::uint32_t epoch = 1, std::vector<FeedCursor> cursors = {}) {
    return receive(Hello{stream_a, 1, epoch, have, {}, {std::move(cursors)}});
  }
  static StreamFacts facts(Position head, std::vector<FeedHead> audiences = {}) {
    return {1, 1, head, {}, std::move(audiences), nullptr, {}};
  }
  /// Subscribed at `head`, with everything up to there held.
  SessionEffects greet(Position head, std::vector<FeedHead> audiences = {}) {
    static_cast<void>(hello(head));
    return session.subscribed(stream_a, facts(head, std::move(audiences)));
  }
  SessionEffects credit_all() { return receive(Credit{static_cast<std::uint32_t>(session.bytes_unread())}); }
};

// Greeting

TEST(ServerSession, WelcomesWhoSaysHello) {
  Rig rig;
  const auto asked = all<effect::Subscribe>(rig.hello());
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_EQ(asked[0].member, member_a);
  const auto welcomes =
      sent<Welcome>(rig.session.subscribed(stream_a, Rig::facts(Position{0}, {{Audience::programme(), 0}})));
  ASSERT_EQ(welcomes.size(), 1U);
  EXPECT_EQ(welcomes[0].member, member_a);
  EXPECT_EQ(welcomes[0].audiences.items, std::vector{Audience::programme()});
}

// 1: in order, without gaps or doubles

TEST(ServerSession1, CatchesUpInPagesFromWhatTheClientHas) {
  // have e1…e10, head e600: e11…e266, e267…e522, e523…e600
  Rig rig;
  static_cast<void>(rig.hello(Position{10}));
  auto effects = rig.session.subscribed(stream_a, Rig::facts(Position{600}));
  std::vector<std::pair<std::uint64_t, std::uint64_t>> pages;
  for (auto reads = all<effect::ReadHistory>(effects); !reads.empty();
       reads = all<effect::ReadHistory>(effects)) {
    ASSERT_EQ(reads.size(), 1U) << "one page at a time";
    pages.emplace_back(reads[0].from.value, reads[0].to.value);
    const std::uint64_t count = reads[0].to.value - reads[0].from.value + 1;
    effects = rig.session.history_read(stream_a, reads[0].from, records(count));
    ASSERT_EQ(sent<Batch>(effects).size(), 1U);
    EXPECT_EQ(sent<Batch>(effects)[0].first, reads[0].from);
  }
  EXPECT_EQ(pages, (std::vector<std::pair<std::uint64_t, std::uint64_t>>{{11, 266}, {267, 522}, {523, 600}}));
}

TEST(ServerSession1, SendsALiveBatchAsTheSharedFrameItIs) {
  Rig rig;
  static_cast<void>(rig.greet(Position{5}));
  const Broadcast news = broadcast_of(Position{6}, 2);
  const auto shared = all<effect::SendShared>(rig.session.published(news));
  ASSERT_EQ(shared.size(), 1U);
  EXPECT_EQ(shared[0].frame, news.batches[0].frame) << "the same bytes for everybody, not a copy";
}

TEST(ServerSession1, PassesOverABroadcastThatTheHeadAlreadyHad) {
  Rig rig;
  static_cast<void>(rig.hello(Position{5}));
  static_cast<void>(rig.session.published(broadcast_of(Position{6}, 1)));
  const auto reads = all<effect::ReadHistory>(rig.session.subscribed(stream_a, Rig::facts(Position{6})));
  ASSERT_EQ(reads.size(), 1U);
  static_cast<void>(rig.session.history_read(stream_a, Position{6}, records(1)));
  EXPECT_TRUE(rig.session.published(broadcast_of(Position{6}, 1)).empty());
}

TEST(ServerSession1, StartsAnotherEpochFromTheFirstRecord) {
  Rig rig;
  static_cast<void>(rig.hello(Position{500}, 7));
  const auto reads = all<effect::ReadHistory>(rig.session.subscribed(stream_a, Rig::facts(Position{3})));
  ASSERT_EQ(reads.size(), 1U);
  EXPECT_EQ(reads[0].from, Position{1});
}

TEST(ServerSession1, AnswersAFetchOfWhatWasSentWithOnePage) {
  Rig rig;
  static_cast<void>(rig.greet(Position{900}));
  const auto reads = all<effect::ReadHistory>(rig.receive(Fetch{stream_a, Position{100}, Position{900}}));
  ASSERT_EQ(reads.size(), 1U);
  EXPECT_EQ(reads[0].to, Position{355});
  const auto effects = rig.session.history_read(stream_a, Position{100}, records(256));
  EXPECT_EQ(sent<Batch>(effects).size(), 1U);
  EXPECT_EQ(all<effect::SendShared>(rig.session.published(broadcast_of(Position{901}, 1))).size(), 1U);
}

// 2 and 3: credit, and bounded memory

TEST(ServerSession2, NeverSendsMoreThanItsCredit) {
  Rig rig;
  static_cast<void>(rig.greet(Position{0}));
  for (std::uint64_t position = 1; position <= 1'000; ++position) {
    static_cast<void>(rig.session.published(broadcast_of(Position{position}, 1, 10'000)));
    ASSERT_LE(rig.session.bytes_unread(), credit_window_bytes);
  }
}

TEST(ServerSession3, ReadsAgainWhatASlowReaderMissedInsteadOfKeepingIt) {
  Rig rig;
  static_cast<void>(rig.greet(Position{0}));
  std::uint64_t live = 0;
  for (std::uint64_t position = 1; position <= 1'000; ++position) {
    live +=
        all<effect::SendShared>(rig.session.published(broadcast_of(Position{position}, 1, 10'000))).size();
  }
  ASSERT_LT(live, 1'000U);
  auto effects = rig.credit_all();
  const auto reads = all<effect::ReadHistory>(effects);
  ASSERT_EQ(reads.size(), 1U);
  EXPECT_EQ(reads[0].from, Position{live + 1}) << "on from the last that was sent, without a gap";
}

TEST(ServerSession2, EndsWhenCreditIsGivenForWhatWasNotSent) {
  Rig rig;
  EXPECT_EQ(ending(rig.receive(Credit{1})), "out_of_order");
}

TEST(ServerSession2, EndsWhenNobodyReads) {
  Rig rig;
  static_cast<void>(rig.session.tick(0));
  static_cast<void>(rig.greet(Position{0}));
  for (std::uint64_t position = 1; position <= 200; ++position) {
    static_cast<void>(rig.session.published(broadcast_of(Position{position}, 1, 10'000)));
  }
  EXPECT_EQ(ending(rig.session.tick(unread_ms_max)), "open");
  EXPECT_EQ(ending(rig.session.tick(unread_ms_max + 1)), "too_slow");
}

TEST(ServerSession2, WaitsForWhoReadsSlowlyButReads) {
  Rig rig;
  static_cast<void>(rig.session.tick(0));
  static_cast<void>(rig.greet(Position{0}));
  for (std::uint64_t position = 1; position <= 200; ++position) {
    static_cast<void>(rig.session.published(broadcast_of(Position{position}, 1, 10'000)));
  }
  static_cast<void>(rig.session.tick(unread_ms_max - 1));
  static_cast<void>(rig.receive(Credit{1}));
  EXPECT_EQ(ending(rig.session.tick(unread_ms_max + 1)), "open");
}

TEST(ServerSession2, DoesNotBlameTheClientForReadsThatTakeLong) {
  // a page of history and three feeds are being read, which is all the room there is
  Rig rig;
  static_cast<void>(rig.session.tick(0));
  static_cast<void>(rig.hello(Position{1}));
  static_cast<void>(rig.session.subscribed(
      stream_a,
      Rig::facts(
          Position{9},
          {{Audience::programme(), 5}, {Audience::coordinators(), 5}, {Audience::member(member_a), 5}}
      )
  ));
  EXPECT_EQ(ending(rig.session.tick(10 * unread_ms_max)), "open");
}

TEST(ServerSession, PassesOverADeletionInAFeedThatWasGivenAnew) {
  Rig rig;
  static_cast<void>(rig.greet(Position{4}, {{Audience::programme(), 0}}));
  EXPECT_TRUE(rig.receive(Deleted{stream_a, Audience::programme(), 7}).empty());
}

// 4 and 5: only what is theirs; what may not come

TEST(ServerSession4, EndsAtAStreamThatIsNotTheAccounts) {
  Rig rig;
  EXPECT_EQ(ending(rig.receive(Hello{stream_b, 1, 0, {}, {}, {}})), "unknown_stream");
}

TEST(ServerSession4, SubmitsAsTheSessionsMember) {
  Rig rig;
  static_cast<void>(rig.greet(Position{0}));
  const Command command = some_command();
  const auto submits = all<effect::SubmitCommand>(rig.receive(submit_of(command)));
  ASSERT_EQ(submits.size(), 1U);
  EXPECT_EQ(submits[0].member, member_a);
  EXPECT_EQ(submits[0].id, command.id);
}

TEST(ServerSession5, EndsAtASubmitBeforeHello) {
  Rig rig;
  EXPECT_EQ(ending(rig.receive(submit_of(some_command()))), "out_of_order");
}

TEST(ServerSession5, EndsAtASecondHello) {
  Rig rig;
  static_cast<void>(rig.hello());
  EXPECT_EQ(ending(rig.hello()), "out_of_order");
}

TEST(ServerSession5, EndsAtBytesThatAreNoFrame) {
  Rig rig;
  EXPECT_EQ(ending(rig.session.received(Bytes{0xff, 0x00})), "malformed_frame");
}

TEST(ServerSession5, EndsAtAFrameOverTheLimit) {
  Rig rig;
  EXPECT_EQ(ending(rig.session.received(Bytes(client_frame_bytes_max + 1))), "malformed_frame");
}

TEST(ServerSession5, EndsAtASubmitThatNamesAnotherCommand) {
  Rig rig;
  static_cast<void>(rig.greet(Position{0}));
  Submit submit = submit_of(some_command());
  submit.id = CommandId{{9}};
  EXPECT_EQ(ending(rig.receive(submit)), "malformed_frame");
}

TEST(ServerSession5, AnswersACommandThatItCannotReadAndGoesOn) {
  Rig rig;
  static_cast<void>(rig.greet(Position{0}));
  const auto effects = rig.receive(Submit{stream_a, CommandId{{9}}, {{0x01}}, {}, {}, {}});
  EXPECT_EQ(ending(effects), "open");
  const auto outcomes = sent<Outcome>(effects);
  ASSERT_EQ(outcomes.size(), 1U);
  EXPECT_EQ(outcomes[0].id, (CommandId{{9}}));
  EXPECT_EQ(outcomes[0].refusal, Refusal::malformed);
}

TEST(ServerSession5, EndsAtTooManyCommandsUnderWay) {
  Rig rig;
  static_cast<void>(rig.greet(Position{0}));
  const Submit submit = submit_of(some_command());
  for (std::size_t count = 0; count < submits_under_way_max; ++count) {
    ASSERT_EQ(ending(rig.receive(submit)), "open");
  }
  EXPECT_EQ(ending(rig.receive(submit)), "too_many");
}

TEST(ServerSession5, EndsWhenNoHelloComes) {
  Rig rig;
  EXPECT_EQ(ending(rig.session.tick(1'000)), "open");
  EXPECT_EQ(ending(rig.session.tick(1'001 + greeting_ms_max)), "too_slow");
}

TEST(ServerSession7, DoesNothingAfterItsEnd) {
  Rig rig;
  static_cast<void>(rig.greet(Position{0}));
  static_cast<void>(rig.session.close(ByeReason::shutting_down, "stopping"));
  EXPECT_TRUE(rig.session.published(broadcast_of(Position{1}, 1)).empty());
  EXPECT_TRUE(rig.receive(Credit{1}).empty());
  EXPECT_TRUE(rig.session.tick(1'000'000).empty());
}

// 6: values never before their records

FeedEntry grant_at(std::uint64_t seq, Position position) {
  return {seq, true, position, "text", FeedEntry::Value{{}, {0x60}}};
}

TEST(ServerSession6, KeepsAValueBackUntilItsRecordIsSent) {
  // have e1, head e3; the feed's first value is of e1, the second of e3
  Rig rig;
  static_cast<void>(rig.hello(Position{1}));
  static_cast<void>(rig.session.subscribed(stream_a, Rig::facts(Position{3}, {{Audience::programme(), 2}})));
  const std::vector<FeedEntry> entries{grant_at(1, Position{1}), grant_at(2, Position{3})};
  auto effects = rig.session.feed_read(stream_a, Audience::programme(), 0, entries);
  auto runs = sent<Disclosures>(effects);
  ASSERT_EQ(runs.size(), 1U);
  EXPECT_EQ(runs[0].seq, 1U);
  ASSERT_EQ(all<effect::ReadFeed>(effects).size(), 1U);
  effects = rig.session.feed_read(stream_a, Audience::programme(), 1, {grant_at(2, Position{3})});
  EXPECT_TRUE(effects.empty()) << "nothing to send, and no use in asking again yet";
  effects = rig.session.history_read(stream_a, Position{2}, records(2));
  ASSERT_EQ(all<effect::ReadFeed>(effects).size(), 1U);
  runs =
      sent<Disclosures>(rig.session.feed_read(stream_a, Audience::programme(), 1, {grant_at(2, Position{3})})
      );
  ASSERT_EQ(runs.size(), 1U);
  EXPECT_EQ(runs[0].seq, 2U);
}

TEST(ServerSession6, SendsARunThatWasFramedForAll) {
  Rig rig;
  static_cast<void>(rig.greet(Position{0}, {{Audience::programme(), 0}}));
  Broadcast news = broadcast_of(Position{1}, 1);
  news.feeds = {{Audience::programme(), 1}};
  news.runs = {*frame_run(stream_a, Audience::programme(), 0, {grant_at(1, Position{1})}, Position{1})};
  const auto effects = rig.session.published(news);
  const auto shared = all<effect::SendShared>(effects);
  ASSERT_EQ(shared.size(), 2U);
  EXPECT_EQ(shared[1].frame, news.runs[0].frame);
  EXPECT_TRUE(all<effect::ReadFeed>(effects).empty());
}

// Audiences

TEST(ServerSession, RevokesAnAudienceThatIsLostAndForgetsItsCursor) {
  Rig rig;
  static_cast<void>(rig.greet(Position{4}, {{Audience::programme(), 0}, {Audience::coordinators(), 0}}));
  const auto effects = rig.session.audiences_changed(stream_a, {{Audience::programme(), 0}});
  const auto revoked = sent<Revoked>(effects);
  ASSERT_EQ(revoked.size(), 1U);
  EXPECT_EQ(revoked[0].audience, Audience::coordinators());
}

TEST(ServerSession, RevokesAnAudienceThatWasLostWhileAway) {
  Rig rig;
  static_cast<void>(rig.hello(Position{4}, 1, {{Audience::coordinators(), 3}}));
  const auto revoked =
      sent<Revoked>(rig.session.subscribed(stream_a, Rig::facts(Position{4}, {{Audience::programme(), 0}})));
  ASSERT_EQ(revoked.size(), 1U);
  EXPECT_EQ(revoked[0].audience, Audience::coordinators());
}

TEST(ServerSession, ReadsTheFeedOfANewAudienceFromItsStart) {
  Rig rig;
  static_cast<void>(rig.greet(Position{4}, {{Audience::programme(), 0}}));
  const auto reads = all<effect::ReadFeed>(
      rig.session.audiences_changed(stream_a, {{Audience::programme(), 0}, {Audience::coordinators(), 9}})
  );
  ASSERT_EQ(reads.size(), 1U);
  EXPECT_EQ(reads[0].audience, Audience::coordinators());
  EXPECT_EQ(reads[0].after, 0U);
}

TEST(ServerSession, PassesOverWhatWasOnItsWayWhenTheStreamWasLost) {
  Rig rig;
  static_cast<void>(rig.greet(Position{4}, {{Audience::programme(), 0}}));
  const auto revoked = sent<Revoked>(rig.session.audiences_changed(stream_a, {}));
  ASSERT_EQ(revoked.size(), 1U);
  EXPECT_FALSE(revoked[0].audience);
  EXPECT_TRUE(rig.receive(submit_of(some_command())).empty()) << "neither submitted nor an offence";
  EXPECT_TRUE(rig.session.published(broadcast_of(Position{5}, 1)).empty());
}

TEST(ServerSession, TellsWhatBecameOfACommandAlsoWhenItsStreamIsLost) {
  Rig rig;
  static_cast<void>(rig.greet(Position{4}, {{Audience::programme(), 0}}));
  const Command command = some_command();
  ASSERT_FALSE(rig.receive(submit_of(command)).empty());
  static_cast<void>(rig.session.audiences_changed(stream_a, {}));
  const auto told = sent<Outcome>(rig.session.outcome({stream_a, command.id, Position{5}, {}, {}}));
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].accepted, Position{5});
}

TEST(ServerSession, PassesOverWhatWasOnItsWayWhenTheStreamWasLostAndGivenBack) {
  Rig rig;
  static_cast<void>(rig.greet(Position{4}, {{Audience::programme(), 0}}));
  static_cast<void>(rig.session.audiences_changed(stream_a, {}));
  rig.session.joined({stream_a, member_a});
  EXPECT_TRUE(rig.receive(submit_of(some_command())).empty()) << "neither submitted nor an offence";
  EXPECT_EQ(all<effect::Subscribe>(rig.hello(Position{4})).size(), 1U);
}

TEST(ServerSession, AnswersAHelloForALostStreamWithoutEndingTheOthers) {
  Rig rig;
  static_cast<void>(rig.session.audiences_changed(stream_a, {}));
  const auto effects = rig.hello(Position{0});
  EXPECT_EQ(sent<Revoked>(effects).size(), 1U);
  EXPECT_TRUE(all<effect::Subscribe>(effects).empty());
  EXPECT_FALSE(rig.session.is_closed());
}

// Checkpoints

TEST(ServerSession, SendsTheNewestCheckpointWhenItsRecordsAreSent) {
  Rig rig;
  static_cast<void>(rig.hello(Position{0}));
  static_cast<void>(rig.session.subscribed(stream_a, Rig::facts(Position{2})));
  const auto frame = [](const char* note) {
    return std::make_shared<const Bytes>(encode_frame(ServerFrame(Checkpoint{stream_a, {note}})));
  };
  EXPECT_TRUE(rig.session.checkpoint(stream_a, Position{1}, frame("one")).empty());
  EXPECT_TRUE(rig.session.checkpoint(stream_a, Position{2}, frame("two")).empty());
  const auto checkpoints = sent<Checkpoint>(rig.session.history_read(stream_a, Position{1}, records(2)));
  ASSERT_EQ(checkpoints.size(), 1U);
  EXPECT_EQ(checkpoints[0].note.value, "two");
}

} // namespace
} // namespace verdiep::sync
