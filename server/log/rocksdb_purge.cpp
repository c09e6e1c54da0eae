#include "server/log/rocksdb_purge.hpp"

#include "server/log/rocksdb_reader.hpp"
#include "server/log/sealed_value.hpp"
#include "server/log/store_encoding.hpp"
#include "server/log/store_files.hpp"

#include <array>
#include <chrono>
#include <set>
#include <string>
#include <system_error>
#include <thread>

namespace verdiep::log {
namespace {

namespace fs = std::filesystem;

constexpr std::array rewritten{
    Family::values, Family::feeds, Family::withdrawals, Family::outcomes, Family::rows
};
constexpr std::uint64_t spare_bytes = 16u << 20;
constexpr std::chrono::milliseconds look_again{20};
constexpr int looks_max = 500;

std::set<fs::path> files_in(const fs::path& folder) {
  std::set<fs::path> files;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
    files.insert(entry.path());
  return files;
}

bool is_manifest(const fs::path& file) {
  return file.filename().string().starts_with("MANIFEST-");
}

/// Files that must be gone afterwards: what is there now, except tables of families that are not rewritten.
std::set<fs::path> files_to_lose(const Database& database, const fs::path& folder) {
  std::set<fs::path> tables;
  for (const Family family : rewritten) {
    rocksdb::ColumnFamilyMetaData metadata;
    database.engine().GetColumnFamilyMetaData(database.family(family), &metadata);
    for (const rocksdb::LevelMetaData& level : metadata.levels)
      for (const rocksdb::SstFileMetaData& table : level.files)
        tables.insert(folder / table.name.substr(1));
  }
  std::set<fs::path> lose;
  for (const fs::path& file : files_in(folder))
    if (file.extension() == ".log" || is_manifest(file) || tables.contains(file))
      lose.insert(file);
  return lose;
}

Result<void> flush_all(const Database& database) {
  std::vector<rocksdb::ColumnFamilyHandle*> families;
  for (std::size_t number = 0; number < families_count; ++number)
    families.push_back(database.family(static_cast<Family>(number)));
  const rocksdb::Status status = database.engine().Flush(rocksdb::FlushOptions(), families);
  if (!status.ok())
    return failure_of(status, "cannot flush the store");
  return {};
}

Result<void> compact(const Database& database) {
  rocksdb::CompactRangeOptions everything;
  everything.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
  for (const Family family : rewritten) {
    const rocksdb::Status status =
        database.engine().CompactRange(everything, database.family(family), nullptr, nullptr);
    if (!status.ok())
      return failure_of(status, "cannot rewrite the store");
  }
  return {};
}

/// RocksDB deletes old files in the background, and not while a reader holds them.
Result<void> wait_until_gone(const Database& database, const std::set<fs::path>& files) {
  std::error_code error;
  for (int look = 0; look < looks_max; ++look) {
    // Enabling deletion after disabling it is RocksDB's way to look for obsolete files at once.
    database.engine().DisableFileDeletions().PermitUncheckedError();
    database.engine().EnableFileDeletions(true).PermitUncheckedError();
    bool gone = true;
    for (const fs::path& file : files)
      gone = gone && !fs::exists(file, error);
    if (gone)
      return {};
    std::this_thread::sleep_for(look_again);
  }
  return fail(
      ErrorCode::unavailable, "a file that may hold erased values is still there",
      "stop the server, start it, and erase again"
  );
}

} // namespace

Result<std::vector<std::string>>
values_of(const Database& database, StreamId stream, disclosures::SubjectId subject) {
  std::vector<std::string> keys;
  const std::string prefix = stream_key(stream);
  const auto values = database.scan(Family::values);
  for (values->Seek(prefix); values->Valid() && values->key().starts_with(prefix); values->Next()) {
    const auto head = sealed_head(values->key().ToStringView(), values->value().ToStringView());
    if (!head)
      return damage("stream " + to_text(stream), "a value does not match its checksum");
    if (head->subject == subject)
      keys.push_back(values->key().ToString());
  }
  VERDIEP_CHECK(check(*values, "the values of stream " + to_text(stream)));
  return keys;
}

Result<void> check_room_to_purge(const Database& database, const fs::path& folder) {
  std::uint64_t needed = spare_bytes;
  for (const Family family : rewritten) {
    std::uint64_t bytes = 0;
    for (const char* property : {"rocksdb.total-sst-files-size", "rocksdb.cur-size-all-mem-tables"})
      if (database.engine().GetIntProperty(database.family(family), property, &bytes))
        needed += bytes;
  }
  VERDIEP_TRY(room, free_bytes(folder));
  if (room < needed)
    return fail(
        ErrorCode::storage_full,
        "erasing rewrites files and needs " + std::to_string(needed) + " bytes, but " + std::to_string(room) +
            " are free",
        "make room on the disk and erase again"
    );
  return {};
}

Result<void>
rewrite_files(const Database& database, const fs::path& folder, const std::function<Result<void>()>& mark) {
  VERDIEP_CHECK(mark()); // so that there is something to flush, and the write-ahead log is left behind
  VERDIEP_CHECK(flush_all(database));
  std::set<fs::path> lose = files_to_lose(database, folder);
  VERDIEP_CHECK(compact(database));
  // The manifest written at the last compaction still names the keys of the tables it replaced; the one after
  // it does not.
  VERDIEP_CHECK(mark());
  VERDIEP_CHECK(flush_all(database));
  return wait_until_gone(database, lose);
}

} // namespace verdiep::log
