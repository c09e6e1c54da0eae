#pragma once

#include "shared/result.hpp"

#include <rocksdb/db.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

/// RocksDB with our column families and settings; errors as values. Included by rocksdb_* only.
namespace verdiep::log {

/// The names are on disk: docs/formats/store.md.
enum class Family : std::uint8_t {
  meta,
  log,
  index,
  heads,
  pages,
  outcomes,
  values,
  feeds,
  withdrawals,
  rows
};
inline constexpr std::size_t families_count = 10;

struct DatabaseOptions {
  std::filesystem::path folder;
  std::uint64_t cache_bytes = 0;
  std::shared_ptr<rocksdb::Env> environment; ///< nullptr: the system's
};

/// What RocksDB says, in our terms: corruption is `damaged`, everything else about the disk `unavailable`.
[[nodiscard]] Failure failure_of(const rocksdb::Status& status, std::string what);

class Database {
public:
  /// Opens the database, or makes it. Needs the folder's lock.
  ///
  /// Errors   unsupported: column families of a newer version; damaged, unavailable
  [[nodiscard]] static Result<std::unique_ptr<Database>> open(const DatabaseOptions& options);
  ~Database();

  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  [[nodiscard]] rocksdb::DB& engine() const { return *engine_; }
  [[nodiscard]] rocksdb::ColumnFamilyHandle* family(Family family) const {
    return handles_[static_cast<std::size_t>(family)];
  }

  /// nullopt: no such key. `what` names what is read, for errors.
  [[nodiscard]] Result<std::optional<std::string>>
  get(Family family, const std::string& key, const std::string& what) const;
  /// Over a whole family, as it is now.
  [[nodiscard]] std::unique_ptr<rocksdb::Iterator> scan(Family family) const;

private:
  explicit Database(std::shared_ptr<rocksdb::Env> environment) : environment_(std::move(environment)) {}

  std::shared_ptr<rocksdb::Env> environment_; // nullptr: RocksDB's default one; outlives the engine
  std::array<rocksdb::ColumnFamilyHandle*, families_count> handles_{};
  std::unique_ptr<rocksdb::DB> engine_;
};

/// The errors of a finished iterator.
[[nodiscard]] Result<void> check(const rocksdb::Iterator& iterator, const std::string& what);

} // namespace verdiep::log
