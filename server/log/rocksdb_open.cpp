#include "server/log/rocksdb_open.hpp"

#include "server/log/record_page.hpp"
#include "server/log/rocksdb_reader.hpp"
#include "server/log/sealed_value.hpp"
#include "server/log/store_encoding.hpp"
#include "server/log/write_ahead_log.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <vector>

namespace verdiep::log {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view format_text = "verdiep store, format 1\n";
constexpr std::string_view format_text_any_version = "verdiep store, format ";
constexpr std::array<std::string_view, 5> own_names{
    "lock", "subject-keys", "subject-keys.new", "rocksdb", "format.new"
};

void say(const RocksdbOptions& options, const std::string& line) {
  if (options.notice)
    options.notice(line);
}

Failure no_store(const fs::path& folder) {
  return fail(
      ErrorCode::not_found, "there is no store in " + folder.string(),
      "check the folder's name, or have a new store made"
  );
}

Result<void> make_folder(const fs::path& folder, const StoreFiles& files) {
  const fs::path parent = folder.parent_path().empty() ? fs::path(".") : folder.parent_path();
  std::error_code error;
  if (!fs::is_directory(parent, error))
    return fail(
        ErrorCode::not_found, "the folder " + parent.string() + " does not exist",
        "make it first, or choose another"
    );
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
    return fail(
        ErrorCode::unavailable,
        "cannot make the folder " + folder.string() + ": " + std::generic_category().message(errno)
    );
  return files.sync_folder(parent);
}

/// A folder without a format file is new, or was left by a crash while the store was being made.
Result<void> check_new_folder(const fs::path& folder) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (std::find(own_names.begin(), own_names.end(), name) == own_names.end())
      return fail(
          ErrorCode::invalid_input,
          "the folder " + folder.string() + " is no store, and holds other things (" + name + ")",
          "choose an empty folder"
      );
  }
  if (error)
    return fail(ErrorCode::unavailable, "cannot list " + folder.string() + ": " + error.message());
  return {};
}

/// Makes sure there is a folder to lock.
Result<void>
prepare_store_folder(const fs::path& folder, const RocksdbOptions& options, const StoreFiles& files) {
  std::error_code error;
  const fs::file_status status = fs::status(folder, error);
  if (fs::is_directory(status)) {
    if (fs::exists(folder / "format", error))
      return {};
    if (!options.create)
      return no_store(folder);
    return check_new_folder(folder);
  }
  if (fs::exists(status))
    return fail(ErrorCode::invalid_input, folder.string() + " is not a folder", "choose another name");
  if (!options.create)
    return no_store(folder);
  return make_folder(folder, files);
}

