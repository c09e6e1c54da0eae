#include "events/codec/described.hpp"
#include "shared/sync/broadcast.hpp"
#include "shared/sync/frames.hpp"
#include "shared/sync/hash_codec.hpp"
#include "tests/support/arbitrary.hpp"
#include "tests/support/hex.hpp"

#include <gtest/gtest.h>

namespace verdiep::test {

template <>
struct Arbitrary<Sha256> {
  static Sha256 draw(Random& random) { return {random.array<32>()}; }
};
template <>
struct Arbitrary<crypto::PublicKey> {
  static crypto::PublicKey draw(Random& random) { return random.array<32>(); }
};

} // namespace verdiep::test

namespace verdiep::sync {
namespace {

using codec::DecodeFault;
using test::from_hex;
using test::Random;
using test::to_hex;

/// A frame within all limits; arbitrary ones may be larger than a whole frame may be.
template <class Frame>
Frame small_frame(Random& random) {
  for (;;) {
    Frame frame = test::arbitrary<Frame>(random);
    if (encode_frame(frame).size() <= 64 * 1024) {
      return frame;
    }
  }
}

/// An arbitrary outcome says any number of things; a true one says one.
ServerFrame with_one_answer(ServerFrame frame, Random& random) {
  if (auto* outcome = std::get_if<Outcome>(&frame)) {
    *outcome = Outcome{outcome->stream, outcome->id, {}, {}, {}};
    switch (random.below(3)) {
    case 0:
      outcome->accepted = test::arbitrary<Position>(random);
      break;
    case 1:
      outcome->rejection = test::arbitrary<Rejection>(random);
      break;
    default:
      outcome->refusal = test::arbitrary<Refusal>(random);
      break;
    }
  }
  return frame;
}

std::string refusal_of(const std::string& hex) {
  const auto frame = decode_client_frame(from_hex(hex));
  return frame ? "accepted"
               : std::string(codec::describe(frame.error().fault)) + " at " +
                     std::to_string(frame.error().offset);
}

std::string fault_at(DecodeFault fault, std::size_t offset) {
  return std::string(codec::describe(fault)) + " at " + std::to_string(offset);
}

TEST(Frames, OfTheClientDecodeToWhatWasEncoded) {
  Random random(1);
  for (int round = 0; round < 200; ++round) {
    const auto frame = small_frame<ClientFrame>(random);
    const auto decoded = decode_client_frame(encode_frame(frame));
    ASSERT_TRUE(decoded) << codec::describe(decoded.error().fault) << " at " << decoded.error().offset;
    EXPECT_EQ(*decoded, frame);
  }
}

TEST(Frames, OfTheServerDecodeToWhatWasEncoded) {
  Random random(2);
  for (int round = 0; round < 200; ++round) {
    const auto frame = with_one_answer(small_frame<ServerFrame>(random), random);
    const auto decoded = decode_server_frame(encode_frame(frame));
    ASSERT_TRUE(decoded) << codec::describe(decoded.error().fault) << " at " << decoded.error().offset;
    EXPECT_EQ(*decoded, frame);
  }
}

TEST(Frames, AreCreditInTheDocumentedBytes) {
  EXPECT_EQ(to_hex(encode_frame(ClientFrame(Credit{4096}))), "8266437265646974a1656279746573191000");
}

TEST(Frames, CutAnywhereAreRefused) {
  Random random(3);
  const Bytes whole = encode_frame(ClientFrame(test::arbitrary<Hello>(random)));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(decode_client_frame(ByteView(whole).first(size))) << "cut to " << size;
  }
}

TEST(Frames, FollowedBySomethingAreRefused) {
  EXPECT_EQ(refusal_of("8266437265646974a165627974657319100000"), fault_at(DecodeFault::trailing_bytes, 18));
}

TEST(Frames, OfAnUnknownTypeAreRefused) {
  EXPECT_EQ(refusal_of("8264576f7264a0"), fault_at(DecodeFault::unknown_type, 1));
}

TEST(Frames, OfTheOtherEndAreRefused) {
  const Bytes bye = encode_frame(ServerFrame(Bye{}));
  EXPECT_FALSE(decode_client_frame(bye));
  EXPECT_FALSE(decode_server_frame(encode_frame(ClientFrame(Credit{1}))));
}

TEST(Frames, WithAKeyTooManyAreRefused) {
  EXPECT_EQ(refusal_of("8266437265646974a26161016562797465731910 00"), fault_at(DecodeFault::unknown_key, 9));
}

TEST(Frames, WithALongerHeadThanNeededAreRefused) {
  EXPECT_EQ(refusal_of("8266437265646974a16562797465731a00001000"), fault_at(DecodeFault::not_canonical, 15));
}

TEST(Frames, LongerThanTheirDirectionAllowsAreRefusedUnread) {
  const Bytes long_frame(client_frame_bytes_max + 1, 0x82);
  const auto refused = decode_client_frame(long_frame);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error(), (codec::DecodeError{DecodeFault::over_limit, 0, client_frame_bytes_max}));
}

