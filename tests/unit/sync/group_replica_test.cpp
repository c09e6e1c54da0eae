// The replica of a group's stream: decided with the programme's state, let go of when the person leaves.
#include "events/codec/described.hpp"
#include "shared/sync/replica.hpp"
#include "tests/support/story.hpp"
#include "tests/support/sync_people.hpp"

#include <gtest/gtest.h>

#include <string>

namespace verdiep::sync {
namespace {

using test::named;

constexpr test::Faults no_faults{0, 0, 0, 0, 0, 0, 0};

/// A programme with a group of one participant, who has a replica of its stream; another one is in no group.
struct Rig {
  test::SyncWorld world{1, no_faults};
  test::Programme people = test::draft_programme(world, 2);
  MemberId me = people.participants[0];
  MemberId other = people.participants[1];
  GroupId group = named<GroupId>("group");
  stream::State programme; ///< what the programme's replica has confirmed

  Rig() {
    in_programme(me, groups::FormGroup{group, {}}, test::words("name", "Klantcontact"));
    confirm();
  }

  test::SyncServer server{group, world.server()};
  Replica replica{group, programme};

  void in_programme(MemberId actor, CommandBody body, const test::Values& values = {}) {
    const Command command = world.command_of(std::move(body), values);
    const auto commit = world.server().submit(actor, encode_command(command));
    ASSERT_TRUE(commit.outcome.accepted);
  }
  void confirm() { programme = world.server().state(); }

  Command say(const char* text) {
    Command command = world.command_of(
        forum::OpenThread{named<ThreadId>(text), named<PostId>(text), {}, {}, {}},
        {{"text", encode_text_value(text)}, {"title", encode_text_value("Ons plan")}}
    );
    command.stream = groups::stream_of(group);
    return command;
  }
  ReplicaEffects go_live() {
    static_cast<void>(replica.connected());
    const StreamFacts facts = server.facts(me);
    return replica.received(encode_frame(
        ServerFrame(Welcome{server.stream(), facts.rules, facts.epoch, facts.head, facts.key, me, {}})
    ));
  }
};

std::vector<Submit> submits_in(const ReplicaEffects& effects) {
  std::vector<Submit> found;
  for (const ReplicaEffect& effect : effects) {
    const auto* send = std::get_if<effect::SendFrame>(&effect);
    const auto frame =
        send == nullptr ? codec::DecodeResult<ClientFrame>() : decode_client_frame(send->frame);
    if (send != nullptr && frame && std::holds_alternative<Submit>(*frame)) {
      found.push_back(std::get<Submit>(*frame));
    }
  }
  return found;
}

TEST(GroupReplica, DecidesWithTheProgrammesStateAndNamesItsPosition) {
  Rig rig;
  static_cast<void>(rig.go_live());
  const Command command = rig.say("hallo");
  ASSERT_TRUE(rig.replica.submit(command));
  const auto submits = submits_in(rig.replica.outbox_stored(command.id));
  ASSERT_EQ(submits.size(), 1U);
  EXPECT_EQ(submits[0].stream, groups::stream_of(rig.group));
  EXPECT_EQ(submits[0].context, rig.programme.head);
  EXPECT_TRUE(submits[0].prediction);
  EXPECT_EQ(projections::threads_by_activity(rig.replica.shown().forum).size(), 1U);
}

TEST(GroupReplica, PredictsWhatTheServerDecides) {
  Rig rig;
  static_cast<void>(rig.go_live());
  const Command command = rig.say("hallo");
  ASSERT_TRUE(rig.replica.submit(command));
  const auto submit = submits_in(rig.replica.outbox_stored(command.id)).at(0);
  const PredictionClaim claim{stream::rules_version, submit.base, submit.context, *submit.prediction};
  EXPECT_TRUE(rig.server.submit(rig.me, submit.command.value, claim).outcome.accepted);
  EXPECT_EQ(rig.server.predictions_compared(), 1U);
  EXPECT_EQ(rig.server.predictions_wrong(), 0U);
}

TEST(GroupReplica, RefusesWhoIsNotInTheGroup) {
  Rig rig;
  static_cast<void>(rig.go_live());
  rig.in_programme(rig.me, groups::LeaveGroup{rig.me});
  rig.confirm();
  const auto refused = rig.replica.submit(rig.say("nog iets"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, RejectionCode::not_in_group);
}

TEST(GroupReplica, ForecastsAnewWhenTheProgrammeChanges) {
  Rig rig;
  static_cast<void>(rig.go_live());
  ASSERT_TRUE(rig.replica.submit(rig.say("hallo")));
  EXPECT_FALSE(rig.replica.outbox().front().forecast);
  rig.in_programme(rig.me, groups::LeaveGroup{rig.me});
  rig.confirm();
  static_cast<void>(rig.replica.programme_changed());
  ASSERT_TRUE(rig.replica.outbox().front().forecast);
  EXPECT_EQ(rig.replica.outbox().front().forecast->code, RejectionCode::not_in_group);
}

TEST(GroupReplica, RefusesCommandsOfTheProgramme) {
  Rig rig;
  static_cast<void>(rig.go_live());
  const auto refused = rig.replica.submit(rig.world.command_of(people::Enrol{}, {}));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, RejectionCode::wrong_stream);
}

TEST(GroupReplica, TakesTheHistoryAndComesToTheServersState) {
  Rig rig;
  for (const char* text : {"een", "twee", "drie"}) {
    ASSERT_TRUE(rig.server.submit(rig.me, encode_command(rig.say(text))).outcome.accepted);
  }
  static_cast<void>(rig.go_live());
  Batch batch{rig.server.stream(), Position{1}, {}};
  for (const Bytes& record : rig.server.read(Position{1}, rig.server.state().head)) {
    batch.records.items.push_back({record});
  }
  static_cast<void>(rig.replica.received(encode_frame(ServerFrame(batch))));
  const Audience audience = Audience::group(rig.group);
  const auto run =
      frame_run(rig.server.stream(), audience, 0, rig.server.read_feed(audience, 0), rig.server.state().head);
  ASSERT_TRUE(run);
  static_cast<void>(rig.replica.received(*run->frame));
  EXPECT_EQ(rig.replica.line(), Line::live);
  EXPECT_EQ(rig.replica.root(), rig.server.root());
  EXPECT_EQ(rig.replica.confirmed().state, rig.server.state());
  EXPECT_EQ(rig.replica.shown().disclosed.text(Position{2}, "text").text, "een");
}

TEST(GroupReplica, ShowsNobodyElseAnything) {
  Rig rig;
  EXPECT_EQ(rig.server.audiences(rig.me).size(), 2U);
  EXPECT_TRUE(rig.server.audiences(rig.other).empty());
  EXPECT_TRUE(rig.server.audiences(rig.people.coordinator).empty());
}

TEST(GroupReplica, KeepsTheWordsWhenTheStreamIsTakenAway) {
  Rig rig;
  static_cast<void>(rig.go_live());
  ASSERT_TRUE(rig.replica.submit(rig.say("niet kwijt")));
  static_cast<void>(rig.replica.received(encode_frame(ServerFrame(Revoked{rig.server.stream(), {}}))));
  EXPECT_EQ(rig.replica.trouble(), Trouble::revoked);
  ASSERT_EQ(rig.replica.outbox().size(), 1U);
  EXPECT_EQ(rig.replica.outbox()[0].command.personal.front().value, encode_text_value("niet kwijt"));
  EXPECT_EQ(rig.replica.confirmed().state.head, Position{});
}

} // namespace
} // namespace verdiep::sync
