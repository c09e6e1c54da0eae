// Histories in the notation of the glossary: e3 event at position 3, c7 command, c7' pending, c7'@3 decided
// on base 3, c7✗e5 rejected because of e5. The numbers in the names of the groups are those of the invariants
// of `Replica`.
#include "events/codec/described.hpp"
#include "shared/disclosures/commitment.hpp"
#include "shared/sync/replica.hpp"
#include "tests/support/sync_people.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace verdiep::sync {
namespace {

using test::Device;
using test::SyncWorld;

constexpr test::Faults no_faults{0, 0, 0, 0, 0, 0, 0};

template <class Effect>
std::vector<Effect> all(const ReplicaEffects& effects) {
  std::vector<Effect> found;
  for (const ReplicaEffect& effect : effects) {
    if (const auto* one = std::get_if<Effect>(&effect)) {
      found.push_back(*one);
    }
  }
  return found;
}

std::vector<Submit> submits_in(const ReplicaEffects& effects) {
  std::vector<Submit> found;
  for (const auto& send : all<effect::SendFrame>(effects)) {
    const auto frame = decode_client_frame(send.frame);
    if (frame && std::holds_alternative<Submit>(*frame)) {
      found.push_back(std::get<Submit>(*frame));
    }
  }
  return found;
}

/// A replica of a participant, spoken to frame by frame; the world serves as server and as author of
/// commands.
struct Rig {
  SyncWorld world{1, no_faults};
  test::Programme programme = test::draft_programme(world, 2);
  MemberId me = programme.participants[0];
  MemberId other = programme.participants[1];
  Replica replica{world.server().stream()};

  test::SyncServer& server() { return world.server(); }
  Position head() { return server().state().head; }

  ReplicaEffects receive(const ServerFrame& frame) { return replica.received(encode_frame(frame)); }
  ReplicaEffects welcome() {
    const StreamFacts facts = server().facts(me);
    Welcome frame{server().stream(), facts.rules, facts.epoch, facts.head, facts.key, me, {}};
    return receive(frame);
  }
  ServerFrame batch(Position from, Position to) {
    Batch frame{server().stream(), from, {}};
    for (const Bytes& record : server().read(from, to)) {
      frame.records.items.push_back({record});
    }
    return frame;
  }
  ReplicaEffects records_from(Position from) { return receive(batch(from, head())); }
  ReplicaEffects feed(const Audience& audience, std::uint64_t after = 0) {
    const auto run =
        frame_run(server().stream(), audience, after, server().read_feed(audience, after), head());
    return run ? replica.received(*run->frame) : ReplicaEffects{};
  }
  ReplicaEffects checkpoint() { return replica.received(*server().checkpoint().second); }
  ReplicaEffects outcome(const test::SyncServer::Commit& commit) { return receive(commit.outcome); }

  /// Connected, with all records held.
  void go_live() {
    static_cast<void>(replica.connected());
    static_cast<void>(welcome());
    static_cast<void>(records_from(replica.log().head().next()));
    ASSERT_EQ(replica.line(), Line::live);
  }
  Command complete(std::size_t ding, const char* words = "Zo ging het.") {
    dingen::CompleteDing body{programme.dingen[ding], dingen::Sharing::programme, {}, {}};
    body.reflection.emplace();
    return world.command_of(body, test::words("reflection", words));
  }
  Command reopen(std::size_t ding) {
    return world.command_of(dingen::ReopenDing{programme.dingen[ding]}, {});
  }