/// Without a trailing slash, so that it has a parent.
fs::path plain_path(const fs::path& folder) {
  const fs::path path = fs::absolute(folder).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

/// The parts of a new store. What is there already stays: it may have been made before a crash, or the format
/// file was lost.
Result<void> prepare_files(const fs::path& folder, const SubjectKeys& keys) {
  const fs::path database = database_folder(folder);
  if (::mkdir(database.c_str(), 0700) != 0 && errno != EEXIST)
    return fail(
        ErrorCode::unavailable,
        "cannot make the folder " + database.string() + ": " + std::generic_category().message(errno)
    );
  std::error_code error;
  if (fs::exists(folder / "subject-keys", error))
    return {};
  return keys.create();
}

/// true: a store of our format; false: none yet.
Result<bool> read_format(const fs::path& folder, const StoreFiles& files) {
  auto bytes = files.read(folder / "format");
  if (!bytes && bytes.error().code == ErrorCode::not_found)
    return false;
  if (!bytes)
    return Failure(std::move(bytes.error()));
  const std::string_view text = text_of(*bytes);
  if (text == format_text)
    return true;
  if (text.starts_with(format_text_any_version))
    return fail(
        ErrorCode::unsupported, "the store " + folder.string() + " was written by a newer verdiep",
        "update verdiep"
    );
  return fail(
      ErrorCode::damaged, "the file " + (folder / "format").string() + " is damaged",
      "restore the newest backup"
  );
}

bool is_write_ahead_log(const fs::path& file) {
  const std::string stem = file.stem().string();
  return file.extension() == ".log" && !stem.empty() && stem.size() < 19 &&
         stem.find_first_not_of("0123456789") == std::string::npos;
}

std::vector<fs::path> write_ahead_logs(const fs::path& folder) {
  std::vector<fs::path> logs;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
    if (is_write_ahead_log(entry.path()))
      logs.push_back(entry.path());
  std::sort(logs.begin(), logs.end(), [](const fs::path& a, const fs::path& b) {
    return std::stoull(a.stem().string()) < std::stoull(b.stem().string());
  });
  return logs;
}

/// Reads all write-ahead logs through; returns the number of the last call in them. Only the last may have a
/// torn end.
Result<std::optional<std::uint64_t>>
check_write_ahead_logs(const fs::path& folder, const RocksdbOptions& options, const StoreFiles& files) {
  std::optional<std::uint64_t> last_call;
  const std::vector<fs::path> logs = write_ahead_logs(folder);
  for (const fs::path& log : logs) {
    const bool is_last = &log == &logs.back();
    VERDIEP_TRY(bytes, files.read(log));
    VERDIEP_TRY(summary, inspect_wal(log.string(), bytes, options.accept_broken_tail && is_last));
    if (summary.torn_bytes > 0) {
      if (!is_last)
        return damage(
            log.string() + ", byte " + std::to_string(summary.whole_bytes),
            "it ends inside a batch, though a later file exists"
        );
      VERDIEP_CHECK(files.truncate(log, summary.whole_bytes));
      say(options,
          log.string() + ": cut off " + std::to_string(summary.torn_bytes) +
              " bytes of a batch that was being written when the server stopped; it was never acknowledged");
    }
    if (summary.last_call)
      last_call = summary.last_call;
  }
  return last_call;
}

Result<std::optional<std::string>> last_key(const Database& database, Family family) {
  const auto entries = database.scan(family);
  entries->SeekToLast();
  VERDIEP_CHECK(check(*entries, "the end of the log"));
  if (!entries->Valid())
    return std::nullopt;
  return entries->key().ToString();
}

Result<StoreCounters> load_counters(const Database& database, std::optional<std::uint64_t> last_call_in_wal) {
  StoreCounters counters;
  VERDIEP_TRY(call, database.get(Family::meta, std::string(call_number_key), "the number of the last call"));
  if (call)
    counters.call = from_big_endian(*call);
  if (last_call_in_wal && counters.call < *last_call_in_wal)
    return damage(
        "the store", "call " + std::to_string(*last_call_in_wal) + " is in the write-ahead log, but only " +
                         std::to_string(counters.call) + " calls were recovered"
    );
  VERDIEP_TRY(last, last_key(database, Family::log));
  if (last)
    counters.global = from_big_endian(*last);
  return counters;
}

/// The last index entry of the stream must be its head.
Result<void> check_head(const Database& database, StreamId stream, Position head) {
  const auto entries = database.scan(Family::index);
  entries->SeekForPrev(index_key(stream, Position{~std::uint64_t{0}}));
  VERDIEP_CHECK(check(*entries, "the index of stream " + to_text(stream)));
  if (!entries->Valid() || entries->key() != rocksdb::Slice(index_key(stream, head)))
    return damage(place_text(stream, head), "the index does not end at the head");
  return {};
}

/// Pages of a stream are 0, 1, 2 … without a hole; a crash takes some off the end.
Result<std::uint64_t> count_pages(const Database& database, StreamId stream) {
  const auto entries = database.scan(Family::pages);
  entries->SeekForPrev(page_key(stream, ~std::uint64_t{0}));
  VERDIEP_CHECK(check(*entries, "the pages of stream " + to_text(stream)));
  const std::string prefix = stream_key(stream);
  if (!entries->Valid() || !entries->key().starts_with(prefix))
    return 0;
  return from_big_endian(entries->key().ToStringView().substr(prefix.size())) + 1;
}

/// Every record has a global number and a place in its stream; so the heads add up to the last global number.
Result<void> load_heads(const Database& database, StreamHeads& heads, const StoreCounters& counters) {
  std::uint64_t records = 0;
  const auto entries = database.scan(Family::heads);
  for (entries->SeekToFirst(); entries->Valid(); entries->Next()) {
    const std::string key = entries->key().ToString();
    StreamId stream;
    if (key.size() != stream.bytes.size())
      return damage("the head of a stream", "its key is damaged");
    std::copy(key.begin(), key.end(), stream.bytes.begin());
    const auto value = without_checksum(key, entries->value().ToStringView());
    if (!value || value->size() != 8)
      return damage("the head of stream " + to_text(stream), "it does not match its checksum");
    const Position head{from_big_endian(text_of(*value))};
    VERDIEP_CHECK(check_head(database, stream, head));
    VERDIEP_TRY(pages, count_pages(database, stream));
    heads.set_head(stream, head);
    heads.set_pages(stream, pages);
    records += head.value;
  }
  VERDIEP_CHECK(check(*entries, "the heads of the streams"));
  if (records != counters.global)
    return damage(
        "the store", "the streams have " + std::to_string(records) + " records, the log has " +
                         std::to_string(counters.global)
    );
  return {};
}

/// A torn end of the key file is harmless if no value was sealed with a key that is not in it.
Result<void> repair_keys(const Database& database, SubjectKeys& keys, const RocksdbOptions& options) {
  const auto values = database.scan(Family::values);
  for (values->SeekToFirst(); values->Valid(); values->Next()) {
    const auto head = sealed_head(values->key().ToStringView(), values->value().ToStringView());
    if (!head || !keys.find(head->key))
      return fail(
          ErrorCode::damaged, "the end of subject-keys is damaged: the key of a value is missing",
          "put back the newest copy of subject-keys"
      );
  }
  VERDIEP_CHECK(check(*values, "the values"));
  VERDIEP_CHECK(keys.repair());
  say(options,
      "subject-keys: cut off a key that was being written when the server stopped; it was never used");
  return {};
}

Result<void> drop_pages(const Database& database) {
  rocksdb::WriteOptions without_wal;
  without_wal.disableWAL = true;
  const std::string end(25, '\xff');
  rocksdb::Status status =
      database.engine().DeleteRange(without_wal, database.family(Family::pages), rocksdb::Slice(), end);
  if (status.ok())
    status = database.engine().Flush(rocksdb::FlushOptions(), database.family(Family::pages));
  if (!status.ok())
    return failure_of(status, "cannot drop the pages");
  return {};
}

Result<void> load(OpenStore& store, const RocksdbOptions& options, std::optional<std::uint64_t> last_call) {
  VERDIEP_TRY(counters, load_counters(*store.database, last_call));
  store.counters = counters;
  if (options.rebuild_pages)
    VERDIEP_CHECK(drop_pages(*store.database));
  VERDIEP_CHECK(load_heads(*store.database, *store.heads, counters));
  if (store.keys->has_torn_end())
    VERDIEP_CHECK(repair_keys(*store.database, *store.keys, options));
  return {};
}

} // namespace

