#include "server/log/rocksdb_database.hpp"

#include <rocksdb/cache.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>

#include <algorithm>
#include <vector>

namespace verdiep::log {
namespace {

constexpr std::array<const char*, families_count> names{"default",  "log",    "index", "heads",       "pages",
                                                        "outcomes", "values", "feeds", "withdrawals", "rows"};

constexpr std::size_t mebibyte = std::size_t{1} << 20;
constexpr const char* damaged_advice =
    "nothing was changed; restore the newest backup, or keep a copy of the folder and ask for help";
constexpr const char* unavailable_advice =
    "check the disk and its free space, then start again: what was acknowledged is on disk";

/// Records and pages: large, read in order, worth compressing.
void set_bulk(rocksdb::ColumnFamilyOptions& options, rocksdb::BlockBasedTableOptions& table) {
  options.write_buffer_size = 32 * mebibyte;
  options.compression = rocksdb::kZSTD;
  table.block_size = 32 * 1024;
}

/// Small rows found by key.
void set_lookup(rocksdb::ColumnFamilyOptions& options, rocksdb::BlockBasedTableOptions& table) {
  options.write_buffer_size = 8 * mebibyte;
  options.compression = rocksdb::kZSTD;
  table.block_size = 16 * 1024;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
}

rocksdb::ColumnFamilyOptions family_options(Family family, const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions options;
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.checksum = rocksdb::kXXH3;
  table.format_version = 5;
  options.level_compaction_dynamic_level_bytes = true;
  if (family == Family::log || family == Family::pages)
    set_bulk(options, table);
  else
    set_lookup(options, table);
  if (family == Family::index)
    options.write_buffer_size = 16 * mebibyte;
  if (family == Family::values)
    options.compression = rocksdb::kNoCompression; // encrypted: does not shrink
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return options;
}

rocksdb::DBOptions database_options(rocksdb::Env* environment) {
  rocksdb::DBOptions options;
  options.env = environment;
  options.create_if_missing = true;
  options.create_missing_column_families = true;
  options.paranoid_checks = true;
  options.flush_verify_memtable_count = true;
  // The write-ahead log: one sync per call, no reuse of old files (their bytes look valid), nothing clever.
  // write_ahead_log.hpp checks it before it comes here.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.wal_bytes_per_sync = 0;
  options.recycle_log_file_num = 0;
  options.wal_compression = rocksdb::kNoCompression;
  options.track_and_verify_wals_in_manifest = true;
  options.max_total_wal_size = 128 * mebibyte; // bounds the time to open after a crash
  options.enable_pipelined_write = false;
  options.two_write_queues = false;
  options.unordered_write = false;
  options.manual_wal_flush = false;
  options.bytes_per_sync = mebibyte;
  // The manifest names keys of files that are gone. A new one at every change forgets them, so that a purge
  // can be complete.
  options.max_manifest_file_size = 1;
  options.max_background_jobs = 2;
  options.info_log_level = rocksdb::InfoLogLevel::WARN_LEVEL;
  options.keep_log_file_num = 2;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  return options;
}

/// A family we do not know was made by a newer version.
Result<void> check_families(const rocksdb::DBOptions& options, const std::string& folder) {
  std::vector<std::string> present;
  const rocksdb::Status listed = rocksdb::DB::ListColumnFamilies(options, folder, &present);
  if (!listed.ok())
    return {}; // a new database; one that is damaged says so when it is opened
  for (const std::string& name : present)
    if (std::find(names.begin(), names.end(), name) == names.end())
      return fail(
          ErrorCode::unsupported, folder + " holds '" + name + "', which this version does not know",
          "update verdiep"
      );
  return {};
}

} // namespace

Failure failure_of(const rocksdb::Status& status, std::string what) {
  const bool damaged = status.IsCorruption() || status.IsInvalidArgument();
  return fail(
      damaged ? ErrorCode::damaged : ErrorCode::unavailable, std::move(what) + ": " + status.ToString(),
      damaged ? damaged_advice : unavailable_advice
  );
}

Result<std::unique_ptr<Database>> Database::open(const DatabaseOptions& options) {
  rocksdb::Env* const environment = options.environment.get();
  const rocksdb::DBOptions settings =
      database_options(environment != nullptr ? environment : rocksdb::Env::Default());
  const std::string folder = options.folder.string();
  VERDIEP_CHECK(check_families(settings, folder));

  const std::shared_ptr<rocksdb::Cache> cache = rocksdb::NewLRUCache(options.cache_bytes);
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (std::size_t number = 0; number < families_count; ++number)
    families.emplace_back(names[number], family_options(static_cast<Family>(number), cache));

  std::unique_ptr<Database> database(new Database(options.environment));
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* engine = nullptr;
  const rocksdb::Status opened = rocksdb::DB::Open(settings, folder, families, &handles, &engine);
  if (!opened.ok())
    return failure_of(opened, "cannot open " + folder);
  database->engine_.reset(engine);
  std::copy(handles.begin(), handles.end(), database->handles_.begin());
  return database;
}

Database::~Database() {
  if (!engine_)
    return;
  for (rocksdb::ColumnFamilyHandle* handle : handles_)
    engine_->DestroyColumnFamilyHandle(handle);
  engine_->Close().PermitUncheckedError();
}

Result<std::optional<std::string>>
Database::get(Family family, const std::string& key, const std::string& what) const {
  std::string value;
  const rocksdb::Status status = engine_->Get(rocksdb::ReadOptions(), this->family(family), key, &value);
  if (status.IsNotFound())
    return std::nullopt;
  if (!status.ok())
    return failure_of(status, "cannot read " + what);
  return value;
}

std::unique_ptr<rocksdb::Iterator> Database::scan(Family family) const {
  return std::unique_ptr<rocksdb::Iterator>(engine_->NewIterator(rocksdb::ReadOptions(), this->family(family))
  );
}

Result<void> check(const rocksdb::Iterator& iterator, const std::string& what) {
  const rocksdb::Status status = iterator.status();
  if (!status.ok())
    return failure_of(status, "cannot read " + what);
  return {};
}

} // namespace verdiep::log
