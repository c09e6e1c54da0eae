#include "server/signing/checkpoint_folder.hpp"
#include "server/signing/durable_file.hpp"
#include "server/signing/key_file.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace verdiep::signing {
namespace {

namespace fs = std::filesystem;

TEST(KeyFile, is_made_once_and_read_again) {
  const test::TemporaryFolder store;
  const auto made = open_signer(store.path());
  const auto again = open_signer(store.path());
  ASSERT_TRUE(made) << made.error().context;
  ASSERT_TRUE(again);
  EXPECT_EQ(made->public_key(), again->public_key());
}

TEST(KeyFile, is_for_its_owner_only) {
  const test::TemporaryFolder store;
  ASSERT_TRUE(open_signer(store.path()));
  struct stat status{};
  ASSERT_EQ(::stat((store.path() / key_file_name).c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777u, 0600u);
}

TEST(KeyFile, differs_between_stores) {
  const test::TemporaryFolder one;
  const test::TemporaryFolder other;
  EXPECT_NE(open_signer(one.path())->public_key(), open_signer(other.path())->public_key());
}

TEST(KeyFile, is_not_made_by_who_only_reads) {
  const test::TemporaryFolder store;
  const auto signer = read_signer(store.path());
  ASSERT_FALSE(signer);
  EXPECT_EQ(signer.error().code, ErrorCode::not_found);
  EXPECT_TRUE(fs::is_empty(store.path()));
}

TEST(KeyFile, is_refused_when_others_may_read_it) {
  const test::TemporaryFolder store;
  ASSERT_TRUE(open_signer(store.path()));
  fs::permissions(store.path() / key_file_name, fs::perms(0640));
  const auto signer = open_signer(store.path());
  ASSERT_FALSE(signer);
  EXPECT_EQ(signer.error().code, ErrorCode::invalid_input);
  EXPECT_NE(signer.error().advice.find("chmod 600"), std::string::npos);
}

/// Every single changed character, and every shorter file, is noticed; none is silently replaced by a new
/// key.
TEST(KeyFile, is_refused_with_any_byte_changed_or_cut) {
  const test::TemporaryFolder store;
  ASSERT_TRUE(open_signer(store.path()));
  const auto path = store.path() / key_file_name;
  const auto line = read_small_file(path);
  ASSERT_TRUE(line);
  for (std::size_t index = 0; index < line->size(); ++index) {
    auto changed = *line;
    changed[index] = static_cast<char>(changed[index] ^ 1);
    ASSERT_TRUE(write_durably(path, changed, 0600));
    const auto signer = open_signer(store.path());
    ASSERT_FALSE(signer) << index;
    EXPECT_EQ(signer.error().code, ErrorCode::damaged);
    ASSERT_TRUE(write_durably(path, line->substr(0, index), 0600));
    EXPECT_FALSE(open_signer(store.path())) << index;
  }
}

TEST(KeyFile, is_refused_as_a_folder) {
  const test::TemporaryFolder store;
  fs::create_directory(store.path() / key_file_name);
  const auto signer = open_signer(store.path());
  ASSERT_FALSE(signer);
  EXPECT_NE(signer.error().context.find("no ordinary file"), std::string::npos);
}

TEST(KeyFile, says_what_cannot_be_written) {
  const auto signer = open_signer("/proc/nowhere");
  ASSERT_FALSE(signer);
  EXPECT_NE(signer.error().context.find("/proc/nowhere/signing-key"), std::string::npos);
}

} // namespace
} // namespace verdiep::signing