  /// Queues a command and lets the device store it; what then is to be done.
  ReplicaEffects enter(const Command& command) {
    const auto queued = replica.submit(command);
    EXPECT_TRUE(queued) << "refused while entered";
    return replica.outbox_stored(command.id);
  }
  Status status(CommandId id) {
    for (const Pending& pending : replica.outbox()) {
      if (pending.id == id) {
        return pending.status;
      }
    }
    ADD_FAILURE() << "not in the outbox";
    return Status::saving;
  }
  bool shows_done(std::size_t ding) {
    return projections::find_completion(replica.shown().dingen, me, programme.dingen[ding]) != nullptr;
  }
};

// 1: the log

TEST(Replica1, TakesRecordsInOrderAndTellsTheServersRoot) {
  Rig rig;
  rig.go_live();
  EXPECT_EQ(rig.replica.root(), rig.server().root());
  EXPECT_EQ(rig.replica.confirmed().state, rig.server().state());
}

TEST(Replica1, EndsTheLineAtAGapAndTakesNothing) {
  // e1…e3, then e5: not applied
  Rig rig;
  static_cast<void>(rig.replica.connected());
  static_cast<void>(rig.welcome());
  static_cast<void>(rig.receive(rig.batch(Position{1}, Position{3})));
  const auto effects = rig.receive(rig.batch(Position{5}, Position{5}));
  ASSERT_EQ(all<effect::Disconnect>(effects).size(), 1U);
  EXPECT_TRUE(all<effect::Disconnect>(effects)[0].again) << "what is missing comes with the next Hello";
  EXPECT_EQ(rig.replica.log().head(), Position{3});
  EXPECT_EQ(rig.replica.line(), Line::offline);
}

TEST(Replica1, AsksFromWhereItIsWhenItComesBack) {
  Rig rig;
  rig.go_live();
  static_cast<void>(rig.replica.disconnected());
  const auto sent = all<effect::SendFrame>(rig.replica.connected());
  ASSERT_EQ(sent.size(), 1U);
  const auto hello = std::get<Hello>(decode_client_frame(sent[0].frame).value_or(ClientFrame(Hello{})));
  EXPECT_EQ(hello.have, rig.head());
  EXPECT_EQ(hello.root, rig.server().root());
}

TEST(Replica1, RefusesARecordOfAnotherStream) {
  Rig rig;
  auto record = decode_record(rig.server().records()[0]);
  ASSERT_TRUE(record);
  record->stream = StreamId{{99}};
  static_cast<void>(rig.replica.connected());
  static_cast<void>(rig.welcome());
  const Batch frame{rig.server().stream(), Position{1}, {{{encode_record(*record)}}}};
  EXPECT_EQ(all<effect::Disconnect>(rig.receive(frame)).size(), 1U);
  EXPECT_EQ(rig.replica.log().head(), Position{0});
}

// 2: what is shown

TEST(Replica2, ShowsTheConfirmedModelItselfWhenNothingIsPending) {
  Rig rig;
  rig.go_live();
  EXPECT_EQ(&rig.replica.shown(), &rig.replica.confirmed());
}

TEST(Replica2, ShowsAPendingCommandOnTopAndDecidesItAnewOnEachBatch) {
  // c1'@head, then e by another, then c1'@head+1
  Rig rig;
  rig.go_live();
  static_cast<void>(rig.enter(rig.complete(0)));
  EXPECT_TRUE(rig.shows_done(0));
  const Position before = rig.head();
  rig.world.commit(rig.other, dingen::CompleteDing{rig.programme.dingen[1], {}, {}, {}});
  static_cast<void>(rig.records_from(before.next()));
  EXPECT_TRUE(rig.shows_done(0));
  EXPECT_EQ(rig.replica.shown().state.head, rig.head().plus(1));
}

TEST(Replica2, ShowsTypedWordsAtOnce) {
  Rig rig;
  rig.go_live();
  static_cast<void>(rig.enter(rig.complete(0, "Meteen te zien.")));
  const Position position = rig.head().next();
  EXPECT_EQ(rig.replica.shown().disclosed.text(position, "reflection").text, "Meteen te zien.");
}

// 3: entering, queueing, leaving

TEST(Replica3, RefusesWhileEnteringWithoutQueueing) {
  Rig rig;
  rig.go_live();
  const auto refused = rig.replica.submit(rig.reopen(0)); // never completed
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, RejectionCode::not_completed);
  EXPECT_TRUE(rig.replica.outbox().empty());
}

TEST(Replica3, DecidesWhatIsEnteredOnWhatIsShown) {
  Rig rig;
  rig.go_live();
  static_cast<void>(rig.enter(rig.complete(0)));
  EXPECT_TRUE(rig.replica.submit(rig.reopen(0))) << "on top of the pending completion";
}

