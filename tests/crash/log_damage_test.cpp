#include "server/log/record_page.hpp"
#include "server/log/store_encoding.hpp"
#include "server/log/write_ahead_log.hpp"
#include "tests/crash/journal.hpp"
#include "tests/support/commits.hpp"
#include "tests/support/store_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rocksdb/db.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <vector>

// Bytes that change, files that end early or are gone: noticed and named, never served and never dropped in
// silence.
namespace verdiep::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

Bytes read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(in), {});
}

void write_file(const fs::path& file, const Bytes& bytes) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

std::vector<fs::path> files_with(const fs::path& folder, const std::string& extension) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == extension)
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

/// The one write-ahead log with bytes in it.
fs::path write_ahead_log(const StoreFolder& folder) {
  for (const fs::path& file : files_with(folder.database(), ".log"))
    if (fs::file_size(file) > 0)
      return file;
  ADD_FAILURE() << "no write-ahead log has anything in it";
  return {};
}

void write_journal(const StoreFolder& folder, std::uint64_t calls, std::size_t padding = 0) {
  const auto log = open_or_abort(folder.store());
  for (std::uint64_t call = 1; call <= calls; ++call)
    ASSERT_TRUE(log->commit(journal_call(call, padding)));
}

Error open_error(const StoreFolder& folder, log::RocksdbOptions options = test_options()) {
  auto opened = log::RocksdbLog::open(folder.store(), std::move(options));
  EXPECT_FALSE(opened);
  return opened ? Error{} : opened.error();
}

// The write-ahead log

TEST(LogDamage, every_flipped_byte_of_a_write_ahead_log_is_found) {
  StoreFolder folder;
  write_journal(folder, 12, 9000); // calls that span blocks
  const Bytes whole = read_file(write_ahead_log(folder));
  ASSERT_GT(whole.size(), 100'000u);
  const auto intact = log::inspect_wal("wal", whole, false);
  ASSERT_TRUE(intact) << intact.error().context;
  EXPECT_EQ(intact->torn_bytes, 0u);
  EXPECT_EQ(intact->last_call, 12u);
  Bytes bytes = whole;
  std::uint64_t missed = 0;
  for (std::size_t at = 0; at < bytes.size(); at += at < 600 ? 1 : 23) {
    bytes[at] = static_cast<std::uint8_t>(bytes[at] ^ (1u << (at % 8)));
    if (log::inspect_wal("wal", bytes, false))
      ++missed;
    bytes[at] = whole[at];
  }
  EXPECT_EQ(missed, 0u);
}

TEST(LogDamage, a_flipped_byte_in_the_write_ahead_log_refuses_to_open_and_changes_nothing) {
  StoreFolder folder;
  write_journal(folder, 40);
  const fs::path file = write_ahead_log(folder);
  const Bytes whole = read_file(file);
  for (const std::size_t at : {std::size_t{0}, std::size_t{5}, whole.size() / 2, whole.size() - 1}) {
    Bytes flipped = whole;
    flipped[at] ^= 0x40;
    write_file(file, flipped);
    const Error error = open_error(folder);
    EXPECT_EQ(error.code, ErrorCode::damaged) << at;
    EXPECT_THAT(error.context, HasSubstr(file.filename().string()));
    EXPECT_THAT(error.context, HasSubstr("byte"));
    EXPECT_FALSE(error.advice.empty());
    EXPECT_EQ(read_file(file), flipped) << "left as it was found";
  }
  write_file(file, whole);
  expect_journal(*open_or_abort(folder.store()));
}

TEST(LogDamage, an_operator_may_drop_a_broken_last_call) {
  StoreFolder folder;
  write_journal(folder, 10);
  const fs::path file = write_ahead_log(folder);
  Bytes flipped = read_file(file);
  flipped[flipped.size() - 1] ^= 1;
  write_file(file, flipped);
  EXPECT_EQ(open_error(folder).code, ErrorCode::damaged);
  log::RocksdbOptions options = test_options();
  options.accept_broken_tail = true;
  std::vector<std::string> notices;
  options.notice = [&](const std::string& line) { notices.push_back(line); };
  const auto log = open_or_abort(folder.store(), options);
  EXPECT_EQ(journal_count(*log), 9u);
  EXPECT_EQ(notices.size(), 1u);
  expect_journal(*log);
}

TEST(LogDamage, a_torn_end_keeps_every_whole_call_and_no_half_one) {
  StoreFolder origin;
  write_journal(origin, 30);
  const fs::path file = write_ahead_log(origin);
  const Bytes whole = read_file(file);
  std::vector<std::size_t> ends; // of each call
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    const auto summary = log::inspect_wal("wal", ByteView(whole).first(size), false);
    ASSERT_TRUE(summary) << summary.error().context << " at " << size;
    if (summary->torn_bytes == 0 && summary->last_call == ends.size() + 1)
      ends.push_back(size);
  }
  ASSERT_EQ(ends.size(), 30u);
  const fs::path copy = origin.path() / "copy";
  for (std::size_t cut = ends[26] - 1; cut < whole.size(); cut += 61) {
    fs::remove_all(copy);
    fs::copy(origin.store(), copy, fs::copy_options::recursive);
    fs::resize_file(copy / "rocksdb" / file.filename(), cut);
    const auto log = open_or_abort(copy);
    const auto whole_calls = std::upper_bound(ends.begin(), ends.end(), cut) - ends.begin();
    EXPECT_EQ(journal_count(*log), static_cast<std::uint64_t>(whole_calls)) << "cut at " << cut;
    expect_journal(*log);
  }
}

