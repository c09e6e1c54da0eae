// What a device keeps of a stream, and what becomes of it: a world without faults, whose disk is bent by hand. The
// numbers in the names of the groups are those of the invariants of `Replica`.
#include "shared/merkle/frontier.hpp"
#include "shared/merkle/hash.hpp"
#include "shared/sync/device_row.hpp"
#include "shared/sync/log_rows.hpp"
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

/// A participant's device that holds all, and another person.
struct Rig {
  explicit Rig(std::size_t posts = 0) {
    const ThreadId thread{{7}};
    post(other, forum::OpenThread{thread, PostId{{1, 1}}, {}, {}, {}}, "Begin");
    for (std::size_t index = 0; index < posts; ++index) {
      post(
          other, forum::WritePost{thread, world.random().id<PostId>(), {}}, "Bericht " + std::to_string(index)
      );
    }
    world.settle();
  }

  SyncWorld world{1, no_faults};
  test::Programme programme = test::draft_programme(world, 2);
  MemberId me = programme.participants[0];
  MemberId other = programme.participants[1];
  Device& device = world.add_device(me);

  void post(MemberId who, CommandBody body, const std::string& text) {
    test::Values values = test::words("text", text);
    if (std::holds_alternative<forum::OpenThread>(body)) {
      values.push_back(test::words("title", "Onderwerp").front());
    }
    world.commit(who, std::move(body), std::move(values));
  }
  Replica& replica() { return device.replica; }
  Bytes& row(const RowKey& key) { return device.log_rows.at(to_text(key)); }
  bool has_row(const RowKey& key) { return device.log_rows.count(to_text(key)) != 0; }

  /// The page is opened again; the network is gone.
  void reload_offline() {
    world.crash(device);
    device.may_connect = false;
  }
  void go_online() {
    device.may_connect = true;
    world.settle();
  }
  bool completes(std::size_t ding) {
    dingen::CompleteDing body{programme.dingen[ding], dingen::Sharing::programme, {}, {}};
    body.reflection.emplace();
    return !world.enter(device, body, test::words("reflection", "Zo ging het."));
  }

  /// That the person sees what the server has, and was told that the copy had been damaged.
  void expect_healed() {
    EXPECT_EQ(replica().trouble(), Trouble::damaged);
    EXPECT_FALSE(device.reports.empty());
    device.reports.clear();
    go_online();
    for (const std::string& fault : test::faults_in(world, {})) {
      ADD_FAILURE() << fault;
    }
  }
};

/// More than two pages of records.
constexpr std::size_t many = 2 * page_records_max + 40;

// 9: what was kept is shown

TEST(Replica9, ShowsEverythingAfterAReloadWithoutTheNetwork) {
  Rig rig(many);
  const Position head = rig.replica().log().head();
  rig.reload_offline();
  EXPECT_EQ(rig.replica().log().head(), head);
  EXPECT_EQ(rig.replica().root(), rig.world.server().root());
  EXPECT_EQ(rig.replica().confirmed().state, rig.world.server().state());
  EXPECT_TRUE(rig.replica().has_caught_up());
  EXPECT_EQ(rig.replica().member(), rig.me);
  EXPECT_EQ(rig.replica().line(), Line::offline);
  EXPECT_EQ(rig.replica().trouble(), Trouble::none);
  EXPECT_EQ(projections::name_of(rig.replica().shown(), rig.other).text, "Deelnemer");
  EXPECT_TRUE(rig.device.reports.empty());
}

TEST(Replica9, DecidesAndKeepsWhatIsDoneWithoutTheNetwork) {
  Rig rig;
  rig.reload_offline();
  EXPECT_TRUE(rig.completes(0));
  while (!rig.device.writes.empty()) {
    rig.world.settle();
  }
  rig.reload_offline();
  ASSERT_EQ(rig.replica().outbox().size(), 1U);
  EXPECT_NE(
      projections::find_completion(rig.replica().shown().dingen, rig.me, rig.programme.dingen[0]), nullptr
  );
  rig.go_online();
  EXPECT_TRUE(rig.replica().outbox().empty());
  EXPECT_TRUE(test::faults_in(rig.world, {}).empty());
}