TEST(Replica3, LosesTheCommandWhenItsEventComesAfterTheOutcome) {
  Rig rig;
  rig.go_live();
  const Command command = rig.complete(0);
  static_cast<void>(rig.enter(command));
  const auto commit = rig.server().submit(rig.me, encode_command(command));
  static_cast<void>(rig.outcome(commit));
  EXPECT_EQ(rig.status(command.id), Status::accepted);
  EXPECT_TRUE(rig.shows_done(0)) << "it stays on the screen until its event is here";
  static_cast<void>(rig.records_from(rig.head()));
  EXPECT_TRUE(rig.replica.outbox().empty());
  EXPECT_TRUE(rig.shows_done(0));
}

TEST(Replica3, LosesTheCommandWhenItsEventComesBeforeTheOutcome) {
  Rig rig;
  rig.go_live();
  const Command command = rig.complete(0);
  static_cast<void>(rig.enter(command));
  const auto commit = rig.server().submit(rig.me, encode_command(command));
  static_cast<void>(rig.records_from(rig.head()));
  EXPECT_TRUE(rig.outcome(commit).empty()) << "nothing is left to be said";
  EXPECT_TRUE(rig.replica.outbox().empty());
}

TEST(Replica3, KeepsARefusedCommandWithItsReasonUntilItIsDropped) {
  // c1✗e: the coordinator removed the Ding meanwhile
  Rig rig;
  rig.go_live();
  const Command command = rig.complete(0);
  static_cast<void>(rig.enter(command));
  rig.world.commit(rig.programme.coordinator, dingen::RemoveDing{rig.programme.dingen[0]});
  const auto effects = rig.outcome(rig.server().submit(rig.me, encode_command(command)));
  EXPECT_EQ(rig.status(command.id), Status::rejected);
  const auto stored = all<effect::StoreOutbox>(effects);
  ASSERT_EQ(stored.size(), 1U) << "the verdict outlives a reload";
  const auto row = decode_outbox_row({command.id, stored[0].row});
  ASSERT_TRUE(row);
  EXPECT_EQ(std::get<Rejection>(*row->verdict).code, RejectionCode::ding_removed);
  EXPECT_EQ(std::get<Rejection>(*row->verdict).beaten_by, rig.head());
  EXPECT_FALSE(rig.shows_done(0));
  EXPECT_EQ(all<effect::DeleteOutbox>(rig.replica.drop(command.id)).size(), 1U);
  EXPECT_TRUE(rig.replica.outbox().empty());
}

TEST(Replica3, TriesARefusedCommandAgainUnderANewId) {
  Rig rig;
  rig.go_live();
  const Command command = rig.complete(0, "Nog eens.");
  static_cast<void>(rig.enter(command));
  static_cast<void>(rig.receive(Outcome{command.stream, command.id, {}, Rejection{}, {}}));
  const CommandId new_id{{42}};
  const auto queued = rig.replica.retry(command.id, new_id, {5});
  ASSERT_TRUE(queued);
  EXPECT_TRUE(all<effect::DeleteOutbox>(*queued).empty())
      << "the words are on the device once or twice, never not";
  const auto effects = rig.replica.outbox_stored(new_id);
  EXPECT_EQ(all<effect::DeleteOutbox>(effects).size(), 1U);
  ASSERT_EQ(submits_in(effects).size(), 1U);
  const auto commit = rig.server().submit(rig.me, submits_in(effects)[0].command.value);
  EXPECT_TRUE(commit.outcome.accepted);
}

TEST(Replica3, TriesARefusedCommandAgainWithEditedWords) {
  Rig rig;
  rig.go_live();
  const Command command = rig.complete(0, "Niet af");
  static_cast<void>(rig.enter(command));
  static_cast<void>(rig.receive(Outcome{command.stream, command.id, {}, Rejection{}, {}}));
  const CommandId new_id{{42}};
  const PersonalValue edited = disclosures::personal_text("reflection", "Nu wel af.", Salt{{7}});
  const PersonalValue foreign = disclosures::personal_text("title", "Dit hoort hier niet.", Salt{{8}});
  ASSERT_TRUE(rig.replica.retry(command.id, new_id, {5}, {edited, foreign}));
  const auto submits = submits_in(rig.replica.outbox_stored(new_id));
  ASSERT_EQ(submits.size(), 1U);
  const auto sent = decode_command(submits[0].command.value);
  ASSERT_TRUE(sent);
  EXPECT_EQ(sent->personal, std::vector<PersonalValue>{edited});
  EXPECT_TRUE(rig.server().submit(rig.me, submits[0].command.value).outcome.accepted);
}

