// Tabs of one browser: one keeps the copy, the others follow. The number in the names is that of the invariant of `Replica`.
#include "shared/sync/tab_frames.hpp"
#include "tests/support/sync_people.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace verdiep::sync {
namespace {

using test::Device;
using test::SyncWorld;

constexpr test::Faults no_faults{0, 0, 0, 0, 0, 0, 0, 0};

/// A browser with two tabs, at rest.
struct Tabs {
  SyncWorld world{1, no_faults};
  test::Programme programme = test::draft_programme(world, 2);
  MemberId other = programme.participants[1];
  Device& keeper = world.add_device(programme.participants[0]);
  Device& tab = world.add_tab(keeper);

  Tabs() { world.settle(); }

  void open_thread(Device& device) {
    const auto refused = world.enter(
        device, forum::OpenThread{world.random().id<ThreadId>(), world.random().id<PostId>(), {}, {}, {}},
        {test::words("title", "Hulp").front(), test::words("text", "Wie weet dit?").front()}
    );
    EXPECT_FALSE(refused);
  }
  [[nodiscard]] std::vector<std::string> faults() { return test::faults_in(world, {}); }
};

bool asks_to_read_anew(const ReplicaEffects& effects) {
  return std::any_of(effects.begin(), effects.end(), [](const ReplicaEffect& effect) {
    return std::holds_alternative<effect::ReadAnew>(effect);
  });
}

TEST(Replica11, ATabThatFollowsHoldsWhatTheKeeperWrote) {
  Tabs tabs;
  tabs.world.commit(tabs.other, people::RenameMember{{}, {}}, test::name_and_avatar("Noor", 3));
  tabs.world.settle();
  EXPECT_EQ(tabs.tab.replica.root(), tabs.world.server().root());
  EXPECT_EQ(tabs.tab.replica.line(), Line::live);
  EXPECT_EQ(tabs.faults(), std::vector<std::string>{});
}

TEST(Replica11, WhatIsEnteredInATabThatFollowsIsShownInAllAndSentByTheKeeper) {
  Tabs tabs;
  tabs.open_thread(tabs.tab);
  EXPECT_EQ(tabs.tab.replica.shown().forum.threads.size(), 1U);
  const Position before = tabs.world.server().state().head;
  tabs.world.settle();
  EXPECT_GT(tabs.world.server().state().head, before);
  EXPECT_EQ(tabs.keeper.replica.shown().forum.threads.size(), 1U);
  EXPECT_EQ(tabs.faults(), std::vector<std::string>{});
}

TEST(Replica11, ATabThatFollowsHidesWhatIsNoLongerForThePerson) {
  Tabs tabs;
  const MemberId me = tabs.keeper.member;
  tabs.world.commit(tabs.programme.coordinator, people::GrantRole{me, people::Role::coordinator});
  dingen::CompleteDing complete{tabs.programme.dingen.front(), {}, {}, {}};
  complete.sharing = dingen::Sharing::coordinators;
  complete.reflection.emplace();
  tabs.world.commit(tabs.other, complete, test::words("reflection", "Alleen voor coördinatoren."));
  const Position at = tabs.world.server().state().head;
  tabs.world.settle();
  const auto sight = [&] { return tabs.tab.replica.shown().disclosed.text(at, "reflection").sight; };
  EXPECT_EQ(sight(), projections::Sight::shown);
  tabs.world.commit(tabs.programme.coordinator, people::RevokeRole{me, people::Role::coordinator});
  tabs.world.settle();
  EXPECT_EQ(sight(), projections::Sight::not_for_you);
}

TEST(Replica11, ATabThatFollowsReadsAnewWhenTheKeeperStartsOver) {
  Tabs tabs;
  tabs.world.server().cut(Position{6}, true);
  tabs.world.disconnect(tabs.keeper);
  tabs.world.settle();
  EXPECT_EQ(tabs.keeper.replica.log().head(), Position{6});
  EXPECT_EQ(tabs.tab.replica.root(), tabs.world.server().root());
  EXPECT_EQ(tabs.tab.replica.trouble(), Trouble::started_over);
}

TEST(Replica11, ATabThatFollowsTakesNoRowsOfAnotherHistory) {
  Tabs tabs;
  SyncWorld elsewhere(2, no_faults);
  const test::Programme programme = test::draft_programme(elsewhere, 3);
  Device& device = elsewhere.add_device(programme.coordinator);
  elsewhere.settle();
  const Sha256 root = tabs.tab.replica.root();
  const std::string key = to_text({RowKind::records, 0});
  EXPECT_TRUE(asks_to_read_anew(tabs.tab.replica.follow({{key, device.log_rows.at(key)}})));
  EXPECT_TRUE(asks_to_read_anew(tabs.tab.replica.follow({{key, std::nullopt}})));
  EXPECT_TRUE(asks_to_read_anew(tabs.tab.replica.follow({{key, Bytes{0x80}}})));
  EXPECT_EQ(tabs.tab.replica.root(), root);
}

TEST(Replica11, OlderRowsChangeNothing) {
  Tabs tabs;
  const std::string key = to_text({RowKind::records, 0});
  const Bytes older = tabs.keeper.log_rows.at(key);
  tabs.open_thread(tabs.keeper);
  tabs.world.settle();
  EXPECT_FALSE(asks_to_read_anew(tabs.tab.replica.follow({{key, older}})));
  EXPECT_EQ(tabs.tab.replica.root(), tabs.world.server().root());
}

TEST(Replica11, ARowThatComesAfterItsEventIsNotTakenUp) {
  Tabs tabs;
  tabs.open_thread(tabs.tab);
  const Pending& pending = tabs.tab.replica.outbox().front();
  const OutboxRow row{pending.id, encode_outbox_row(pending)};
  tabs.world.settle();
  ASSERT_TRUE(tabs.keeper.replica.has_landed(row.id));
  for (Device* device : {&tabs.keeper, &tabs.tab}) {
    tabs.world.perform(*device, device->replica.adopt(row));
    EXPECT_TRUE(device->replica.outbox().empty());
  }
}

TEST(Replica11, AVerdictReachesAllTabsAndWhoLetsGoLetsGoInAll) {
  Tabs tabs;
  const auto enter = [&](Device& device) {
    dingen::CompleteDing complete{tabs.programme.dingen.front(), {}, {}, {}};
    return tabs.world.enter(device, complete);
  };
  ASSERT_FALSE(enter(tabs.tab));
  ASSERT_FALSE(enter(tabs.keeper)); // neither tab knows of the other's yet
  tabs.world.settle();
  ASSERT_EQ(tabs.tab.replica.outbox().size(), 1U);
  ASSERT_EQ(tabs.keeper.replica.outbox().size(), 1U);
  EXPECT_EQ(tabs.tab.replica.outbox().front().status, Status::rejected);
  EXPECT_TRUE(tabs.tab.replica.outbox().front().verdict);
  const CommandId id = tabs.tab.replica.outbox().front().id;
  tabs.world.perform(tabs.tab, tabs.tab.replica.drop(id));
  tabs.world.settle();
  EXPECT_TRUE(tabs.keeper.replica.outbox().empty());
  EXPECT_TRUE(tabs.keeper.outbox_rows.empty());
}

TEST(Replica11, TheTabThatTakesOverSendsWhatWaits) {
  Tabs tabs;
  tabs.world.disconnect(tabs.keeper);
  tabs.keeper.may_connect = false;
  tabs.open_thread(tabs.keeper);
  tabs.open_thread(tabs.tab);
  tabs.world.settle();
  EXPECT_EQ(tabs.tab.replica.outbox().size(), 2U);
  tabs.world.close_tab(tabs.keeper);
  tabs.world.settle();
  EXPECT_EQ(tabs.world.server().state().forum.threads.size(), 2U);
  EXPECT_EQ(tabs.faults(), std::vector<std::string>{});
}

// What tabs tell each other

TEST(TabFrames, ComeBackAsTheyWere) {
  const StreamId stream{{1}};
  const CommandId id{{2}};
  const std::vector<TabFrame> frames{
      RowsWritten{stream, {{{{"records/00000000"}, Blob<row_bytes_max>{{1, 2}}}, {{"head"}, {}}}}},
      OutboxWritten{stream, id, {{{3}}}},
      OutboxWritten{stream, id, {}},
      Standing{stream, Line::live, Trouble::damaged, Position{7}, {{{id, Status::under_way}}}, true},
      StandingAsked{stream},
  };
  for (const TabFrame& frame : frames) {
    const auto decoded = decode_tab_frame(encode_tab_frame(frame));
    ASSERT_TRUE(decoded);
    EXPECT_EQ(*decoded, frame);
    EXPECT_EQ(stream_of(*decoded), stream);
  }
}

TEST(TabFrames, RefuseWhatIsNotOne) {
  Bytes bytes = encode_tab_frame(StandingAsked{{{1}}});
  bytes.push_back(0);
  EXPECT_FALSE(decode_tab_frame(bytes));
  EXPECT_FALSE(decode_tab_frame(encode_frame(ClientFrame(Credit{1}))));
  EXPECT_FALSE(decode_tab_frame({}));
}

TEST(TabFrames, ALargeWriteIsToldInParts) {
  const StreamId stream{{1}};
  std::vector<RowChange> changes;
  for (std::uint32_t page = 0; page < 5; ++page) {
    changes.push_back({to_text({RowKind::records, page}), Bytes(tab_frame_bytes / 2 - 10)});
  }
  changes.push_back({"head", std::nullopt});
  const std::vector<Bytes> frames = encode_rows_written(stream, changes);
  EXPECT_EQ(frames.size(), 3U);
  std::vector<std::string> keys;
  for (const Bytes& bytes : frames) {
    const auto frame = decode_tab_frame(bytes);
    ASSERT_TRUE(frame);
    for (const WrittenRow& row : std::get<RowsWritten>(*frame).rows.items) {
      keys.push_back(row.key.value);
    }
  }
  ASSERT_EQ(keys.size(), changes.size());
  EXPECT_EQ(keys.back(), "head");
  EXPECT_TRUE(encode_rows_written(stream, {}).empty());
}

} // namespace
} // namespace verdiep::sync