TEST(LogDamage, a_call_whose_sectors_were_never_written_is_torn) {
  StoreFolder folder;
  write_journal(folder, 9, 3000);
  const fs::path file = write_ahead_log(folder);
  Bytes bytes = read_file(file);
  const auto before = log::inspect_wal("wal", bytes, false);
  std::size_t last_start = bytes.size();
  while (log::inspect_wal("wal", ByteView(bytes).first(--last_start), false)->last_call == 9) {
  }
  // The last call holds several sectors; the second is missing, what follows it was written.
  while (log::inspect_wal("wal", ByteView(bytes).first(last_start), false)->torn_bytes > 0)
    --last_start;
  const std::size_t sector = (last_start / 512 + 1) * 512;
  std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(sector), 512, std::uint8_t{0});
  write_file(file, bytes);
  const auto log = open_or_abort(folder.store());
  EXPECT_EQ(journal_count(*log), 8u);
  expect_journal(*log, 3000);
  EXPECT_EQ(before->last_call, 9u);
}

TEST(LogDamage, after_a_torn_end_the_log_goes_on) {
  StoreFolder folder;
  write_journal(folder, 10);
  const fs::path file = write_ahead_log(folder);
  fs::resize_file(file, fs::file_size(file) - 3);
  {
    const auto log = open_or_abort(folder.store());
    ASSERT_TRUE(log->commit(journal_call(10)));
  }
  const auto log = open_or_abort(folder.store());
  EXPECT_EQ(journal_count(*log), 10u);
  expect_journal(*log);
}

TEST(LogDamage, a_missing_table_refuses_to_open) {
  StoreFolder folder;
  write_journal(folder, 10);
  {
    const auto log = open_or_abort(folder.store());
  } // its opening moves the calls into tables
  for (const fs::path& table : files_with(folder.database(), ".sst")) {
    const fs::path aside = table.string() + ".aside";
    fs::rename(table, aside);
    EXPECT_EQ(open_error(folder).code, ErrorCode::damaged) << table;
    fs::rename(aside, table);
  }
  expect_journal(*open_or_abort(folder.store()));
}

// Tables