TEST(Replica9, SaysVerwijderdAfterAReloadToo) {
  Rig rig;
  const Position renamed = rig.world.server().state().head;
  rig.world.commit(rig.other, people::RenameMember{{}, {}}, test::name_and_avatar("Nieuw", 3));
  rig.world.settle();
  rig.reload_offline();
  Position withdrawn;
  for (Position position{1}; position <= renamed; position = position.next()) {
    if (rig.replica().shown().disclosed.text(position, "name").sight == projections::Sight::withdrawn) {
      withdrawn = position;
    }
  }
  EXPECT_NE(withdrawn, Position{}) << "of the old name";
}

TEST(Replica9, RemembersItsCheckpointAfterAReload) {
  // the device saw a checkpoint of all; after a reload the server shows less
  Rig rig;
  rig.world.perform(rig.device, rig.replica().received(*rig.world.server().checkpoint().second));
  rig.world.settle();
  rig.reload_offline();
  rig.world.server().cut(Position{4}, false);
  rig.go_online();
  EXPECT_EQ(rig.replica().trouble(), Trouble::rewound);
}

TEST(Replica9, ReadsAWitnessOfBeforeTheCopyWasKept) {
  Rig rig;
  Bytes& row = rig.row({RowKind::witness, 0});
  const Bytes sealed = row;
  const ByteView entry = *open_row(sealed, sealed.size());
  row = Bytes(entry.begin(), entry.end());
  rig.reload_offline();
  EXPECT_EQ(rig.replica().trouble(), Trouble::none);
  EXPECT_EQ(rig.replica().member(), rig.me);
  EXPECT_EQ(rig.replica().root(), rig.world.server().root());
}

TEST(Replica9, AsksForNothingThatItHolds) {
  Rig rig(many);
  rig.reload_offline();
  rig.device.may_connect = true;
  rig.world.connect(rig.device);
  const auto hello = decode_client_frame(rig.device.to_server.front());
  ASSERT_TRUE(hello && std::holds_alternative<Hello>(*hello));
  EXPECT_EQ(std::get<Hello>(*hello).have, rig.world.server().state().head);
  EXPECT_GT(std::get<Hello>(*hello).cursors.items.at(0).seq, many);
}

TEST(Replica9, ForgetsTheHistoryOfAnEarlierEpoch) {
  Rig rig(many);
  rig.world.disconnect(rig.device);
  rig.world.server().cut(Position{20}, true);
  rig.go_online();
  EXPECT_EQ(rig.replica().log().head(), Position{20});
  EXPECT_FALSE(rig.has_row({RowKind::records, 1}));
  EXPECT_FALSE(rig.has_row({RowKind::values, 1}));
  rig.reload_offline();
  EXPECT_EQ(rig.replica().root(), rig.world.server().root());
}

TEST(Replica9, LeavesNoRowOfAStreamThatIsForgotten) {
  Rig rig(many);
  rig.world.perform(rig.device, rig.replica().forget());
  rig.device.may_connect = false;
  rig.world.disconnect(rig.device);
  rig.world.settle();
  EXPECT_TRUE(rig.device.log_rows.empty());
}

TEST(Replica9, IsForgottenWithoutWaitingForTheWriteUnderWay) {
  Rig rig;
  rig.post(rig.other, forum::WritePost{ThreadId{{7}}, PostId{{9, 9}}, {}}, "Nog een");
  while (rig.device.writes.empty()) {
    rig.world.step();
  }
  rig.world.perform(rig.device, rig.replica().forget());
  ASSERT_EQ(rig.device.writes.size(), 2U);
  const auto& last = std::get<Device::RowsWrite>(rig.device.writes.back());
  EXPECT_TRUE(std::none_of(last.begin(), last.end(), [](const RowChange& change) { return change.row; }));
}

TEST(Replica9, LetsGoOfALandedCommandWithTheCopy) {
  Rig rig;
  EXPECT_TRUE(rig.completes(0));
  for (int step = 0; step < 2000 && !rig.replica().outbox().empty(); ++step) {
    rig.world.step();
  }
  ASSERT_FALSE(rig.device.outbox_rows.empty()) << "it waits for the event to be written";
  rig.world.perform(rig.device, rig.replica().forget());
  rig.device.may_connect = false;
  rig.world.disconnect(rig.device);
  rig.world.settle();
  EXPECT_TRUE(rig.device.outbox_rows.empty());
}

