#include "server/log/store_encoding.hpp"
#include "tests/crash/store_search.hpp"
#include "tests/support/commits.hpp"
#include "tests/support/random.hpp"
#include "tests/support/store_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

// After a purge the erased words, and the bytes they were sealed into, are in no file of the store.
namespace verdiep::test {
namespace {

namespace fs = std::filesystem;
using disclosures::Audience;

/// Words that compression leaves as they are, so that a search finds them.
std::string odd_words(std::uint64_t seed) {
  Random random(seed);
  std::string words;
  for (int letter = 0; letter < 40; ++letter)
    words.push_back(static_cast<char>('0' + random.below(75)));
  return words;
}

class LogPurge : public testing::Test {
protected:
  const StreamId stream = stream_number(1);
  const Position first{1};
  StoreFolder folder;

  void commit(log::Log& log, log::Commit commit) {
    const auto results = log.commit(std::vector{std::move(commit)});
    ASSERT_TRUE(results) << results.error().context;
    ASSERT_EQ((*results)[0], log::CommitResult::committed);
  }

  /// Two people's words; the test erases those of the first.
  void write_two(log::Log& log) {
    log::Commit two = append_commit(stream, {}, 2);
    two.disclosures.put = {
        test_value(first, "text", subject_number(1), odd_words(1)),
        test_value(Position{2}, "text", subject_number(2), odd_words(2))
    };
    two.disclosures.feed = {
        {Audience::programme(), 1, true, first, "text"}, {Audience::programme(), 2, true, Position{2}, "text"}
    };
    commit(log, two);
  }

  void erase_first(log::Log& log) {
    log::Commit erase = append_commit(stream, Position{2}, 1);
    erase.disclosures.erase.push_back({first, "text"});
    erase.disclosures.feed.push_back({Audience::programme(), 3, false, first, "text"});
    commit(log, erase);
  }
};

TEST_F(LogPurge, sealed_values_are_gone_and_their_key_too) {
  {
    write_two(*open_or_abort(folder.store()));
  }
  EXPECT_TRUE(files_holding(folder.store(), odd_words(1)).empty()) << "never in the clear";
  const std::string first_sealed =
      stored_row(folder, "values", log::value_key(stream, first, "text")).substr(40, 64);
  const std::string second_sealed =
      stored_row(folder, "values", log::value_key(stream, Position{2}, "text")).substr(40, 64);
  EXPECT_FALSE(files_holding(folder.store(), first_sealed).empty()) << "the search would find it";
  const std::size_t keys_size = fs::file_size(folder.store() / "subject-keys");

  const auto log = open_or_abort(folder.store());
  erase_first(*log);
  EXPECT_FALSE(files_holding(folder.store(), first_sealed).empty()) << "erasing alone is not enough";
  ASSERT_TRUE(log->purge(stream, subject_number(1)));
  EXPECT_TRUE(files_holding(folder.store(), first_sealed).empty());
  EXPECT_FALSE(files_holding(folder.store(), second_sealed).empty());
  EXPECT_EQ(fs::file_size(folder.store() / "subject-keys"), keys_size)
      << "the key's id stays, its bytes do not";
  EXPECT_FALSE((*log->read_feed(stream, Audience::programme(), 1, 9))[0].value);
  EXPECT_TRUE((*log->read_feed(stream, Audience::programme(), 1, 9))[1].value);
  EXPECT_TRUE(log->verify());
}

TEST_F(LogPurge, an_older_copy_with_the_newest_keys_does_not_revive_the_erased) {
  {
    write_two(*open_or_abort(folder.store()));
  }
  const fs::path backup = folder.path() / "backup";
  fs::copy(folder.store(), backup, fs::copy_options::recursive);
  {
    const auto log = open_or_abort(folder.store());
    erase_first(*log);
    ASSERT_TRUE(log->purge(stream, subject_number(1)));
  }
  fs::copy_file(
      folder.store() / "subject-keys", backup / "subject-keys", fs::copy_options::overwrite_existing
  );
  const auto log = open_or_abort(backup);
  const auto items = log->read_feed(stream, Audience::programme(), 1, 9);
  ASSERT_TRUE(items) << items.error().context;
  EXPECT_FALSE((*items)[0].value);
  EXPECT_EQ((*items)[1].value->value, bytes_of_text(odd_words(2)));
}

TEST_F(LogPurge, deleted_rows_and_their_keys_are_gone_from_tables_logs_and_manifest) {
  const std::string words = odd_words(3);
  const std::string key = odd_words(4);
  {
    const auto log = open_or_abort(folder.store());
    log::Commit put;
    put.rows.push_back({log::Table::accounts, bytes_of_text(key), bytes_of_text(words)});
    commit(*log, put);
  }
  const auto log =
      open_or_abort(folder.store()); // opening moved the row into a table, whose bounds the manifest names
  EXPECT_FALSE(files_holding(folder.store(), words).empty());
  const auto holding = files_holding(folder.store(), key);
  EXPECT_TRUE(std::any_of(holding.begin(), holding.end(), [](const std::string& name) {
    return name.starts_with("MANIFEST");
  }));
  log::Commit remove;
  remove.rows.push_back({log::Table::accounts, bytes_of_text(key), std::nullopt});
  commit(*log, remove);
  ASSERT_TRUE(log->purge({}, {}));
  EXPECT_TRUE(files_holding(folder.store(), words).empty());
  for (const std::string& file : files_holding(folder.store(), key))
    ADD_FAILURE() << "the key is still in " << file;
}

TEST_F(LogPurge, readers_go_on_while_files_are_rewritten) {
  const auto log = open_or_abort(folder.store());
  write_two(*log);
  erase_first(*log);
  std::uint64_t seen = 0;
  ASSERT_TRUE(log->read(stream, first, Position{9}, [&](Position position, ByteView) {
    EXPECT_TRUE(position != first || log->purge(stream, subject_number(1)));
    return ++seen > 0;
  }));
  EXPECT_EQ(seen, 3u);
}

} // namespace
} // namespace verdiep::test