TEST(Replica3, ForecastsWhatSeemsNoLongerPossibleButSendsItStill) {
  Rig rig;
  rig.go_live();
  static_cast<void>(rig.replica.disconnected());
  const Command command = rig.complete(0);
  static_cast<void>(rig.enter(command));
  rig.world.commit(rig.programme.coordinator, dingen::RemoveDing{rig.programme.dingen[0]});
  static_cast<void>(rig.replica.connected());
  static_cast<void>(rig.welcome());
  const auto submits = submits_in(rig.records_from(rig.head()));
  ASSERT_EQ(submits.size(), 1U);
  EXPECT_FALSE(submits[0].prediction);
  ASSERT_TRUE(rig.replica.outbox()[0].forecast);
  EXPECT_EQ(rig.replica.outbox()[0].forecast->code, RejectionCode::ding_removed);
}

// 4: stored, then sent

TEST(Replica4, SendsOnlyWhatTheDeviceStored) {
  Rig rig;
  rig.go_live();
  const Command command = rig.complete(0);
  const auto queued = rig.replica.submit(command);
  ASSERT_TRUE(queued);
  EXPECT_TRUE(submits_in(*queued).empty());
  EXPECT_EQ(rig.status(command.id), Status::saving);
  EXPECT_EQ(submits_in(rig.replica.outbox_stored(command.id)).size(), 1U);
  EXPECT_EQ(rig.status(command.id), Status::under_way);
}

TEST(Replica4, KeepsTheOrderWhenALaterOneIsStoredFirst) {
  Rig rig;
  rig.go_live();
  const Command first = rig.complete(0);
  const Command second = rig.reopen(0);
  ASSERT_TRUE(rig.replica.submit(first));
  ASSERT_TRUE(rig.replica.submit(second));
  EXPECT_TRUE(submits_in(rig.replica.outbox_stored(second.id)).empty());
  const auto submits = submits_in(rig.replica.outbox_stored(first.id));
  ASSERT_EQ(submits.size(), 2U);
  EXPECT_EQ(submits[0].id, first.id);
}

TEST(Replica4, NamesTheBaseAndPredictsOnlyOnTheConfirmedState) {
  // c1'@head with its prediction; c2'@head+1 without: base head+1 need not be the same history there
  Rig rig;
  rig.go_live();
  const auto first = submits_in(rig.enter(rig.complete(0)));
  const auto second = submits_in(rig.enter(rig.complete(1)));
  ASSERT_EQ(first.size() + second.size(), 2U);
  EXPECT_EQ(first[0].base, rig.head());
  EXPECT_TRUE(first[0].prediction);
  EXPECT_EQ(second[0].base, rig.head().plus(1));
  EXPECT_FALSE(second[0].prediction);
}

TEST(Replica4, SendsAgainWhatWasUnderWayWhenTheLineBroke) {
  Rig rig;
  rig.go_live();
  const Command command = rig.complete(0);
  static_cast<void>(rig.enter(command));
  static_cast<void>(rig.replica.disconnected());
  EXPECT_EQ(rig.status(command.id), Status::saved);
  static_cast<void>(rig.replica.connected());
  const auto submits = submits_in(rig.welcome());
  ASSERT_EQ(submits.size(), 1U);
  EXPECT_EQ(submits[0].command.value, encode_command(command)) << "the same bytes under the same id";
}

