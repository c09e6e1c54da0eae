#include "shared/merkle/hash.hpp"
#include "shared/stream/snapshot.hpp"
#include "shared/stream/state_codec.hpp"
#include "tests/support/hex.hpp"
#include "tests/support/story.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace verdiep::test {
namespace {

using namespace stream;

Snapshot snapshot() {
  Snapshot snapshot;
  snapshot.state = programme_under_way().state();
  for (std::uint64_t position = 0; position < snapshot.state.head.value; ++position) {
    snapshot.frontier.append(merkle::leaf_hash(Bytes{static_cast<std::uint8_t>(position)}));
  }
  return snapshot;
}

// The worked example of docs/formats/state.md.
TEST(StateEncoding, of_a_small_state_is_this) {
  State state;
  programme::ProgrammeDrafted drafted;
  evolve(state, Position{1}, MemberId{{1}}, drafted);
  evolve(state, Position{2}, MemberId{{1}}, people::MemberJoined{MemberId{{1}}, {}, {}});
  EXPECT_EQ(
      to_hex(encode_state(state)),
      to_hex(from_hex("aa"
                      "64 68656164 02"                                              // head: 2
                      "64 766f7465 a3"                                              // vote
                      "66 6c6174657374 50 00000000000000000000000000000000"         //   latest: none
                      "66 726f756e6473 80"                                          //   rounds: []
                      "6e 706974636865735f66726f7a656e 00"                          //   pitches_frozen: never
                      "65 666f72756d a2"                                            // forum
                      "65 706f737473 80"                                            //   posts: []
                      "67 74687265616473 80"                                        //   threads: []
                      "65 6964656173 a2"                                            // ideas
                      "64 69646561 00"                                              //   idea: none
                      "64 706c616e 85 00 00 00 00 00"                               //   plan: no section
                      "65 7069746368 a3"                                            // pitch
                      "67 70697463686573 80"                                        //   pitches: []
                      "67 72656d61726b73 80"                                        //   remarks: []
                      "6a 70726573656e74696e67 50 00000000000000000000000000000000" //   presenting: none
                      "66 64696e67656e a2"                                          // dingen
                      "66 64696e67656e 80"                                          //   dingen: []
                      "6b 636f6d706c6574696f6e73 80"                                //   completions: []
                      "66 67726f757073 a2"                                          // groups
                      "66 67726f757073 80"                                          //   groups: []
                      "6b 6d656d6265727368697073 80"                                //   memberships: []
                      "66 70656f706c65 a1"                                          // people
                      "67 6d656d62657273 81"                                        //   members: one
                      "82 50 01000000000000000000000000000000"                      //   [member id,
                      "a4"
                      "65 726f6c6573 84 00 00 00 00"        //     roles
                      "66 657261736564 00"                  //     erased: never
                      "66 6a6f696e6564 02"                  //     joined: 2
                      "68 656e726f6c6c6564 00"              //     enrolled: never
                      "69 70726f6772616d6d65 a7"            // programme
                      "64 6b696e64 65 67726f7570"           //   kind: group
                      "65 7068617365 69 707265706172696e67" //   phase: preparing
                      "66 636c6f736564 00"                  //   closed: never
                      "67 64726166746564 01"                //   drafted: since 1
                      "6d 70686173655f73746172746564 00"    //   phase_started
                      "6e 656e726f6c6d656e745f6f70656e 00"  //   enrolment_open: never
                      "71 67726f75705f6d656d626572735f6d6178 05"
                      "69 726561645f6f6e6c79 f4"))
  );
}

TEST(StateEncoding, says_since_when_something_no_longer_holds) {
  State open;
  evolve(open, Position{7}, anna, programme::EnrolmentOpened{});
  State closed;
  evolve(closed, Position{7}, anna, programme::EnrolmentClosed{});
  EXPECT_NE(encode_state(open), encode_state(closed));
  EXPECT_EQ(*decode_state(encode_state(open)), open);
  EXPECT_EQ(*decode_state(encode_state(closed)), closed);
}

TEST(StateEncoding, does_not_depend_on_the_order_of_insertion) {
  State forwards;
  State backwards;
  for (std::uint8_t number = 1; number <= 200; ++number) {
    forwards.forum.threads[ThreadId{{number}}].opened = Position{number};
    const auto other = static_cast<std::uint8_t>(201 - number);
    backwards.forum.threads[ThreadId{{other}}].opened = Position{other};
  }
  EXPECT_EQ(state_hash(forwards), state_hash(backwards));
}

/// Something in every part: groups, pitches, a vote that was counted, and the idea of a room.
State full_state() {
  Story story = vote_under_way();
  story.when(hana, vote::CastVote{round_one, {acorn, vote::Tracker{{1}}}});
  story.when(anna, vote::CloseRound{round_one});
  story.when(
      system_actor, vote::CountBallots{round_one, {{{acorn, vote::Tracker{{1}}}}}, {{{acorn, 1}, {leaf, 0}}}}
  );
  story.when(hana, forum::MarkAnswered{question, answer});
  story.when(anna, pitch::OrderPitches{{{leaf, acorn}}});
  story.when(anna, pitch::PresentPitch{leaf});
  State state = story.state();
  state.ideas = room_of_oak().state().ideas;
  return state;
}

TEST(StateEncoding, of_a_full_state_has_something_in_every_part) {
  const State state = full_state();
  EXPECT_TRUE(latest(state.vote)->is_counted());
  EXPECT_EQ(latest(state.vote)->leaders.items, std::vector{acorn});
  EXPECT_EQ(state.pitch.presenting, leaf);
  EXPECT_FALSE(state.pitch.remarks.empty());
  EXPECT_NE(state.ideas, ideas::State{});
  EXPECT_TRUE(find(state.forum.threads, question)->answered);
}

TEST(StateEncoding, is_read_back_whole) {
  const State state = full_state();
  const auto decoded = decode_state(encode_state(state));
  ASSERT_TRUE(decoded);
  EXPECT_EQ(*decoded, state);
}

TEST(StateEncoding, is_refused_when_cut_short_or_followed_by_more) {
  Bytes bytes = encode_state(full_state());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    ASSERT_FALSE(decode_state(ByteView(bytes).first(length))) << length;
  }
  bytes.push_back(0);
  EXPECT_FALSE(decode_state(bytes));
}