Result<OpenStore> open_store(const fs::path& given_folder, const RocksdbOptions& options) {
  const StoreFiles files(options.file_fault);
  const fs::path folder = plain_path(given_folder);
  VERDIEP_CHECK(prepare_store_folder(folder, options, files));
  VERDIEP_TRY(lock, FolderLock::take(folder));
  VERDIEP_TRY(is_store, read_format(folder, files));
  if (!is_store && !options.create)
    return no_store(folder);

  auto keys = std::make_unique<SubjectKeys>(files, folder / "subject-keys");
  if (!is_store)
    VERDIEP_CHECK(prepare_files(folder, *keys));
  VERDIEP_CHECK(keys->load());
  VERDIEP_TRY(last_call, check_write_ahead_logs(database_folder(folder), options, files));
  VERDIEP_TRY(database, Database::open({database_folder(folder), options.cache_bytes, options.environment}));
  OpenStore store{std::move(lock), std::move(keys), std::move(database), std::make_unique<StreamHeads>(), {}};
  VERDIEP_CHECK(load(store, options, last_call));
  if (is_store)
    return store;
  if (store.counters.call != 0)
    return damage(folder.string(), "the file 'format' is missing from a store that was in use");
  VERDIEP_CHECK(files.replace(folder / "format", bytes_of(format_text)));
  return store;
}

} // namespace verdiep::log