TEST(LogDamage, a_flipped_byte_in_a_table_is_found_or_harmless) {
  StoreFolder folder;
  write_journal(folder, 60);
  {
    const auto log = open_or_abort(folder.store());
  }
  std::uint64_t found = 0;
  std::uint64_t harmless = 0;
  for (const fs::path& table : files_with(folder.database(), ".sst")) {
    const Bytes whole = read_file(table);
    for (std::size_t at = 7; at < whole.size(); at += std::max<std::size_t>(1, whole.size() / 9)) {
      Bytes flipped = whole;
      flipped[at] ^= 0x10;
      write_file(table, flipped);
      auto opened = log::RocksdbLog::open(folder.store(), test_options());
      const auto verified =
          opened ? (*opened)->verify().map([](auto) {}) : Result<void>(tl::make_unexpected(opened.error()));
      if (verified) {
        ++harmless; // padding
        expect_journal(**opened);
      } else {
        ++found;
        EXPECT_EQ(verified.error().code, ErrorCode::damaged) << verified.error().context;
      }
      opened = tl::make_unexpected(Error{});
      write_file(table, whole);
    }
  }
  EXPECT_GT(found, 30u);
  EXPECT_LE(harmless * 20, found);
}

/// Changes a row behind the store's back, with checksums of RocksDB that are right: what our own checksums
/// are for.
void change_row(
    const StoreFolder& folder, const std::string& family, const std::string& key, std::size_t at
) {
  std::vector<std::string> names;
  ASSERT_TRUE(rocksdb::DB::ListColumnFamilies({}, folder.database().string(), &names).ok());
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (const std::string& name : names)
    families.emplace_back(name, rocksdb::ColumnFamilyOptions());
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* engine = nullptr;
  ASSERT_TRUE(rocksdb::DB::Open({}, folder.database().string(), families, &handles, &engine).ok());
  auto* const handle =
      handles[static_cast<std::size_t>(std::find(names.begin(), names.end(), family) - names.begin())];
  std::string value;
  ASSERT_TRUE(engine->Get({}, handle, key, &value).ok());
  at = std::min(at, value.size() - 1);
  value[at] = static_cast<char>(value[at] ^ 4);
  ASSERT_TRUE(engine->Put({}, handle, key, value).ok());
  ASSERT_TRUE(engine->Flush({}, handles).ok());
  for (auto* const each : handles)
    engine->DestroyColumnFamilyHandle(each);
  delete engine;
}

TEST(LogDamage, a_changed_record_is_named_by_stream_and_position) {
  StoreFolder folder;
  const StreamId stream = stream_number(1);
  {
    ASSERT_TRUE(open_or_abort(folder.store())->commit(std::vector{append_commit(stream, {}, 20)}));
  }
  change_row(folder, "log", log::log_key(17), 40);
  const auto log = open_or_abort(folder.store());
  const auto read = log->read(stream, Position{1}, Position{20}, [](Position position, ByteView) {
    return position < Position{17} || (ADD_FAILURE(), false);
  });
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::damaged);
  EXPECT_THAT(read.error().context, HasSubstr(to_text(stream)));
  EXPECT_THAT(read.error().context, HasSubstr("position 17"));
  EXPECT_FALSE(log->verify());
}

TEST(LogDamage, a_changed_record_in_a_page_is_named_and_pages_can_be_made_again) {
  StoreFolder folder;
  const StreamId stream = stream_number(1);
  {
    const auto log = open_or_abort(folder.store());
    ASSERT_TRUE(log->commit(std::vector{append_commit(stream, {}, 700)}));
    log->wait_until_packed();
  }
  // The table of lengths takes 2,048 bytes, a record about 60: this is in the second page's tenth or so.
  change_row(folder, "pages", log::page_key(stream, 1), 2048 + 600);
  std::uint64_t seen = 0;
  const auto count = [&seen](Position, ByteView) { return ++seen > 0; };
  {
    const auto log = open_or_abort(folder.store());
    const auto read = log->read(stream, Position{1}, Position{700}, count);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::damaged);
    EXPECT_THAT(read.error().context, HasSubstr("position " + std::to_string(seen + 1)));
    EXPECT_GT(seen, 256u);
  }
  log::RocksdbOptions options = test_options();
  options.rebuild_pages = true;
  const auto log = open_or_abort(folder.store(), options);
  log->wait_until_packed();
  seen = 0;
  ASSERT_TRUE(log->read(stream, Position{1}, Position{700}, count));
  EXPECT_EQ(seen, 700u);
  EXPECT_EQ(log->verify()->pages, 2u);
}

