#include "server/signing/checkpoint_folder.hpp"
#include "server/signing/checkpoint_keeper.hpp"
#include "server/signing/durable_file.hpp"
#include "server/signing/key_file.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace verdiep::signing {
namespace {

namespace fs = std::filesystem;
using test::TemporaryFolder;

const StreamId stream{{1, 2, 3}};
const StreamId other_stream{{1, 2, 4}};

TreeHead head_of(StreamId id, std::uint64_t size) {
  TreeHead head;
  head.stream = id;
  head.size = Position{size};
  head.root = crypto::sha256(id.bytes);
  head.state = StateMark{7, crypto::sha256(head.root.bytes)};
  return head;
}

class CheckpointFolderTest : public testing::Test {
protected:
  TemporaryFolder store_;
  Signer signer_ = *open_signer(store_.path());
  CheckpointFolder folder_ = *CheckpointFolder::open(store_.path());
};

TEST_F(CheckpointFolderTest, knows_nothing_of_a_stream_without_a_note) {
  EXPECT_EQ(*folder_.last(stream), std::nullopt);
  EXPECT_EQ(*folder_.last_verified(stream, signer_), std::nullopt);
  EXPECT_TRUE(folder_.streams()->empty());
}

TEST_F(CheckpointFolderTest, gives_back_what_was_signed_last) {
  ASSERT_TRUE(folder_.keep(stream, signer_.checkpoint(head_of(stream, 5))));
  ASSERT_TRUE(folder_.keep(stream, signer_.checkpoint(head_of(stream, 9))));
  const auto last = folder_.last_verified(stream, signer_);
  ASSERT_TRUE(last) << last.error().context;
  EXPECT_EQ(**last, head_of(stream, 9));
}

TEST_F(CheckpointFolderTest, finds_the_note_of_a_later_epoch) {
  auto head = head_of(stream, 5);
  head.epoch = 3;
  ASSERT_TRUE(folder_.keep(stream, signer_.checkpoint(head)));
  EXPECT_EQ(**folder_.last_verified(stream, signer_), head);
}

TEST_F(CheckpointFolderTest, lists_its_streams_and_nothing_else) {
  ASSERT_TRUE(folder_.keep(other_stream, signer_.checkpoint(head_of(other_stream, 1))));
  ASSERT_TRUE(folder_.keep(stream, signer_.checkpoint(head_of(stream, 1))));
  std::ofstream(store_.path() / "checkpoints" / "notes.txt") << "mine";
  EXPECT_EQ(*folder_.streams(), (std::vector{stream, other_stream}));
}

TEST_F(CheckpointFolderTest, leaves_no_half_written_note_beside) {
  ASSERT_TRUE(folder_.keep(stream, signer_.checkpoint(head_of(stream, 5))));
  const auto files =
      std::distance(fs::directory_iterator(store_.path() / "checkpoints"), fs::directory_iterator{});
  EXPECT_EQ(files, 1);
}

TEST_F(CheckpointFolderTest, refuses_a_note_of_another_key) {
  const TemporaryFolder elsewhere;
  const auto stranger = open_signer(elsewhere.path());
  ASSERT_TRUE(folder_.keep(stream, stranger->checkpoint(head_of(stream, 5))));
  const auto last = folder_.last_verified(stream, signer_);
  ASSERT_FALSE(last);
  EXPECT_EQ(last.error().code, ErrorCode::damaged);
  EXPECT_NE(last.error().context.find("checkpoints/" + to_text(stream)), std::string::npos);
}

TEST_F(CheckpointFolderTest, refuses_the_note_of_another_stream) {
  ASSERT_TRUE(folder_.keep(stream, signer_.checkpoint(head_of(other_stream, 5))));
  EXPECT_EQ(folder_.last_verified(stream, signer_).error().code, ErrorCode::damaged);
}

TEST_F(CheckpointFolderTest, refuses_a_note_with_any_byte_of_its_text_changed) {
  const auto note = signer_.checkpoint(head_of(stream, 5));
  for (std::size_t index = 0; index < note.rfind("\n\n"); ++index) {
    auto changed = note;
    changed[index] = static_cast<char>(changed[index] ^ 1);
    ASSERT_TRUE(folder_.keep(stream, changed));
    EXPECT_FALSE(folder_.last_verified(stream, signer_)) << index;
  }
}

TEST_F(CheckpointFolderTest, keeps_the_note_before_when_a_new_one_cannot_be_written) {
  ASSERT_TRUE(folder_.keep(stream, signer_.checkpoint(head_of(stream, 5))));
  // Something in the way of the file beside.
  fs::create_directory(store_.path() / "checkpoints" / (to_text(stream) + ".new"));
  EXPECT_FALSE(folder_.keep(stream, signer_.checkpoint(head_of(stream, 9))));
  EXPECT_EQ(**folder_.last_verified(stream, signer_), head_of(stream, 5));
}

TEST_F(CheckpointFolderTest, keeper_has_kept_the_newest_of_each_stream_when_it_ends) {
  {
    CheckpointKeeper keeper(folder_, [](const Error& error) { ADD_FAILURE() << error.context; });
    for (std::uint64_t size = 1; size <= 100; ++size) {
      keeper.keep(stream, std::make_shared<const std::string>(signer_.checkpoint(head_of(stream, size))));
      keeper.keep(
          other_stream,
          std::make_shared<const std::string>(signer_.checkpoint(head_of(other_stream, size + 1)))
      );
    }
  }
  EXPECT_EQ(**folder_.last_verified(stream, signer_), head_of(stream, 100));
  EXPECT_EQ(**folder_.last_verified(other_stream, signer_), head_of(other_stream, 101));
}

TEST_F(CheckpointFolderTest, keeper_tells_of_what_it_could_not_keep) {
  fs::create_directory(store_.path() / "checkpoints" / (to_text(stream) + ".new"));
  std::vector<Error> failures;
  {
    CheckpointKeeper keeper(folder_, [&](const Error& error) { failures.push_back(error); });
    keeper.keep(stream, std::make_shared<const std::string>(signer_.checkpoint(head_of(stream, 5))));
  }
  EXPECT_EQ(failures.size(), 1u);
}

} // namespace
} // namespace verdiep::signing