TEST(Frames, OutcomeSaysExactlyOneThing) {
  Outcome outcome;
  EXPECT_FALSE(decode_server_frame(encode_frame(ServerFrame(outcome))));
  outcome.accepted = Position{3};
  EXPECT_TRUE(decode_server_frame(encode_frame(ServerFrame(outcome))));
  outcome.refusal = Refusal::too_fast;
  EXPECT_FALSE(decode_server_frame(encode_frame(ServerFrame(outcome))));
}

TEST(Frames, BatchIsTheSameFramedFromViews) {
  Random random(4);
  Batch batch{random.id<StreamId>(), Position{7}, {}};
  std::vector<ByteView> views;
  for (const std::size_t size : {std::size_t{0}, std::size_t{23}, std::size_t{24}, std::size_t{300}}) {
    batch.records.items.push_back({random.bytes(size)});
  }
  for (const auto& record : batch.records.items) {
    views.emplace_back(record.value);
  }
  EXPECT_EQ(encode_batch(batch.stream, batch.first, views), encode_frame(ServerFrame(batch)));
}

TEST(Frames, TheLargestPageFitsInAFrame) {
  const std::vector<Bytes> records(page_records_max, Bytes(page_bytes_max / page_records_max, 1));
  const auto batches = frame_records({}, Position{1}, records);
  ASSERT_EQ(batches.size(), 1U);
  EXPECT_LE(batches.front().frame->size(), server_frame_bytes_max);
  EXPECT_TRUE(decode_server_frame(*batches.front().frame));
}

TEST(Frames, RecordsThatFillMoreThanAPageAreFramedInSeveral) {
  // e1 … e257 by number; then three that fill a page by bytes
  const auto by_count =
      frame_records({}, Position{1}, std::vector<Bytes>(page_records_max + 1, Bytes(10, 1)));
  ASSERT_EQ(by_count.size(), 2U);
  EXPECT_EQ(by_count[1].first, Position{page_records_max + 1});
  const auto by_bytes = frame_records({}, Position{5}, std::vector<Bytes>(3, Bytes(page_bytes_max, 1)));
  ASSERT_EQ(by_bytes.size(), 3U);
  EXPECT_EQ(by_bytes[2].first, Position{7});
  EXPECT_EQ(by_bytes[2].last, Position{7});
}

TEST(Frames, TheLargestRunOfAFeedFitsInAFrame) {
  std::vector<FeedEntry> entries;
  for (std::uint64_t seq = 1; seq <= 2 * page_entries_max; ++seq) {
    FeedEntry::Value value{{}, Bytes(page_values_bytes_max / page_entries_max, 1)};
    entries.push_back({seq, true, Position{seq}, std::string(64, 'f'), std::move(value)});
  }
  const auto run = frame_run({}, Audience::programme(), 0, entries, Position{1'000});
  ASSERT_TRUE(run);
  EXPECT_EQ(run->seq, page_entries_max);
  EXPECT_LE(run->frame->size(), server_frame_bytes_max);
  EXPECT_TRUE(decode_server_frame(*run->frame));
}

TEST(Frames, OfARunSayOnlyTheLastOfEachValue) {
  // given, taken, and another given: only what it comes to
  const FeedEntry::Value value{{}, {0x61, 0x61}};
  const std::vector<FeedEntry> entries{
      {1, true, Position{1}, "text", value},
      {2, true, Position{2}, "text", value},
      {3, false, Position{1}, "text", {}},
  };
  const auto run = frame_run({}, Audience::programme(), 0, entries, Position{2});
  ASSERT_TRUE(run);
  const auto decoded = decode_server_frame(*run->frame);
  ASSERT_TRUE(decoded);
  const auto& frame = std::get<Disclosures>(*decoded);
  ASSERT_EQ(frame.grants.items.size(), 1U);
  EXPECT_EQ(frame.grants.items[0].position, Position{2});
  ASSERT_EQ(frame.withdrawals.items.size(), 1U);
  EXPECT_EQ(frame.withdrawals.items[0].position, Position{1});
  EXPECT_EQ(frame.seq, 3U);
}

} // namespace
} // namespace verdiep::sync