// 9: damage

TEST(Replica9, NoticesEveryFlippedBitOfARowAndReadsAnew) {
  for (const RowKey& key : std::vector<RowKey>{
           {RowKind::witness, 0}, {RowKind::head, 0}, {RowKind::records, 0}, {RowKind::values, 0}
       }) {
    Rig rig;
    rig.world.perform(rig.device, rig.replica().received(*rig.world.server().checkpoint().second));
    rig.world.settle();
    const DeviceRows whole = rig.device.rows();
    const std::size_t bits = rig.row(key).size() * 8;
    for (std::size_t bit = 0; bit < bits; bit += 7) {
      DeviceRows rows = whole;
      for (LogRow& row : rows.log) {
        if (row.key == to_text(key)) {
          row.bytes[bit / 8] = static_cast<std::uint8_t>(row.bytes[bit / 8] ^ (1U << (bit % 8)));
        }
      }
      Replica replica(rig.world.server().stream());
      const auto effects = replica.start(std::move(rows));
      const bool is_reported = std::any_of(effects.begin(), effects.end(), [](const ReplicaEffect& effect) {
        return std::holds_alternative<effect::Report>(effect);
      });
      EXPECT_TRUE(is_reported) << to_text(key) << " bit " << bit;
      EXPECT_EQ(replica.trouble(), Trouble::damaged) << to_text(key) << " bit " << bit;
    }
  }
}

TEST(Replica9, KeepsWhatIsWholeBeforeADamagedPageAndHeals) {
  Rig rig(many);
  rig.row({RowKind::records, 1})[100] ^= 1;
  rig.reload_offline();
  EXPECT_EQ(rig.replica().log().head(), Position{page_records_max});
  EXPECT_TRUE(rig.replica().has_caught_up()) << "what is whole is shown meanwhile";
  rig.expect_healed();
}

TEST(Replica9, HealsAPageThatIsGone) {
  Rig rig(many);
  rig.device.log_rows.erase(to_text({RowKind::records, 0}));
  rig.reload_offline();
  EXPECT_EQ(rig.replica().log().head(), Position{0});
  rig.expect_healed();
}

TEST(Replica9, NoticesThatTheLastPageIsGone) {
  Rig rig(many);
  rig.device.log_rows.erase(to_text({RowKind::records, 2}));
  rig.device.log_rows.erase(to_text({RowKind::values, 2}));
  rig.reload_offline();
  rig.expect_healed();
}

TEST(Replica9, NoticesThatAPageOfValuesIsGone) {
  Rig rig(many);
  rig.device.log_rows.erase(to_text({RowKind::values, 1}));
  rig.reload_offline();
  rig.expect_healed();
}

TEST(Replica9, HealsDamagedValues) {
  Rig rig(many);
  rig.row({RowKind::values, 1})[100] ^= 1;
  rig.reload_offline();
  EXPECT_EQ(rig.replica().log().head(), rig.world.server().state().head) << "the records are whole";
  rig.expect_healed();
}

TEST(Replica9, ShowsNoValueThatItsRecordDoesNotCommitTo) {
  Rig rig;
  auto values = *decode_values_row(rig.row({RowKind::values, 0}));
  const auto text = std::find_if(values.items.begin(), values.items.end(), [](const StoredValue& value) {
    return value.field.value == "text";
  });
  ASSERT_NE(text, values.items.end());
  const Position position = text->position;
  text->value->value.back() ^= 1;
  rig.row({RowKind::values, 0}) =
      encode_values_row(values); // a row that is whole, and says what nobody wrote
  rig.reload_offline();
  EXPECT_NE(rig.replica().shown().disclosed.text(position, "text").sight, projections::Sight::shown);
  rig.expect_healed();
}

