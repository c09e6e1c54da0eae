#include "shared/merkle/base64.hpp"
#include "shared/merkle/checkpoint.hpp"
#include "tests/support/story.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace verdiep::test {
namespace {

using namespace merkle;

const StreamId stream_id{{0x01, 0x8f, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 0x2a}};
const crypto::SecretKey secret_key = crypto::ed25519_from_seed({1, 2, 3});
const crypto::PublicKey public_key = crypto::ed25519_public(secret_key);

Checkpoint checkpoint() {
  return {stream_id, 2, Position{1024}, crypto::sha256(Bytes{1}), StateLine{1, crypto::sha256(Bytes{2})}};
}

TEST(Base64, is_that_of_rfc_4648) {
  const std::pair<const char*, const char*> vectors[] = {
      {"", ""},
      {"f", "Zg=="},
      {"fo", "Zm8="},
      {"foo", "Zm9v"},
      {"foob", "Zm9vYg=="},
      {"fooba", "Zm9vYmE="},
      {"foobar", "Zm9vYmFy"}
  };
  for (const auto& [plain, encoded] : vectors) {
    const std::string_view text = plain;
    const Bytes bytes(text.begin(), text.end());
    EXPECT_EQ(base64(bytes), encoded);
    EXPECT_EQ(parse_base64(encoded), bytes);
  }
}

TEST(Base64, has_one_writing_for_each_value) {
  for (const char* text :
       {"Zg", "Zg=", "Zh==", "Zm9", "Zm9v\n", "Zm 9v", "Zg==Zg==", "=", "Zm9v====", "_w=="}) {
    EXPECT_FALSE(parse_base64(text)) << text;
  }
}

TEST(Checkpoint, reads_as_the_c2sp_says) {
  const std::string text = format_checkpoint(checkpoint());
  EXPECT_EQ(
      text, "verdiep/018f0000-0000-7000-8000-00000000002a/2\n"
            "1024\n"
            "S/USLzRFVMU73i67jNK349FgCtYxw4Wl18ziPHeFRZo=\n"
            "state 1 28G0yQD/5I1XW12lxjgEASX2XbD+PiRJS3bqmGRX2YY=\n"
  );
  EXPECT_EQ(*parse_checkpoint(text), checkpoint());
}

TEST(Checkpoint, does_without_a_state) {
  Checkpoint bare = checkpoint();
  bare.state.reset();
  EXPECT_EQ(*parse_checkpoint(format_checkpoint(bare)), bare);
}

TEST(Checkpoint, passes_over_lines_that_it_does_not_know) {
  EXPECT_EQ(*parse_checkpoint(format_checkpoint(checkpoint()) + "later something\n"), checkpoint());
}

TEST(Checkpoint, is_refused_when_malformed) {
  const std::string text = format_checkpoint(checkpoint());
  const auto with = [&](std::string_view from, std::string_view to) {
    std::string changed = text;
    return changed.replace(changed.find(from), from.size(), to);
  };
  EXPECT_FALSE(parse_checkpoint(""));
  EXPECT_FALSE(parse_checkpoint(text.substr(0, text.size() - 1)));
  EXPECT_FALSE(parse_checkpoint(with("verdiep/", "verdiept/")));
  EXPECT_FALSE(parse_checkpoint(with("/2\n", "/02\n")));
  EXPECT_FALSE(parse_checkpoint(with("/2\n", "\n")));
  EXPECT_FALSE(parse_checkpoint(with("1024", "-1024")));
  EXPECT_FALSE(parse_checkpoint(with("1024", "01024")));
  EXPECT_FALSE(parse_checkpoint(with("1024", "99999999999999999999")));
  EXPECT_FALSE(parse_checkpoint(with("state 1 ", "state ")));
  EXPECT_FALSE(parse_checkpoint(with("state 1 ", "\nstate 1 ")));
  EXPECT_FALSE(parse_checkpoint(text + "state 1 " + base64(crypto::sha256(Bytes{2}).bytes) + "\n"));
}

TEST(SignedCheckpoint, opens_with_the_key_that_signed_it) {
  const std::string note = sign_checkpoint(checkpoint(), secret_key);
  const auto opened = open_checkpoint(note, stream_id, 2, public_key);
  ASSERT_TRUE(opened);
  EXPECT_EQ(*opened, checkpoint());
}

TEST(SignedCheckpoint, is_refused_with_any_byte_changed) {
  const std::string note = sign_checkpoint(checkpoint(), secret_key);
  for (std::size_t index = 0; index < note.size(); ++index) {
    std::string bent = note;
    bent[index] = static_cast<char>(bent[index] ^ 1);
    EXPECT_FALSE(open_checkpoint(bent, stream_id, 2, public_key)) << "byte " << index;
  }
}

TEST(SignedCheckpoint, is_refused_for_another_key_stream_or_epoch) {
  const std::string note = sign_checkpoint(checkpoint(), secret_key);
  const auto other_key = crypto::ed25519_public(crypto::ed25519_from_seed({9}));
  EXPECT_FALSE(open_checkpoint(note, stream_id, 2, other_key));
  EXPECT_FALSE(open_checkpoint(note, named<StreamId>("other"), 2, public_key));
  EXPECT_FALSE(open_checkpoint(note, stream_id, 3, public_key));
}

TEST(SignedCheckpoint, may_be_signed_by_witnesses_too) {
  const auto other_key = crypto::ed25519_from_seed({9});
  const std::string text = format_checkpoint(checkpoint());
  const std::string ours = sign_checkpoint(checkpoint(), secret_key).substr(text.size() + 1);
  const std::string both = signed_note(text, "witness.example", other_key) + ours;
  EXPECT_TRUE(open_checkpoint(both, stream_id, 2, public_key));
  EXPECT_TRUE(open_note(both, {"witness.example", crypto::ed25519_public(other_key)}));
}

TEST(SignedCheckpoint, without_a_signature_is_refused) {
  const std::string text = format_checkpoint(checkpoint());
  EXPECT_FALSE(open_checkpoint(text, stream_id, 2, public_key));
  EXPECT_FALSE(open_checkpoint(text + "\n", stream_id, 2, public_key));
  EXPECT_FALSE(open_checkpoint("", stream_id, 2, public_key));
  EXPECT_FALSE(open_checkpoint(text + "\nno signature\n", stream_id, 2, public_key));
}

// A note of the reference implementation (Go's sumdb/note), whose format the C2SP wrote down.
TEST(SignedNote, of_the_reference_implementation_opens) {
  const std::string note =
      "If you think cryptography is the answer to your problem,\n"
      "then you don't know what your problem is.\n"
      "\n"
      "\xe2\x80\x94 PeterNeumann "
      "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
  const auto bytes = parse_base64("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"); // kind, then key
  ASSERT_TRUE(bytes);
  NoteVerifier verifier{"PeterNeumann", {}};
  std::copy(bytes->begin() + 1, bytes->end(), verifier.key.begin());
  const auto text = open_note(note, verifier);
  ASSERT_TRUE(text) << text.error().context;
  EXPECT_EQ(*text, note.substr(0, note.find("\n\n") + 1));
}

TEST(SignedNote, has_key_names_without_blanks_and_plus_signs) {
  EXPECT_TRUE(is_key_name("verdiep/018f/1"));
  EXPECT_FALSE(is_key_name(""));
  EXPECT_FALSE(is_key_name("a b"));
  EXPECT_FALSE(is_key_name("a+b"));
}

} // namespace
} // namespace verdiep::test
