// What chance finds slowly, played by hand: people who act against each other while one of them has no network.
#include "tests/simulation/checks.hpp"
#include "tests/simulation/people.hpp"

#include <gtest/gtest.h>

namespace verdiep::simulation {
namespace {

/// Two people in a group of at most three, and two who are in none; all have the app open.
struct Rig {
  World world{1, no_faults};
  Cast cast = draft_programme(world, 4);
  Device& coordinator = world.add_device(cast.coordinator);
  Device& anna = world.add_device(cast.participants[0]);
  Device& bram = world.add_device(cast.participants[1]);
  Device& cleo = world.add_device(cast.participants[2]);
  Device& daan = world.add_device(cast.participants[3]);

  Rig() { world.settle(); }

  void enter(Device& device, CommandBody body, const Texts& texts = {}) {
    EXPECT_FALSE(world.enter(device, std::move(body), texts)) << "refused while entered";
  }
  void enter_in_group(Device& device, CommandBody body, const Texts& texts = {}) {
    EXPECT_FALSE(world.enter_in_group(device, std::move(body), texts)) << "refused while entered";
  }
  ThreadId thread(Device& device) {
    const auto thread = world.random().id<ThreadId>();
    enter(
        device, forum::OpenThread{thread, world.random().id<PostId>(), {}, {}, {}},
        {{"title", world.new_words()}, {"text", world.new_words()}}
    );
    return thread;
  }
  void post(Device& device, ThreadId thread) {
    enter(device, forum::WritePost{thread, world.random().id<PostId>(), {}}, {{"text", world.new_words()}});
  }
  void expect_no_faults() {
    world.settle();
    for (const std::string& fault : faults_in(world))
      ADD_FAILURE() << fault;
  }
  static std::vector<RejectionCode> refusals(std::span<const sync::Pending> outbox) {
    std::vector<RejectionCode> codes;
    for (const sync::Pending& pending : outbox) {
      if (pending.verdict)
        codes.push_back(std::get<Rejection>(*pending.verdict).code);
    }
    return codes;
  }
};

using Codes = std::vector<RejectionCode>;

TEST(Offline, TwoTakeTheLastPlaceAndOneIsTold) {
  Rig rig;
  rig.world.send_away(rig.cleo);
  rig.enter(rig.cleo, groups::JoinGroup{rig.cast.group});
  rig.enter(rig.daan, groups::JoinGroup{rig.cast.group});
  rig.world.calm();
  EXPECT_EQ(rig.cleo.client()->outbox().size(), 1U) << "it waits";
  rig.expect_no_faults();
  EXPECT_EQ(rig.world.chronicle().group_of(rig.daan.member()), rig.cast.group);
  EXPECT_EQ(rig.refusals(rig.cleo.client()->outbox()), Codes{RejectionCode::group_full});
  EXPECT_NE(rig.daan.client()->group_shown(), nullptr);
}

TEST(Connecting, IsNotGivenUpWhenASecondEndsBeforeTheWelcome) {
  World world{1, no_faults};
  const Cast cast = draft_programme(world, 4);
  Device& anna = world.add_device(cast.participants[0]);
  const auto is_greeting = [](const sync::Replica* replica) {
    return replica != nullptr && replica->line() == sync::Line::greeting;
  };
  const auto tick = [&anna] {
    anna.run([&anna] {
      for (const auto& each : anna.page()->ticks)
        each();
    });
  };
  while (!is_greeting(&anna.client()->programme()))
    world.step();
  tick();
  EXPECT_TRUE(is_greeting(&anna.client()->programme()));
  while (!is_greeting(anna.client()->group()))
    world.step();
  tick();
  EXPECT_TRUE(is_greeting(anna.client()->group()));
}

TEST(Tabs, ThatTakeOverSendWhatWaitsInAllOfThem) {
  Rig rig;
  Device& second = rig.world.add_tab(rig.anna);
  rig.world.settle();
  EXPECT_EQ(second.page()->line, nullptr) << "the first has the line";
  const ThreadId thread = rig.thread(second);
  rig.world.calm();
  rig.world.send_away(rig.anna);
  rig.post(rig.anna, thread);
  rig.post(second, thread);
  rig.enter_in_group(
      second,
      forum::OpenThread{rig.world.random().id<ThreadId>(), rig.world.random().id<PostId>(), {}, {}, {}},
      {{"title", rig.world.new_words()}, {"text", rig.world.new_words()}}
  );
  rig.world.calm(); // what was entered is on the device
  rig.anna.close_page();
  rig.world.calm();
  EXPECT_NE(second.page()->line, nullptr) << "it took over";
  EXPECT_TRUE(second.client()->outbox().empty());
  rig.expect_no_faults();
  EXPECT_EQ(second.client()->shown().state.forum.posts.size(), 3U);
}

TEST(Offline, APostInAThreadThatWasLockedMeanwhileComesBackAndTheNextOneArrives) {
  Rig rig;
  const ThreadId locked = rig.thread(rig.anna);
  const ThreadId open = rig.thread(rig.anna);
  rig.world.calm();
  rig.world.send_away(rig.bram);
  rig.post(rig.bram, locked);
  rig.post(rig.bram, open);
  rig.enter(rig.coordinator, forum::LockThread{locked});
  rig.expect_no_faults();
  EXPECT_EQ(rig.refusals(rig.bram.client()->outbox()), Codes{RejectionCode::thread_locked});
  EXPECT_EQ(rig.bram.client()->shown().state.forum.posts.size(), 3U);
}

TEST(Offline, AVoteAfterTheRoundWasClosedComesBackAndIsNotCounted) {
  Rig rig;
  rig.enter(
      rig.cleo, groups::FormGroup{rig.world.random().id<GroupId>(), {}}, {{"name", rig.world.new_words()}}
  );
  rig.world.calm();
  std::vector<PitchId> pitches;
  for (Device* device : {&rig.anna, &rig.cleo}) {
    pitches.push_back(rig.world.random().id<PitchId>());
    rig.enter(
        *device, pitch::SubmitPitch{pitches.back(), {}, {}, {}},
        {{"title", rig.world.new_words()}, {"text", rig.world.new_words()}}
    );
  }
  rig.world.calm();
  const auto round = rig.world.random().id<RoundId>();
  rig.enter(rig.coordinator, vote::OpenRound{round, {pitches}});
  rig.world.calm();
  rig.world.send_away(rig.daan);
  for (Device* device : {&rig.anna, &rig.bram, &rig.daan})
    rig.enter(*device, vote::CastVote{round, {pitches.front(), rig.world.random().id<vote::Tracker>()}});
  rig.world.calm();
  rig.enter(rig.coordinator, vote::CloseRound{round});
  rig.expect_no_faults();
  EXPECT_EQ(rig.refusals(rig.daan.client()->outbox()), Codes{RejectionCode::round_closed});
  ASSERT_TRUE(rig.world.chronicle().rounds().at(round).counted);
  EXPECT_EQ(rig.world.chronicle().rounds().at(round).counted->ballots.items.size(), 2U);
}

TEST(Offline, WordsForAGroupThatSomebodyWasTakenOutOfComeBack) {
  Rig rig;
  rig.world.send_away(rig.bram);
  rig.enter_in_group(
      rig.bram, ideas::ProposeIdea{{}, {}, {}},
      {{"title", rig.world.new_words()}, {"text", rig.world.new_words()}}
  );
  rig.enter(rig.coordinator, groups::LeaveGroup{rig.bram.member()});
  rig.expect_no_faults();
  EXPECT_EQ(rig.refusals(rig.bram.client()->left_outbox()), Codes{RejectionCode::not_in_group});
  EXPECT_EQ(rig.bram.client()->group(), nullptr);
}

TEST(Offline, WordsOfAGroupThatSomebodyIsTakenOutOfWhileTheyAreReadComeBack) {
  Rig rig;
  rig.world.send_away(rig.bram);
  rig.enter_in_group(
      rig.bram, ideas::ProposeIdea{{}, {}, {}},
      {{"title", rig.world.new_words()}, {"text", rig.world.new_words()}}
  );
  rig.world.calm();
  rig.bram.close_page();
  rig.bram.away_until_ms = 0;
  while (rig.bram.client() == nullptr || rig.bram.client()->group() == nullptr)
    rig.world.step();
  rig.bram.is_disk_stuck = true; // before it said what waits for the group
  rig.enter(rig.coordinator, groups::LeaveGroup{rig.bram.member()});
  rig.world.calm();
  EXPECT_EQ(rig.bram.client()->group(), nullptr);
  rig.bram.is_disk_stuck = false;
  rig.expect_no_faults();
  EXPECT_EQ(rig.refusals(rig.bram.client()->left_outbox()), Codes{RejectionCode::not_in_group});
}

TEST(Offline, AGroupThatSomebodyIsTakenOutOfLeavesNothingThoughTheAppWasClosed) {
  Rig rig;
  rig.enter_in_group(
      rig.anna, ideas::ProposeIdea{{}, {}, {}},
      {{"title", rig.world.new_words()}, {"text", rig.world.new_words()}}
  );
  rig.world.calm();
  rig.bram.is_disk_stuck = true;
  rig.enter(rig.coordinator, groups::LeaveGroup{rig.bram.member()});
  rig.world.calm();
  EXPECT_EQ(rig.bram.client()->group(), nullptr);
  rig.bram.close_page(); // before the disk had deleted it
  rig.bram.is_disk_stuck = false;
  rig.expect_no_faults();
}

TEST(Offline, WhoIsErasedKeepsNothingThoughTheAppWasClosed) {
  Rig rig;
  rig.enter_in_group(
      rig.anna, ideas::ProposeIdea{{}, {}, {}},
      {{"title", rig.world.new_words()}, {"text", rig.world.new_words()}}
  );
  rig.world.calm();
  rig.bram.is_disk_stuck = true;
  rig.enter(rig.coordinator, people::ErasePerson{rig.bram.member()});
  rig.world.calm();
  rig.bram.close_page();
  rig.bram.is_disk_stuck = false;
  rig.expect_no_faults();
}

TEST(Offline, WhoIsErasedKeepsNothingOfTheirGroup) {
  Rig rig;
  rig.enter_in_group(
      rig.anna, ideas::ProposeIdea{{}, {}, {}},
      {{"title", rig.world.new_words()}, {"text", rig.world.new_words()}}
  );
  rig.world.calm();
  ASSERT_NE(rig.bram.client()->group(), nullptr);
  rig.enter(rig.coordinator, people::ErasePerson{rig.bram.member()});
  rig.expect_no_faults();
  EXPECT_EQ(rig.bram.client()->group(), nullptr);
}

TEST(Offline, WhoComesBackToTheirGroupReadsAllOfIt) {
  Rig rig;
  rig.enter_in_group(
      rig.anna, ideas::ProposeIdea{{}, {}, {}},
      {{"title", rig.world.new_words()}, {"text", rig.world.new_words()}}
  );
  rig.world.calm();
  rig.enter(rig.bram, groups::LeaveGroup{rig.bram.member()});
  rig.world.calm();
  EXPECT_EQ(rig.bram.client()->group(), nullptr);
  rig.enter_in_group(
      rig.anna, ideas::RevisePlanSection{ideas::Section::goal, {}, {}}, {{"text", rig.world.new_words()}}
  );
  rig.enter(rig.bram, groups::JoinGroup{rig.cast.group});
  rig.expect_no_faults();
  ASSERT_NE(rig.bram.client()->group_shown(), nullptr);
  EXPECT_EQ(rig.bram.client()->group_shown()->state.head, Position{2});
}

TEST(Offline, AClockThatWasSetBackDoesNotKeepADeviceAway) {
  Rig rig;
  rig.world.send_away(rig.anna);
  rig.world.calm(); // it is to try again in a minute
  rig.anna.clock_skew_ms = -3LL * 24 * 60 * 60 * 1000;
  rig.expect_no_faults();
}

} // namespace
} // namespace verdiep::simulation
