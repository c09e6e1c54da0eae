#pragma once

/// Bytes by key in named stores, kept in this browser (IndexedDB).
///
/// Shape    a database per account, opened with its stores' names; keys are text and sort by their UTF-16
/// units, so give
///          numbers in them a fixed width
/// Errors   `StoreResult` other than `ok` means: nothing of that call was written
/// Durable  `put` and `erase` with `Durability::strict` answer after the bytes are on the disk, `relaxed`
/// after the
///          operating system has them
/// Threads  listeners run later, on the page's thread, in the order of the calls; a frame follows
/// Source   web/bridge/store.js

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace verdiep::platform {

enum class StoreResult : std::uint8_t { ok, full, unavailable };
enum class Durability : std::uint8_t { relaxed, strict };

struct StoreEntry {
  std::string key;
  std::vector<std::byte> value;
};

struct StoreChange {
  std::string_view store;
  std::string_view key;
  std::span<const std::byte> value;
  bool erase = false;
};

using StoreListener = std::function<void(StoreResult)>;
using StoreReader = std::function<void(StoreResult, std::vector<StoreEntry>)>;

/// `stores` may grow from version to version of the app; what is there stays. A database without a name is kept
/// in the page's memory only: nothing is left on a computer that others use too.
void open_store(std::string_view database, std::span<const std::string_view> stores, StoreListener listener);

/// All changes or none. Copies them.
void write_store(std::span<const StoreChange> changes, Durability durability, StoreListener listener);
void put_in_store(
    std::string_view store,
    std::string_view key,
    std::span<const std::byte> value,
    Durability durability,
    StoreListener listener
);
void erase_from_store(
    std::string_view store, std::string_view key, Durability durability, StoreListener listener
);

/// All entries of a store whose keys begin with `prefix`, sorted by key.
void read_store(std::string_view store, std::string_view prefix, StoreReader reader);

/// Deletes the database: log-out wipes.
void destroy_store(std::string_view database, StoreListener listener);

/// Asks the browser not to clear it when space is short.
void persist_stores();

} // namespace verdiep::platform