TEST(Replica9, TakesNothingOfAHistoryThatTheCheckpointDoesNotName) {
  // whole pages, but of another history than the last checkpoint was of
  Rig rig;
  rig.world.perform(rig.device, rig.replica().received(*rig.world.server().checkpoint().second));
  rig.world.settle();
  History forged;
  for (const Bytes& record : rig.world.server().records()) {
    auto decoded = *decode_record(record);
    decoded.recorded.ms += 1;
    forged.append(encode_record(decoded));
  }
  rig.row({RowKind::records, 0}) = encode_records_row(forged, 0);
  rig.reload_offline();
  EXPECT_EQ(rig.replica().log().head(), Position{0});
  rig.expect_healed();
}

TEST(Replica9, TakesNothingWhenNothingSaysWhoseHistoryItIs) {
  Rig rig;
  rig.device.log_rows.erase(to_text({RowKind::witness, 0}));
  rig.reload_offline();
  EXPECT_EQ(rig.replica().log().head(), Position{0});
  rig.expect_healed();
}

TEST(Replica9, KeepsTheOutboxWhateverIsDamaged) {
  // the event of a waiting command is in the pages that are dropped: it must be asked for again, not forgotten
  Rig rig;
  rig.reload_offline();
  EXPECT_TRUE(rig.completes(0));
  rig.world.settle();
  const CommandId waiting = rig.replica().outbox().at(0).id;
  const auto row = rig.device.outbox_rows.at(waiting);
  rig.go_online();
  EXPECT_TRUE(rig.replica().outbox().empty());
  rig.device.outbox_rows[waiting] = row; // as if the page had closed before the row was deleted
  for (auto& [key, bytes] : rig.device.log_rows) {
    bytes[bytes.size() / 2] ^= 1;
  }
  rig.reload_offline();
  ASSERT_EQ(rig.replica().outbox().size(), 1U);
  EXPECT_EQ(rig.replica().outbox()[0].id, waiting);
  rig.expect_healed();
  EXPECT_TRUE(rig.replica().outbox().empty());
}

TEST(Replica9, LetsGoOfALandedCommandWhoseRowIsStillThere) {
  Rig rig;
  EXPECT_TRUE(rig.completes(0));
  const CommandId id = rig.replica().outbox().at(0).id;
  const Bytes row = encode_outbox_row(rig.replica().outbox()[0]);
  rig.world.settle();
  rig.device.outbox_rows[id] = row;
  rig.reload_offline();
  EXPECT_TRUE(rig.replica().outbox().empty()) << "its event is in the copy";
  rig.world.settle();
  EXPECT_TRUE(rig.device.outbox_rows.empty());
}

TEST(Replica9, DoesNotShowAWithdrawnValueThatIsStillInTheOutbox) {
  Rig rig;
  const auto refused =
      rig.world.enter(rig.device, people::RenameMember{{}, {}}, test::name_and_avatar("Oud", 3));
  EXPECT_FALSE(refused);
  const CommandId id = rig.replica().outbox().at(0).id;
  const Bytes row = encode_outbox_row(rig.replica().outbox()[0]);
  rig.world.settle();
  const Position renamed = rig.replica().log().head();
  rig.world.commit(rig.me, people::RenameMember{{}, {}}, test::name_and_avatar("Nieuw", 3));
  rig.world.settle();
  rig.device.outbox_rows[id] = row; // as if the page had closed before the row was deleted
  rig.reload_offline();
  EXPECT_EQ(rig.replica().shown().disclosed.text(renamed, "name").sight, projections::Sight::withdrawn);
  EXPECT_TRUE(rig.replica().outbox().empty());
}

TEST(Replica9, DoesNotShowAValueOfTheOutboxThatItsValuesLack) {
  Rig rig;
  ASSERT_FALSE(rig.world.enter(rig.device, people::RenameMember{{}, {}}, test::name_and_avatar("Oud", 3)));
  const CommandId id = rig.replica().outbox().at(0).id;
  const Bytes row = encode_outbox_row(rig.replica().outbox()[0]);
  rig.world.settle();
  const Position renamed = rig.replica().log().head();
  // As after the loss of the last audience that granted it, and the page closed before the outbox row was deleted.
  auto values = *decode_values_row(rig.row({RowKind::values, 0}));
  std::erase_if(values.items, [&](const StoredValue& value) { return value.position == renamed; });
  rig.row({RowKind::values, 0}) = encode_values_row(values);
  rig.device.outbox_rows[id] = row;
  rig.reload_offline();
  EXPECT_NE(rig.replica().shown().disclosed.text(renamed, "name").sight, projections::Sight::shown);
  EXPECT_TRUE(rig.replica().outbox().empty());
}

