#include "server/log/rocksdb_log.hpp"

#include "server/log/commit_check.hpp"
#include "server/log/rocksdb_batch.hpp"
#include "server/log/rocksdb_open.hpp"
#include "server/log/rocksdb_packer.hpp"
#include "server/log/rocksdb_purge.hpp"
#include "server/log/rocksdb_reader.hpp"
#include "server/log/rocksdb_verify.hpp"
#include "server/log/store_encoding.hpp"

#include <sodium.h>

#include <mutex>
#include <optional>
#include <utility>

namespace verdiep::log {
namespace {

/// The first failure after which nothing is written any more.
class FatalError {
public:
  void set(const Error& error) {
    const std::lock_guard lock(mutex_);
    if (!error_)
      error_ = error;
  }
  [[nodiscard]] std::optional<Error> get() const {
    const std::lock_guard lock(mutex_);
    return error_;
  }

private:
  mutable std::mutex mutex_;
  std::optional<Error> error_;
};

} // namespace

struct RocksdbLog::Parts {
  Parts(std::filesystem::path folder_, const RocksdbOptions& options, OpenStore store_)
      : folder(std::move(folder_)),
        reserve_bytes(options.reserve_bytes),
        store(std::move(store_)),
        records(*store.database, *store.heads),
        disclosures(*store.database, *store.keys),
        packer(
            *store.database,
            *store.heads,
            records,
            {[this](const Error& error) { fatal.set(error); }, [this] { return has_room(0).has_value(); }}
        ) {}

  /// Errors   storage_full
  [[nodiscard]] Result<void> has_room(std::uint64_t bytes) const {
    VERDIEP_TRY(room, free_bytes(folder));
    if (room >= bytes && room - bytes >= reserve_bytes)
      return {};
    return fail(
        ErrorCode::storage_full,
        std::to_string(room) + " bytes are free in " + folder.string() + "; " +
            std::to_string(reserve_bytes) + " are kept in reserve",
        "make room on the disk; then this works again by itself"
    );
  }

  const std::filesystem::path folder;
  const std::uint64_t reserve_bytes;
  FatalError fatal;

  OpenStore store;      // its counters and keys: the committer's
  FeedHeads feed_heads; // the committer's