TEST(LogDamage, changed_rows_values_feeds_and_outcomes_are_found) {
  struct Case {
    std::string family;
    std::string key;
  };
  const StreamId stream = stream_number(1);
  const std::vector<Case> cases{
      {"values", log::value_key(stream, Position{1}, "text")},
      {"feeds", log::feed_key(stream, disclosures::Audience::programme(), 1)},
      {"rows", log::row_key(log::Table::settings, bytes_of_text("count"))},
      {"heads", log::stream_key(stream)},
      {"index", log::index_key(stream, Position{1})},
  };
  for (const Case& each : cases) {
    StoreFolder folder;
    write_journal(folder, 4);
    change_row(folder, each.family, each.key, 6);
    const auto opened = log::RocksdbLog::open(folder.store(), test_options());
    const auto error = opened ? (*opened)->verify().error() : opened.error();
    EXPECT_EQ(error.code, ErrorCode::damaged) << each.family << ": " << error.context;
  }
}

// The key file and the folder

TEST(LogDamage, a_missing_key_file_refuses_to_open) {
  StoreFolder folder;
  write_journal(folder, 3);
  fs::remove(folder.store() / "subject-keys");
  const Error error = open_error(folder);
  EXPECT_EQ(error.code, ErrorCode::damaged);
  EXPECT_THAT(error.context, HasSubstr("subject-keys"));
}

TEST(LogDamage, a_flipped_byte_in_the_key_file_refuses_to_open) {
  StoreFolder folder;
  write_journal(folder, 9);
  const fs::path file = folder.store() / "subject-keys";
  const Bytes whole = read_file(file);
  for (std::size_t at = 0; at < whole.size(); at += 5) {
    Bytes flipped = whole;
    flipped[at] ^= 0x08;
    write_file(file, flipped);
    const ErrorCode code = open_error(folder).code;
    EXPECT_TRUE(code == ErrorCode::damaged || (at < 16 && code == ErrorCode::unsupported)) << at;
  }
  write_file(file, whole);
  expect_journal(*open_or_abort(folder.store()));
}

TEST(LogDamage, a_torn_key_that_was_never_used_is_cut_off_and_one_that_was_used_is_missed) {
  StoreFolder folder;
  write_journal(folder, 9);
  const fs::path file = folder.store() / "subject-keys";
  const Bytes whole = read_file(file);
  Bytes longer = whole;
  longer.insert(longer.end(), 50, std::uint8_t{7});
  write_file(file, longer);
  std::vector<std::string> notices;
  log::RocksdbOptions options = test_options();
  options.notice = [&](const std::string& line) { notices.push_back(line); };
  expect_journal(*open_or_abort(folder.store(), options));
  EXPECT_EQ(notices.size(), 1u);
  EXPECT_EQ(read_file(file).size(), whole.size());

  Bytes shorter = whole;
  shorter.resize(whole.size() - 50);
  write_file(file, shorter);
  EXPECT_EQ(open_error(folder).code, ErrorCode::damaged);
  EXPECT_EQ(read_file(file), shorter) << "left as it was found";
}

TEST(LogDamage, an_old_key_file_is_noticed_when_a_value_is_read) {
  StoreFolder folder;
  write_journal(folder, 1);
  const fs::path file = folder.store() / "subject-keys";
  const Bytes old = read_file(file);
  {
    const auto log = open_or_abort(folder.store());
    for (std::uint64_t call = 2; call <= 6; ++call)
      ASSERT_TRUE(log->commit(journal_call(call)));
  }
  write_file(file, old);
  const auto log = open_or_abort(folder.store());
  const auto verified = log->verify();
  ASSERT_FALSE(verified);
  EXPECT_EQ(verified.error().code, ErrorCode::damaged);
  EXPECT_THAT(verified.error().advice, HasSubstr("subject-keys"));
}

