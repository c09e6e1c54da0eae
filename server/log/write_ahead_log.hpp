#pragma once

#include "events/types/bytes.hpp"
#include "shared/result.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace verdiep::log {

/// The first operation of every batch we write is a put of this key in the default column family, with the
/// number of the call: 8 bytes, big endian. The last is a note of `batch_end`, so that no batch ends in a
/// zero byte.
inline constexpr std::string_view call_number_key = "call";
inline constexpr std::string_view batch_end = "end";

/// What one of RocksDB's write-ahead logs holds.
struct WalSummary {
  std::uint64_t whole_bytes = 0;           ///< where the last whole batch ends
  std::uint64_t torn_bytes = 0;            ///< what follows it: the batch that was being written at a crash
  std::optional<std::uint64_t> first_call; ///< number of the first batch
  std::optional<std::uint64_t> last_call;
};

/// Reads a write-ahead log as RocksDB does, but tells a torn end from a damaged file; RocksDB's recovery
/// modes do not.
///
/// Every batch is synced before the next is written, so at a crash at most the last one is incomplete: the
/// file ends inside it, or sectors of it were never written (zeros). Anything else is damage: a broken batch
/// that another one follows, a broken one that is complete, numbers that do not rise.
///
/// Errors   damaged, with name and offset; with `accept_broken_tail` a broken last batch passes as torn
/// Source   RocksDB's log_format.h: blocks of 32 KiB; crc32c (masked), length, type, payload
[[nodiscard]] Result<WalSummary> inspect_wal(std::string_view name, ByteView file, bool accept_broken_tail);

} // namespace verdiep::log