TEST(Replica9, SaysThatTheWitnessIsDamagedAlsoWithoutACopy) {
  Rig rig;
  rig.row({RowKind::witness, 0})[3] ^= 1;
  for (const RowKey& key :
       {RowKey{RowKind::head, 0}, RowKey{RowKind::records, 0}, RowKey{RowKind::values, 0}}) {
    rig.device.log_rows.erase(to_text(key));
  }
  rig.reload_offline();
  rig.expect_healed();
  rig.reload_offline();
  EXPECT_EQ(rig.replica().trouble(), Trouble::none);
}

// 10: first on the device

TEST(Replica10, ConfirmsAWithdrawalWhenTheDeviceCarriedItOut) {
  Rig rig;
  rig.world.commit(rig.other, people::RenameMember{{}, {}}, test::name_and_avatar("Nieuw", 3));
  bool has_confirmed = false;
  for (int step = 0; step < 2000 && !has_confirmed; ++step) {
    rig.world.step();
    for (const Bytes& frame : rig.device.to_server) {
      const auto decoded = decode_client_frame(frame);
      has_confirmed = has_confirmed || (decoded && std::holds_alternative<Deleted>(*decoded));
    }
  }
  ASSERT_TRUE(has_confirmed);
  const auto values = *decode_values_row(rig.row({RowKind::values, 0}));
  const bool names_withdrawn =
      std::any_of(values.items.begin(), values.items.end(), [](const StoredValue& value) {
        return value.field.value == "name" && !value.value;
      });
  EXPECT_TRUE(names_withdrawn);
  EXPECT_TRUE(rig.world.broken().empty()) << rig.world.broken().front();
}

TEST(Replica10, KeepsTheOutboxRowUntilTheEventIsOnTheDevice) {
  Rig rig;
  EXPECT_TRUE(rig.completes(0));
  const CommandId id = rig.replica().outbox().at(0).id;
  for (int step = 0; step < 2000 && !rig.replica().outbox().empty(); ++step) {
    rig.world.step();
  }
  ASSERT_TRUE(rig.replica().outbox().empty());
  if (rig.device.outbox_rows.count(id) == 0) {
    const auto head = decode_head_row(rig.row({RowKind::head, 0}));
    EXPECT_EQ(head->head, rig.replica().log().head());
  }
  rig.world.settle();
  EXPECT_EQ(rig.device.outbox_rows.count(id), 0U);
}

// The cost

TEST(DeviceLog, WritesALiveRecordAsOnePage) {
  Rig rig(many);
  rig.post(rig.other, forum::WritePost{ThreadId{{7}}, PostId{{9, 9}}, {}}, "Nog een");
  std::size_t rows = 0;
  for (int step = 0; step < 2000; ++step) {
    rig.world.step();
    for (const auto& write : rig.device.writes) {
      if (const auto* changes = std::get_if<Device::RowsWrite>(&write)) {
        rows = std::max(rows, changes->size());
      }
    }
  }
  EXPECT_GT(rows, 0U);
  EXPECT_LE(rows, 3U) << "records, values and head";
}

TEST(DeviceLog, CatchesUpInFewWrites) {
  Rig rig;
  rig.world.disconnect(rig.device);
  rig.device.may_connect = false;
  for (std::size_t index = 0; index < 10 * page_records_max; ++index) {
    rig.post(
        rig.other, forum::WritePost{ThreadId{{7}}, rig.world.random().id<PostId>(), {}},
        "Bericht " + std::to_string(index)
    );
  }
  rig.device.may_connect = true;
  std::size_t writes = 0;
  std::size_t waiting = 0;
  for (int step = 0; step < 5000; ++step) {
    rig.world.step();
    writes += rig.device.writes.size() > waiting ? 1 : 0;
    waiting = rig.device.writes.size();
  }
  rig.world.settle();
  EXPECT_GT(writes, 0U);
  EXPECT_LT(writes, 60U) << "for 2,560 records and as many values";
  rig.reload_offline();
  EXPECT_EQ(rig.replica().root(), rig.world.server().root());
}

