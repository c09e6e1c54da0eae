#include "server/log/subject_keys.hpp"
#include "tests/support/commits.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

namespace verdiep::log {
namespace {

const StreamId stream = test::stream_number(1);
const disclosures::SubjectId subject = test::subject_number(1);

class SubjectKeysTest : public testing::Test {
protected:
  SubjectKeys opened() const { return SubjectKeys(StoreFiles(), folder_.path() / "subject-keys"); }
  void SetUp() override { ASSERT_TRUE(opened().create()); }

  test::TemporaryFolder folder_;
};

TEST_F(SubjectKeysTest, a_synced_key_is_found_again) {
  KeyId id;
  Secret secret{};
  {
    SubjectKeys keys = opened();
    ASSERT_TRUE(keys.load());
    std::tie(id, secret) = keys.sealing_key(stream, subject);
    ASSERT_TRUE(keys.sync());
  }
  SubjectKeys keys = opened();
  ASSERT_TRUE(keys.load());
  EXPECT_EQ(keys.find(id)->secret, secret);
  EXPECT_EQ(keys.sealing_key(stream, subject).first, id) << "one key for one subject";
}

TEST_F(SubjectKeysTest, streams_and_subjects_have_keys_of_their_own) {
  SubjectKeys keys = opened();
  ASSERT_TRUE(keys.load());
  const KeyId id = keys.sealing_key(stream, subject).first;
  EXPECT_FALSE(keys.sealing_key(test::stream_number(2), subject).first == id);
  EXPECT_FALSE(keys.sealing_key(stream, test::subject_number(2)).first == id);
}

TEST_F(SubjectKeysTest, a_key_that_was_not_synced_is_not_in_the_file) {
  KeyId id;
  {
    SubjectKeys keys = opened();
    ASSERT_TRUE(keys.load());
    id = keys.sealing_key(stream, subject).first;
  }
  SubjectKeys keys = opened();
  ASSERT_TRUE(keys.load());
  EXPECT_FALSE(keys.find(id));
}

TEST_F(SubjectKeysTest, a_destroyed_key_leaves_only_its_id) {
  KeyId id;
  Secret secret{};
  {
    SubjectKeys keys = opened();
    ASSERT_TRUE(keys.load());
    std::tie(id, secret) = keys.sealing_key(stream, subject);
    ASSERT_TRUE(keys.sync());
    ASSERT_TRUE(keys.destroy(stream, subject));
  }
  SubjectKeys keys = opened();
  ASSERT_TRUE(keys.load());
  ASSERT_TRUE(keys.find(id));
  EXPECT_FALSE(keys.find(id)->secret);
  const Bytes file = *StoreFiles().read(folder_.path() / "subject-keys");
  EXPECT_EQ(std::search(file.begin(), file.end(), secret.begin(), secret.end()), file.end());
  EXPECT_FALSE(keys.sealing_key(stream, subject).first == id) << "whoever comes back gets another";
}

TEST_F(SubjectKeysTest, a_failed_sync_or_rewrite_is_an_error) {
  for (const FileStep step :
       {FileStep::open, FileStep::write, FileStep::sync, FileStep::rename, FileStep::sync_folder}) {
    bool armed = false;
    const StoreFiles files([&](FileStep asked) { return armed && asked == step; });
    SubjectKeys keys(files, folder_.path() / "subject-keys");
    ASSERT_TRUE(keys.load());
    std::ignore = keys.sealing_key(stream, subject);
    armed = true;
    const bool appends = step != FileStep::rename && step != FileStep::sync_folder;
    EXPECT_EQ(keys.sync().has_value(), !appends);
    EXPECT_FALSE(keys.destroy(stream, subject));
  }
}

} // namespace
} // namespace verdiep::log
