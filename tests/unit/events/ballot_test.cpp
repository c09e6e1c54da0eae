#include "events/codec/writer.hpp"
#include "events/command.hpp"
#include "tests/support/arbitrary.hpp"
#include "tests/support/hex.hpp"
#include "tests/unit/events/decoding.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

/// The key `ballot` of a command: a vote has it, nothing else has, and what may be kept of a vote has not.
namespace verdiep {
namespace {

using codec::DecodeFault;
using test::from_hex;
using test::is_refused;
using test::to_hex;

const std::string choice = "c0c1c2c3c4c5c6c7c8c9cacbcccdcecf";
const std::string tracker = "e0e1e2e3e4e5e6e7e8e9eaebecedeeef";
/// {choice: …, tracker: …}
const std::string ballot = "a2 66 63686f696365 50" + choice + "67 747261636b6572 50" + tracker;
const std::string ballot_key = "66 62616c6c6f74";

/// A command of `type` written key by key, with `extra` where the key `ballot` stands.
Bytes command_of(std::string_view type, std::string_view data, std::size_t keys, const std::string& extra) {
  Bytes out;
  codec::Writer writer(out);
  const Bytes id(16, 0x11);
  writer.map(keys);
  writer.text("v"), writer.unsigned_integer(1);
  writer.text("at"), writer.integer(0);
  writer.text("id"), writer.bytes(id);
  writer.text("tv"), writer.unsigned_integer(1);
  writer.text("data"), writer.raw(from_hex(data));
  writer.text("type"), writer.text(type);
  writer.raw(from_hex(extra));
  writer.text("stream"), writer.bytes(id);
  writer.text("personal"), writer.raw(from_hex("a0"));
  return out;
}

constexpr std::string_view round = "a1 65 726f756e64 50 000102030405060708090a0b0c0d0e0f";

Bytes vote_with(const std::string& extra) {
  return command_of("CastVote", round, 9, extra);
}

Command some_vote() {
  test::Random random(1);
  return test::command_of(test::arbitrary<vote::CastVote>(random), random);
}

bool holds(const Bytes& bytes, const Bytes& needle) {
  return std::search(bytes.begin(), bytes.end(), needle.begin(), needle.end()) != bytes.end();
}

TEST(Ballot, travels_with_its_vote) {
  const Command command = some_vote();
  EXPECT_EQ(decode_command(encode_command(command)), command);
}

TEST(Ballot, written_by_hand_is_read) {
  const auto command = decode_command(vote_with(ballot_key + ballot));
  ASSERT_TRUE(command);
  const auto& vote = std::get<vote::CastVote>(command->body);
  EXPECT_EQ(to_hex(vote.ballot.choice.bytes), choice);
  EXPECT_EQ(to_hex(vote.ballot.tracker.bytes), tracker);
  EXPECT_EQ(to_hex(encode_command(*command)), to_hex(vote_with(ballot_key + ballot)));
}

TEST(Ballot, that_is_missing_makes_the_vote_refused) {
  EXPECT_TRUE(is_refused(decode_command(command_of("CastVote", round, 8, "")), DecodeFault::missing_key));
}

TEST(Ballot, on_another_command_is_refused) {
  const std::string closing = ballot_key + ballot;
  EXPECT_TRUE(decode_command(command_of("CloseRound", round, 8, "")));
  EXPECT_TRUE(
      is_refused(decode_command(command_of("CloseRound", round, 9, closing)), DecodeFault::unknown_key)
  );
}

TEST(Ballot, among_the_data_of_a_vote_is_refused) {
  const std::string data = "a2 65 726f756e64 50 000102030405060708090a0b0c0d0e0f" + ballot_key + ballot;
  EXPECT_TRUE(is_refused(
      decode_command(command_of("CastVote", data, 9, ballot_key + ballot)), DecodeFault::unknown_key
  )) << "there it would come into the record";
}

TEST(Ballot, that_is_not_canonical_is_refused) {
  const std::string tracker_first = "a2 67 747261636b6572 50" + tracker + "66 63686f696365 50" + choice;
  EXPECT_FALSE(decode_command(vote_with(ballot_key + tracker_first)));
  const std::string long_head = "b802 66 63686f696365 50" + choice + "67 747261636b6572 50" + tracker;
  EXPECT_TRUE(is_refused(decode_command(vote_with(ballot_key + long_head)), DecodeFault::not_canonical));
  const std::string with_more = "a3 62 6e6f 80" + ballot.substr(2);
  EXPECT_TRUE(is_refused(decode_command(vote_with(ballot_key + with_more)), DecodeFault::unknown_key));
  const std::string without_tracker = "a1 66 63686f696365 50" + choice;
  EXPECT_TRUE(is_refused(decode_command(vote_with(ballot_key + without_tracker)), DecodeFault::missing_key));
  EXPECT_FALSE(decode_command(vote_with(ballot_key + "80")));
}

TEST(Ballot, after_the_stream_is_refused) {
  Bytes bytes = vote_with("");
  const Bytes late = from_hex(ballot_key + ballot);
  bytes.insert(bytes.end(), late.begin(), late.end());
  EXPECT_FALSE(decode_command(bytes)) << "keys stand in their order";
}

TEST(Ballot, is_in_nothing_that_may_be_kept_of_a_vote) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    test::Random random(seed);
    const Command command = test::command_of(test::arbitrary<vote::CastVote>(random), random);
    const auto& cast = std::get<vote::CastVote>(command.body);
    const Bytes kept = encode_without_ballot(command);
    for (const auto& secret : {cast.ballot.tracker.bytes, cast.ballot.choice.bytes}) {
      const Bytes bytes(secret.begin(), secret.end());
      ASSERT_TRUE(holds(encode_command(command), bytes)) << "else nothing was looked for";
      ASSERT_FALSE(holds(kept, bytes));
    }
    ASSERT_FALSE(decode_command(kept)) << "it is for hashing, not for reading";
  }
}

TEST(Ballot, does_not_change_what_is_kept_of_a_vote) {
  Command command = some_vote();
  const Bytes kept = encode_without_ballot(command);
  std::get<vote::CastVote>(command.body).ballot = {{{0x77}}, {{0x78}}};
  EXPECT_EQ(encode_without_ballot(command), kept);
}

TEST(Ballot, is_no_part_of_what_is_kept_of_other_commands) {
  test::Random random(3);
  const Command command = test::command_of(test::arbitrary<forum::OpenThread>(random), random);
  EXPECT_EQ(encode_without_ballot(command), encode_command(command));
}

} // namespace
} // namespace verdiep
