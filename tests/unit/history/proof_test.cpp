#include "shared/history/proof.hpp"
#include "shared/merkle/base64.hpp"
#include "shared/merkle/frontier.hpp"
#include "shared/merkle/hash.hpp"
#include "shared/merkle/proof.hpp"
#include "tests/support/recorded.hpp"
#include "tests/support/story.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace verdiep::test {
namespace {

using history::Verdict;

/// A stream of some events, and the checkpoint that a server signed at a size.
struct SignedStream {
  explicit SignedStream(std::uint64_t events) {
    for (std::uint64_t count = 0; count < events; ++count) {
      recorded.add(anna, programme::EnrolmentOpened{});
    }
  }

  [[nodiscard]] history::Signed sign(Position size) const {
    merkle::Frontier frontier;
    const history::Records records = recorded.records();
    for (std::uint64_t value = 1; value <= size.value; ++value) {
      frontier.append(merkle::leaf_hash(records.at(Position{value})));
    }
    const merkle::Checkpoint checkpoint{Recorded::stream, 1, size, frontier.root(), {}};
    return {Recorded::stream, 1, crypto::ed25519_public(key), merkle::sign_checkpoint(checkpoint, key)};
  }

  Recorded recorded;
  crypto::SecretKey key = crypto::ed25519_from_seed({7});
};

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return lines;
}

TEST(Verifying, finds_the_records_that_were_signed) {
  const SignedStream stream(21);
  const auto found = history::verify(stream.recorded.records(), stream.sign(Position{20}));
  EXPECT_EQ(found.verdict, Verdict::verified);
  EXPECT_EQ(found.size, Position{20});
}

TEST(Verifying, finds_any_byte_that_changed) {
  SignedStream stream(9);
  const history::Signed checkpoint = stream.sign(Position{9});
  for (std::uint64_t value = 1; value <= 9; ++value) {
    Bytes& record = stream.recorded.at(Position{value});
    for (std::uint8_t& byte : record) {
      byte ^= 1;
      EXPECT_EQ(history::verify(stream.recorded.records(), checkpoint).verdict, Verdict::other_records);
      byte ^= 1;
    }
  }
  EXPECT_EQ(history::verify(stream.recorded.records(), checkpoint).verdict, Verdict::verified);
}

TEST(Verifying, says_why_there_is_nothing_to_find) {
  const SignedStream stream(5);
  EXPECT_EQ(history::verify(stream.recorded.records(), {}).verdict, Verdict::unsigned_yet);
  history::Signed forged = stream.sign(Position{5});
  forged.note[forged.note.find("\n5\n") + 1] = '4';
  EXPECT_EQ(history::verify(stream.recorded.records(), forged).verdict, Verdict::bad_signature);
  const SignedStream longer(6);
  EXPECT_EQ(history::verify(stream.recorded.records(), longer.sign(Position{6})).verdict, Verdict::behind);
}

TEST(InclusionText, holds_the_record_its_proof_and_the_checkpoint) {
  const SignedStream stream(13);
  const history::Signed checkpoint = stream.sign(Position{12});
  for (std::uint64_t value = 1; value <= 12; ++value) {
    const auto text = history::inclusion_text(stream.recorded.records(), checkpoint, Position{value});
    ASSERT_TRUE(text);
    const std::vector<std::string> lines = lines_of(*text);
    EXPECT_EQ(lines[0], "c2sp.org/tlog-proof@v1");
    ASSERT_TRUE(lines[1].starts_with("extra "));
    const auto record = merkle::parse_base64(std::string_view(lines[1]).substr(6));
    EXPECT_EQ(lines[2], "index " + std::to_string(value - 1));
    merkle::Proof proof;
    std::size_t line = 3;
    for (; !lines[line].empty(); ++line) {
      const auto bytes = merkle::parse_base64(lines[line]);
      ASSERT_TRUE(bytes && bytes->size() == 32);
      std::copy(bytes->begin(), bytes->end(), proof.emplace_back().bytes.begin());
    }
    const auto head = merkle::open_checkpoint(
        text->substr(text->find("\n\n") + 2), checkpoint.stream, checkpoint.epoch, checkpoint.key
    );
    ASSERT_TRUE(record && head);
    const merkle::Inclusion claim{merkle::leaf_hash(*record), value - 1, head->size.value, head->root};
    EXPECT_TRUE(merkle::verify_inclusion(claim, proof));
  }
}

TEST(InclusionText, is_refused_for_what_the_signature_does_not_cover) {
  const SignedStream stream(4);
  const history::Signed checkpoint = stream.sign(Position{3});
  EXPECT_FALSE(history::inclusion_text(stream.recorded.records(), checkpoint, Position{4}));
  EXPECT_FALSE(history::inclusion_text(stream.recorded.records(), checkpoint, Position{}));
  EXPECT_FALSE(history::inclusion_text(stream.recorded.records(), {}, Position{1}));
}

TEST(VerifierKey, is_what_the_signature_line_of_a_note_names) {
  const SignedStream stream(1);
  const history::Signed checkpoint = stream.sign(Position{1});
  const std::string key = history::verifier_key(checkpoint);
  const std::string name = merkle::origin(checkpoint.stream, checkpoint.epoch);
  ASSERT_TRUE(key.starts_with(name + "+"));
  // The key hash in hex is the first four bytes of the signature in base64.
  const auto signature =
      merkle::parse_base64(std::string_view(checkpoint.note).substr(checkpoint.note.rfind(' ') + 1, 92));
  ASSERT_TRUE(signature);
  std::string hash;
  for (int byte = 0; byte < 4; ++byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    hash += digits[(*signature)[static_cast<std::size_t>(byte)] >> 4];
    hash += digits[(*signature)[static_cast<std::size_t>(byte)] & 0xf];
  }
  EXPECT_EQ(key.substr(name.size() + 1, 9), hash + "+");
}

} // namespace
} // namespace verdiep::test