TEST(DeviceLog, TriesAgainWhatTheDeviceCouldNotWrite) {
  Rig rig;
  rig.post(rig.other, forum::WritePost{ThreadId{{7}}, PostId{{9, 9}}, {}}, "Nog een");
  while (rig.device.writes.empty()) {
    rig.world.step();
  }
  rig.device.writes.clear();
  rig.world.perform(rig.device, rig.replica().rows_failed());
  EXPECT_TRUE(rig.device.writes.empty()) << "not at once";
  rig.world.settle();
  rig.reload_offline();
  EXPECT_EQ(rig.replica().root(), rig.world.server().root());
}

TEST(DeviceLog, TriesAgainThoughTheClockWasSetBack) {
  Rig rig;
  rig.post(rig.other, forum::WritePost{ThreadId{{7}}, PostId{{9, 9}}, {}}, "Nog een");
  while (rig.device.writes.empty()) {
    rig.world.step();
  }
  rig.device.writes.clear();
  rig.world.perform(rig.device, rig.replica().tick(90'000'000'000'000));
  rig.world.perform(rig.device, rig.replica().rows_failed());
  rig.world.perform(rig.device, rig.replica().tick(1'000));
  EXPECT_TRUE(rig.device.writes.empty());
  rig.world.perform(rig.device, rig.replica().tick(1'000 + rows_pause_ms));
  EXPECT_FALSE(rig.device.writes.empty());
}

// The tree in pages

TEST(History, TellsTheRootOfEverySizeAndTakesPagesBackAsTheyWere) {
  constexpr std::size_t size = 2 * page_records_max + 3;
  History history;
  merkle::Frontier whole;
  std::vector<Sha256> roots{whole.root()};
  for (std::size_t index = 0; index < size; ++index) {
    const Bytes record{static_cast<std::uint8_t>(index), static_cast<std::uint8_t>(index >> 8)};
    history.append(record);
    whole.append(merkle::leaf_hash(record));
    roots.push_back(whole.root());
    ASSERT_EQ(history.root(), whole.root()) << index;
  }
  for (std::uint64_t count = 0; count <= size; ++count) {
    ASSERT_EQ(history.root_at(Position{count}), roots[static_cast<std::size_t>(count)]) << count;
  }
  History again;
  for (std::uint32_t page = 0; page < 3; ++page) {
    const Bytes row = encode_records_row(history, page);
    const auto decoded = decode_records_row(row);
    ASSERT_TRUE(decoded);
    EXPECT_FALSE(again.append_page(decoded->records, Sha256{})) << "another root";
    ASSERT_TRUE(again.append_page(decoded->records, decoded->root));
  }
  EXPECT_EQ(again.root(), history.root());
  const std::vector<ByteView> one{ByteView(roots[0].bytes)};
  merkle::Frontier alone;
  alone.append(merkle::leaf_hash(one[0]));
  EXPECT_FALSE(again.append_page(one, alone.root())) << "the page before is not full";
}

// Keys

TEST(LogRows, KeysAreReadAsTheyAreWritten) {
  for (const RowKey& key : std::vector<RowKey>{
           {RowKind::witness, 0}, {RowKind::head, 0}, {RowKind::records, 0}, {RowKind::values, 0xabcdef12}
       }) {
    const auto parsed = parse_row_key(to_text(key));
    ASSERT_TRUE(parsed) << to_text(key);
    EXPECT_EQ(parsed->kind, key.kind);
    EXPECT_EQ(parsed->page, key.page);
  }
  EXPECT_EQ(to_text({RowKind::records, 0x1f}), "records/0000001f");
  for (const char* other :
       {"", "records", "records/1", "records/0000000g", "head/00000000", "records/000000001", "x"}) {
    EXPECT_FALSE(parse_row_key(other)) << other;
  }
}

} // namespace
} // namespace verdiep::sync