TEST(StateEncoding, of_bent_bytes_is_refused_or_the_one_of_another_state) {
  const Bytes bytes = encode_state(full_state());
  for (std::size_t index = 0; index < bytes.size(); ++index) {
    for (const int mask : {0x01, 0x10, 0x80, 0xff}) {
      Bytes bent = bytes;
      bent[index] = static_cast<std::uint8_t>(bent[index] ^ mask);
      if (const auto decoded = decode_state(bent)) {
        ASSERT_EQ(encode_state(*decoded), bent) << "byte " << index;
      }
    }
  }
}

TEST(StateEncoding, refuses_tables_that_are_not_sorted) {
  State state;
  state.forum.threads[ThreadId{{1}}].opened = Position{1};
  state.forum.threads[ThreadId{{2}}].opened = Position{1};
  Bytes bytes = encode_state(state);
  const Bytes key{0x50, 0x01, 0, 0, 0, 0};
  const auto first = std::search(bytes.begin(), bytes.end(), key.begin(), key.end());
  ASSERT_NE(first, bytes.end());
  first[1] = 0x02; // now the key 2 twice
  const auto decoded = decode_state(bytes);
  ASSERT_FALSE(decoded);
  EXPECT_EQ(decoded.error().fault, codec::DecodeFault::not_canonical);
}

TEST(Snapshot, is_read_back_whole) {
  const auto decoded = decode_snapshot(encode_snapshot(snapshot()));
  ASSERT_TRUE(decoded);
  EXPECT_EQ(*decoded, snapshot());
}

TEST(Snapshot, goes_on_as_if_it_had_seen_everything) {
  Snapshot original = snapshot();
  auto restored = decode_snapshot(encode_snapshot(original));
  ASSERT_TRUE(restored);
  for (Snapshot* each : {&original, &*restored}) {
    const auto decision = decide(each->state, {}, cem, people::Enrol{});
    ASSERT_TRUE(decision);
    evolve(each->state, each->state.head.next(), cem, decision->front());
    each->frontier.append(merkle::leaf_hash(Bytes{99}));
  }
  EXPECT_EQ(state_hash(original.state), state_hash(restored->state));
  EXPECT_EQ(original.frontier.root(), restored->frontier.root());
}

TEST(Snapshot, of_other_rules_is_not_read) {
  Snapshot newer = snapshot();
  newer.rules = rules_version + 1;
  const auto decoded = decode_snapshot(encode_snapshot(newer));
  ASSERT_FALSE(decoded);
  EXPECT_EQ(decoded.error().fault, codec::DecodeFault::newer_version);
}

TEST(Snapshot, with_a_frontier_of_another_size_is_refused) {
  Snapshot wrong = snapshot();
  wrong.state.head = wrong.state.head.next();
  EXPECT_FALSE(decode_snapshot(encode_snapshot(wrong)));
}

TEST(Snapshot, cut_short_is_refused) {
  const Bytes bytes = encode_snapshot(snapshot());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    ASSERT_FALSE(decode_snapshot(ByteView(bytes).first(length))) << length;
  }
}

} // namespace
} // namespace verdiep::test