TEST(Replica4, WaitsBeforeItSendsAgainWhatTheServerCouldNotTake) {
  Rig rig;
  rig.go_live();
  const Command command = rig.complete(0);
  static_cast<void>(rig.replica.tick(1'000));
  static_cast<void>(rig.enter(command));
  const auto effects = rig.receive(Outcome{command.stream, command.id, {}, {}, Refusal::storage_full});
  EXPECT_TRUE(submits_in(effects).empty());
  EXPECT_EQ(rig.status(command.id), Status::saved);
  EXPECT_TRUE(submits_in(rig.replica.tick(1'000 + refused_pause_ms - 1)).empty());
  EXPECT_EQ(submits_in(rig.replica.tick(1'000 + refused_pause_ms)).size(), 1U);
}

TEST(Replica4, WaitsNoLongerBecauseTheClockWasSetBack) {
  Rig rig;
  rig.go_live();
  const Command command = rig.complete(0);
  static_cast<void>(rig.replica.tick(90'000'000));
  static_cast<void>(rig.enter(command));
  static_cast<void>(rig.receive(Outcome{command.stream, command.id, {}, {}, Refusal::storage_full}));
  EXPECT_TRUE(submits_in(rig.replica.tick(1'000)).empty());
  EXPECT_EQ(submits_in(rig.replica.tick(1'000 + refused_pause_ms)).size(), 1U);
}

TEST(Replica4, GivesUpALineThatDoesNotAnswer) {
  Rig rig;
  rig.go_live();
  static_cast<void>(rig.enter(rig.complete(0)));
  EXPECT_TRUE(all<effect::Disconnect>(rig.replica.tick(outcome_ms_max)).empty());
  EXPECT_EQ(all<effect::Disconnect>(rig.replica.tick(outcome_ms_max + 1)).size(), 1U);
}

// 5: one rejection never blocks the rest

TEST(Replica5, SendsWhatFollowsARejectedCommand) {
  Rig rig;
  rig.go_live();
  const Command first = rig.complete(0);
  const Command second = rig.complete(1);
  static_cast<void>(rig.enter(first));
  static_cast<void>(rig.enter(second));
  static_cast<void>(rig.receive(Outcome{first.stream, first.id, {}, Rejection{}, {}}));
  static_cast<void>(rig.outcome(rig.server().submit(rig.me, encode_command(second))));
  static_cast<void>(rig.records_from(rig.head()));
  ASSERT_EQ(rig.replica.outbox().size(), 1U);
  EXPECT_EQ(rig.replica.outbox()[0].id, first.id);
}

// 6: values

TEST(Replica6, ShowsAGrantedValueAndHidesAWithdrawnOne) {
  Rig rig;
  rig.go_live();
  static_cast<void>(rig.feed(Audience::programme()));
  EXPECT_EQ(projections::name_of(rig.replica.shown(), rig.other).text, "Deelnemer");
  const std::uint64_t cursor = rig.server().read_feed(Audience::programme(), 0).size();
  const Position before = rig.head();
  rig.world.commit(rig.other, people::RenameMember{{}, {}}, test::name_and_avatar("Nieuw", 3));
  static_cast<void>(rig.records_from(before.next()));
  static_cast<void>(rig.feed(Audience::programme(), cursor));
  EXPECT_EQ(projections::name_of(rig.replica.shown(), rig.other).text, "Nieuw");
  EXPECT_EQ(
      rig.replica.shown().disclosed.text(Position{before.value - 1}, "name").sight,
      projections::Sight::withdrawn
  );
}

TEST(Replica6, ReportsAValueThatIsNotTheCommittedOneAndDoesNotShowIt) {
  Rig rig;
  rig.go_live();
  const auto entries = rig.server().read_feed(Audience::programme(), 0);
  Disclosures frame{rig.server().stream(), Audience::programme(), 0, 1, {}, {}};
  ASSERT_TRUE(entries[0].value);
  Bytes forged = encode_text_value("Iemand anders");
  frame.grants.items.push_back({entries[0].position, {"name"}, entries[0].value->salt, {forged}});
  const auto effects = rig.receive(frame);
  EXPECT_EQ(all<effect::Report>(effects).size(), 1U);
  EXPECT_NE(rig.replica.shown().disclosed.text(entries[0].position, "name").sight, projections::Sight::shown);
}

TEST(Replica6, KeepsOwnWordsOnTheScreenBetweenTheRecordAndItsDisclosure) {
  Rig rig;
  rig.go_live();
  const Command command = rig.complete(0, "Van mij.");
  static_cast<void>(rig.enter(command));
  static_cast<void>(rig.server().submit(rig.me, encode_command(command)));
  static_cast<void>(rig.records_from(rig.head()));
  EXPECT_EQ(rig.replica.confirmed().disclosed.text(rig.head(), "reflection").text, "Van mij.");
}

TEST(Replica6, DeletesWhatNoOtherAudienceGrantsWhenOneIsRevoked) {
  Rig rig;
  rig.go_live();
  static_cast<void>(rig.feed(Audience::programme()));
  static_cast<void>(rig.receive(Revoked{rig.server().stream(), Audience::programme()}));
  EXPECT_EQ(projections::name_of(rig.replica.shown(), rig.other).sight, projections::Sight::not_for_you);
}

TEST(Replica6, EndsTheLineAtAGapInAFeed) {
  Rig rig;
  rig.go_live();
  EXPECT_EQ(all<effect::Disconnect>(rig.feed(Audience::programme(), 2)).size(), 1U);
}

// 7: doubled and late

TEST(Replica7, PassesOverDoubledFrames) {
  Rig rig;
  rig.go_live();
  static_cast<void>(rig.feed(Audience::programme()));
  EXPECT_TRUE(rig.records_from(Position{1}).empty());
  EXPECT_TRUE(rig.feed(Audience::programme()).empty());
  EXPECT_TRUE(rig.welcome().empty());
}

TEST(Replica7, PassesOverFramesOfALineThatWasGivenUp) {
  Rig rig;
  rig.go_live();
  static_cast<void>(rig.replica.disconnected());
  EXPECT_TRUE(rig.records_from(Position{1}).empty());
}

// 8: a witness of its own view

TEST(Replica8, VerifiesCheckpoints) {
  Rig rig;
  rig.go_live();
  static_cast<void>(rig.checkpoint());
  EXPECT_EQ(rig.replica.trouble(), Trouble::none);
}

TEST(Replica8, RefusesAHistoryThatIsShorterThanTheOneItSaw) {
  Rig rig;
  rig.go_live();
  static_cast<void>(rig.replica.disconnected());
  rig.server().cut(Position{4}, false);
  static_cast<void>(rig.replica.connected());
  const auto ended = all<effect::Disconnect>(rig.welcome());
  ASSERT_EQ(ended.size(), 1U);
  EXPECT_FALSE(ended[0].again);
  EXPECT_EQ(rig.replica.trouble(), Trouble::rewound);
}

TEST(Replica8, RefusesAHistoryThatWasRewrittenUnderIt) {
  Rig rig;
  rig.go_live();
  const Position held = rig.head();
  rig.server().cut(Position{held.value - 1}, false);
  rig.world.commit(rig.programme.coordinator, programme::CloseEnrolment{});
  rig.world.commit(rig.programme.coordinator, programme::OpenEnrolment{});
  static_cast<void>(rig.records_from(held.next()));
  static_cast<void>(rig.checkpoint());
  EXPECT_EQ(rig.replica.trouble(), Trouble::rewritten);
  EXPECT_EQ(rig.replica.line(), Line::refused);
}

TEST(Replica8, RefusesAnotherKeyUntilAPersonTrustsIt) {
  Rig rig;
  rig.go_live();
  static_cast<void>(rig.replica.disconnected());
  rig.server().change_key();
  static_cast<void>(rig.replica.connected());
  static_cast<void>(rig.welcome());
  EXPECT_EQ(rig.replica.trouble(), Trouble::key_changed);
  static_cast<void>(rig.replica.trust_new_key());
  rig.go_live();
  EXPECT_TRUE(all<effect::Disconnect>(rig.checkpoint()).empty());
}

TEST(Replica8, StartsOverInANewEpochAndKeepsItsOutbox) {
  Rig rig;
  rig.go_live();
  static_cast<void>(rig.replica.disconnected());
  const Command command = rig.complete(0);
  static_cast<void>(rig.enter(command));
  rig.server().cut(Position{rig.head().value - 1}, true);
  rig.world.commit(rig.other, people::Enrol{});
  static_cast<void>(rig.replica.connected());
  static_cast<void>(rig.welcome());
  EXPECT_EQ(rig.replica.log().head(), Position{0});
  const auto submits = submits_in(rig.records_from(Position{1}));
  EXPECT_EQ(rig.replica.root(), rig.server().root());
  ASSERT_EQ(submits.size(), 1U);
  EXPECT_EQ(submits[0].id, command.id);
}

TEST(Replica8, ReportsAStateThatDiffersOnceAndGoesOn) {
  Rig rig;
  rig.go_live();
  rig.server().lie_about_state(Sha256{});
  EXPECT_EQ(all<effect::Report>(rig.checkpoint()).size(), 1U);
  EXPECT_EQ(rig.replica.trouble(), Trouble::diverged);
  EXPECT_EQ(rig.replica.line(), Line::live);
  EXPECT_TRUE(all<effect::Report>(rig.checkpoint()).empty());
}

// Updates

TEST(Replica, BecomesReadOnlyAtAnEventThatItDoesNotKnow) {
  Rig rig;
  rig.go_live();
  auto record = decode_record(rig.server().records()[3]);
  ASSERT_TRUE(record);
  record->position = rig.head().next();
  Bytes bytes = encode_record(*record);
  const std::string known = "EnrolmentOpened";
  const auto name = std::search(bytes.begin(), bytes.end(), known.begin(), known.end());
  ASSERT_NE(name, bytes.end());
  std::copy_n("EnrolmentOpenXX", known.size(), name);
  static_cast<void>(rig.receive(Batch{rig.server().stream(), record->position, {{{bytes}}}}));
  EXPECT_EQ(rig.replica.log().head(), record->position);
  EXPECT_EQ(rig.replica.trouble(), Trouble::update_needed);
  EXPECT_FALSE(rig.replica.submit(rig.complete(0)));
}

// The device

TEST(Outbox, OutlivesAReloadWithWordsAndOrder) {
  Rig rig;
  rig.go_live();
  static_cast<void>(rig.replica.disconnected());
  const Command first = rig.complete(0, "Eerst dit.");
  const Command second = rig.reopen(0);
  std::vector<OutboxRow> rows;
  for (const Command& command : {first, second}) {
    const auto queued = rig.replica.submit(command);
    ASSERT_TRUE(queued);
    rows.insert(rows.begin(), {command.id, all<effect::StoreOutbox>(*queued)[0].row});
  }
  rig.replica = Replica(rig.server().stream());
  static_cast<void>(rig.replica.start({rows, {}}));
  rig.go_live();
  ASSERT_EQ(rig.replica.outbox().size(), 2U);
  EXPECT_EQ(rig.replica.outbox()[0].command, first);
  EXPECT_EQ(rig.replica.outbox()[1].command, second);
  EXPECT_EQ(rig.status(first.id), Status::under_way);
}

TEST(Outbox, ReportsADamagedRowAndKeepsTheOthers) {
  Rig rig;
  rig.go_live();
  const Command good = rig.complete(0);
  const Command bad = rig.complete(1);
  std::vector<OutboxRow> rows;
  for (const Command& command : {good, bad}) {
    const auto queued = rig.replica.submit(command);
    ASSERT_TRUE(queued);
    rows.push_back({command.id, all<effect::StoreOutbox>(*queued)[0].row});
  }
  rows[1].bytes[rows[1].bytes.size() / 2] ^= 1;
  rig.replica = Replica(rig.server().stream());
  const auto effects = rig.replica.start({rows, {}});
  EXPECT_EQ(all<effect::Report>(effects).size(), 1U);
  EXPECT_TRUE(all<effect::DeleteOutbox>(effects).empty()) << "nothing is dropped in silence";
  ASSERT_EQ(rig.replica.outbox().size(), 1U);
  EXPECT_EQ(rig.replica.outbox()[0].id, good.id);
  ASSERT_EQ(rig.replica.unreadable().size(), 1U);
  EXPECT_EQ(rig.replica.unreadable()[0].bytes, rows[1].bytes) << "to be saved elsewhere";

  const auto seen_to = all<effect::DeleteOutbox>(rig.replica.drop_unreadable());
  ASSERT_EQ(seen_to.size(), 1U);
  EXPECT_EQ(seen_to[0].id, bad.id);
  EXPECT_EQ(rig.replica.trouble(), Trouble::none);
  EXPECT_TRUE(rig.replica.unreadable().empty());
}

TEST(Outbox, NoticesEveryFlippedBitOfARow) {
  Rig rig;
  rig.go_live();
  const Command command = rig.complete(0);
  const auto queued = rig.replica.submit(command);
  ASSERT_TRUE(queued);
  const Bytes row = all<effect::StoreOutbox>(*queued)[0].row;
  for (std::size_t bit = 0; bit < row.size() * 8; ++bit) {
    Bytes damaged = row;
    damaged[bit / 8] = static_cast<std::uint8_t>(damaged[bit / 8] ^ (1U << (bit % 8)));
    EXPECT_FALSE(decode_outbox_row({command.id, damaged})) << "bit " << bit;
  }
}

} // namespace
} // namespace verdiep::sync