TEST(LogOpen, a_second_opening_is_told_who_holds_the_store) {
  StoreFolder folder;
  const auto log = open_or_abort(folder.store());
  const Error error = open_error(folder);
  EXPECT_EQ(error.code, ErrorCode::in_use);
  EXPECT_THAT(error.context, HasSubstr(folder.store().string()));
  EXPECT_THAT(error.context, HasSubstr("process"));
  EXPECT_FALSE(error.advice.empty());
}

TEST(LogOpen, a_store_is_made_only_when_asked_and_never_among_other_things) {
  StoreFolder folder;
  log::RocksdbOptions no_create = test_options();
  no_create.create = false;
  EXPECT_EQ(open_error(folder, no_create).code, ErrorCode::not_found);
  EXPECT_FALSE(fs::exists(folder.store()));
  fs::create_directory(folder.store());
  EXPECT_EQ(open_error(folder, no_create).code, ErrorCode::not_found);
  write_file(folder.store() / "letter.txt", bytes_of_text("Lieve oma"));
  const Error error = open_error(folder);
  EXPECT_EQ(error.code, ErrorCode::invalid_input);
  EXPECT_THAT(error.context, HasSubstr("letter.txt"));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.store()), {}), 1);

  auto orphan = log::RocksdbLog::open(folder.path() / "no" / "such", test_options());
  ASSERT_FALSE(orphan);
  EXPECT_EQ(orphan.error().code, ErrorCode::not_found);
  auto file = log::RocksdbLog::open(folder.store() / "letter.txt", test_options());
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, ErrorCode::invalid_input);
}

TEST(LogOpen, a_store_of_a_newer_version_is_left_alone) {
  StoreFolder folder;
  write_journal(folder, 1);
  write_file(folder.store() / "format", bytes_of_text("verdiep store, format 2\n"));
  const Error error = open_error(folder);
  EXPECT_EQ(error.code, ErrorCode::unsupported);
  EXPECT_THAT(error.advice, HasSubstr("update"));
  write_file(folder.store() / "format", bytes_of_text("?"));
  EXPECT_EQ(open_error(folder).code, ErrorCode::damaged);
}

TEST(LogOpen, a_lost_format_file_does_not_make_a_new_store_over_the_old) {
  StoreFolder folder;
  write_journal(folder, 3);
  fs::remove(folder.store() / "format");
  EXPECT_EQ(open_error(folder).code, ErrorCode::damaged);
  write_file(folder.store() / "format", bytes_of_text("verdiep store, format 1\n"));
  expect_journal(*open_or_abort(folder.store()));
}

TEST(LogOpen, other_files_may_stand_in_a_store) {
  StoreFolder folder;
  write_journal(folder, 1);
  write_file(folder.store() / "checkpoint", bytes_of_text("x"));
  expect_journal(*open_or_abort(folder.store()));
}

TEST(LogReserve, below_the_reserve_nothing_is_written_and_reading_goes_on) {
  StoreFolder folder;
  write_journal(folder, 3);
  log::RocksdbOptions options = test_options();
  options.reserve_bytes = std::uint64_t{1} << 60;
  {
    const auto log = open_or_abort(folder.store(), options);
    const auto refused = log->commit(journal_call(4));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::storage_full);
    EXPECT_FALSE(refused.error().advice.empty());
    expect_journal(*log);
    EXPECT_EQ(log->commit(journal_call(4)).error().code, ErrorCode::storage_full)
        << "not fatal: asked again each time";
  }
  const auto log = open_or_abort(folder.store());
  EXPECT_EQ(journal_count(*log), 3u);
  ASSERT_TRUE(log->commit(journal_call(4)));
  expect_journal(*log);
}

} // namespace
} // namespace verdiep::test