  // Any thread.
  const RecordReader records;
  const DisclosureReader disclosures;
  PagePacker packer; // last: its thread uses all of the above
};

RocksdbLog::RocksdbLog(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
RocksdbLog::~RocksdbLog() = default;

Result<std::unique_ptr<RocksdbLog>>
RocksdbLog::open(const std::filesystem::path& folder, RocksdbOptions options) {
  if (sodium_init() < 0)
    return fail(ErrorCode::unavailable, "the system has no source of random numbers");
  VERDIEP_TRY(store, open_store(folder, options));
  return std::unique_ptr<RocksdbLog>(new RocksdbLog(std::make_unique<Parts>(folder, options, std::move(store))
  ));
}

Result<std::vector<CommitResult>> RocksdbLog::commit(std::span<const Commit> commits) {
  if (const auto error = parts_->fatal.get())
    return Failure(*error);
  VERDIEP_CHECK(check_limits(commits));
  OpenStore& store = parts_->store;
  BatchBuilder batch(*store.database, *store.heads, parts_->feed_heads, *store.keys, store.counters);
  std::vector<CommitResult> results;
  results.reserve(commits.size());
  for (const Commit& commit : commits) {
    VERDIEP_TRY(result, batch.add(commit));
    results.push_back(result);
  }
  if (batch.empty())
    return results;
  VERDIEP_CHECK(parts_->has_room(batch.bytes()));
  VERDIEP_CHECK(write(batch));
  return results;
}

/// From here on a failure is fatal: how much of it is on disk is not known.
Result<void> RocksdbLog::write(BatchBuilder& batch) {
  OpenStore& store = parts_->store;
  auto keys_synced = store.keys->sync();
  if (!keys_synced) {
    parts_->fatal.set(keys_synced.error());
    return keys_synced;
  }
  rocksdb::WriteOptions synced;
  synced.sync = true;
  const rocksdb::Status status = store.database->engine().Write(synced, &batch.finish());
  if (!status.ok()) {
    const Failure failure = failure_of(status, "cannot write to " + parts_->folder.string());
    parts_->fatal.set(failure.value());
    return failure;
  }
  store.counters = batch.counters();
  for (const auto& [stream, head] : batch.heads())
    store.heads->set_head(stream, head);
  for (const auto& [audience, seq] : batch.feed_heads())
    parts_->feed_heads[audience] = seq;
  parts_->packer.wake();
  return {};
}

Result<Position> RocksdbLog::head(StreamId stream) const {
  return parts_->store.heads->of(stream).head;
}

Result<std::vector<StreamId>> RocksdbLog::streams() const {
  return parts_->store.heads->streams();
}

Result<void> RocksdbLog::read(StreamId stream, Position from, Position to, const RecordVisitor& visit) const {
  return parts_->records.read(stream, from, to, visit);
}

Result<std::vector<FeedItem>> RocksdbLog::read_feed(
    StreamId stream, const disclosures::Audience& audience, std::uint64_t from_seq, std::size_t count
) const {
  return parts_->disclosures.read_feed(stream, audience, from_seq, count);
}

Result<std::uint64_t> RocksdbLog::feed_head(StreamId stream, const disclosures::Audience& audience) const {
  return stored_feed_head(*parts_->store.database, audience_key(stream, audience));
}

namespace {

Result<std::optional<Bytes>>
read_checked(const Database& database, Family family, const std::string& key, const std::string& what) {
  VERDIEP_TRY(stored, database.get(family, key, what));
  if (!stored)
    return std::nullopt;
  const auto payload = without_checksum(key, *stored);
  if (!payload)
    return damage(what, "it does not match its checksum");
  return Bytes(payload->begin(), payload->end());
}

} // namespace

Result<std::optional<DisclosedValue>> RocksdbLog::value(StreamId stream, const ValueKey& key) const {
  return parts_->disclosures.value(stream, key);
}

Result<std::optional<Bytes>> RocksdbLog::outcome(AccountId account, CommandId command) const {
  const std::string what = "the outcome of command " + to_text(command);
  return read_checked(*parts_->store.database, Family::outcomes, outcome_key(account, command), what);
}

Result<std::optional<Bytes>> RocksdbLog::row(Table table, ByteView key) const {
  const std::string what = "a row of table " + std::to_string(static_cast<int>(table));
  return read_checked(*parts_->store.database, Family::rows, row_key(table, key), what);
}

Result<std::vector<std::pair<Bytes, Bytes>>> RocksdbLog::rows(Table table, ByteView prefix) const {
  const std::string what = "a row of table " + std::to_string(static_cast<int>(table));
  const std::string start = row_key(table, prefix);
  std::vector<std::pair<Bytes, Bytes>> found;
  const auto entries = parts_->store.database->scan(Family::rows);
  for (entries->Seek(start); entries->Valid() && entries->key().starts_with(start); entries->Next()) {
    const std::string_view key = entries->key().ToStringView();
    const auto payload = without_checksum(key, entries->value().ToStringView());
    if (!payload)
      return damage(what, "it does not match its checksum");
    const ByteView name = bytes_of(key.substr(1));
    found.emplace_back(Bytes(name.begin(), name.end()), Bytes(payload->begin(), payload->end()));
  }
  VERDIEP_CHECK(check(*entries, what));
  return found;
}

Result<void> RocksdbLog::purge(StreamId stream, disclosures::SubjectId subject) {
  if (const auto error = parts_->fatal.get())
    return Failure(*error);
  OpenStore& store = parts_->store;
  VERDIEP_CHECK(check_room_to_purge(*store.database, parts_->folder));
  const auto new_batch = [&] {
    return BatchBuilder(*store.database, *store.heads, parts_->feed_heads, *store.keys, store.counters);
  };
  if (!subject.is_nil()) {
    VERDIEP_TRY(left, values_of(*store.database, stream, subject));
    BatchBuilder batch = new_batch();
    for (const std::string& key : left)
      batch.erase_value(key);
    if (!batch.empty())
      VERDIEP_CHECK(write(batch));
  }
  auto purged = subject.is_nil() ? Result<void>() : store.keys->destroy(stream, subject);
  if (purged) {
    purged = rewrite_files(*store.database, database_folder(parts_->folder), [&] {
      BatchBuilder batch = new_batch();
      return write(batch);
    });
  }
  if (!purged)
    parts_->fatal.set(purged.error());
  return purged;
}

Result<StoreCounts> RocksdbLog::verify() const {
  return verify_store(*parts_->store.database, *parts_->store.heads, *parts_->store.keys, parts_->records);
}

void RocksdbLog::wait_until_packed() {
  parts_->packer.wait_until_idle();
}

} // namespace verdiep::log
