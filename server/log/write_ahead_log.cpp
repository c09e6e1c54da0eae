#include "server/log/write_ahead_log.hpp"

#include "server/log/crc32c.hpp"

#include <algorithm>
#include <string>

namespace verdiep::log {
namespace {

constexpr std::size_t block_bytes = 32 * 1024;
constexpr std::size_t header_bytes = 7;
constexpr std::size_t sector_bytes = 512;
constexpr std::size_t batch_header_bytes = 12; // sequence number, count of operations
constexpr std::uint8_t put_in_default_family = 1;

enum class Kind : std::uint8_t { full = 1, first = 2, middle = 3, last = 4 };

/// A part of a batch that lies in one block.
struct Fragment {
  Kind kind;
  ByteView payload;
  std::size_t end;
};

std::uint32_t little_endian_32(ByteView bytes) {
  return std::uint32_t{bytes[0]} | std::uint32_t{bytes[1]} << 8 | std::uint32_t{bytes[2]} << 16 |
         std::uint32_t{bytes[3]} << 24;
}

/// RocksDB rotates the CRC and adds a constant, because it computes CRCs of bytes that hold CRCs.
std::uint32_t masked(std::uint32_t crc) {
  return ((crc >> 15) | (crc << 17)) + 0xa282ead8u;
}

std::size_t block_end(ByteView file, std::size_t offset) {
  return std::min(file.size(), offset - offset % block_bytes + block_bytes);
}

std::optional<Fragment> fragment_of_length(ByteView file, std::size_t offset, std::size_t length) {
  const std::size_t end = offset + header_bytes + length;
  if (end > block_end(file, offset))
    return std::nullopt;
  const std::uint8_t kind = file[offset + 6];
  if (kind < 1 || kind > 4)
    return std::nullopt;
  const ByteView kind_and_payload = file.subspan(offset + 6, 1 + length);
  if (masked(crc32c(kind_and_payload)) != little_endian_32(file.subspan(offset, 4)))
    return std::nullopt;
  return Fragment{static_cast<Kind>(kind), kind_and_payload.subspan(1), end};
}

std::optional<Fragment> fragment_at(ByteView file, std::size_t offset) {
  if (offset + header_bytes > block_end(file, offset))
    return std::nullopt;
  return fragment_of_length(file, offset, file[offset + 4] | std::size_t{file[offset + 5]} << 8);
}

bool starts_batch(Kind kind) {
  return kind == Kind::full || kind == Kind::first;
}

/// Skips the end of a block that is too short for a header.
std::size_t next_header(ByteView file, std::size_t offset) {
  const std::size_t left = block_bytes - offset % block_bytes;
  return left < header_bytes ? std::min(offset + left, file.size()) : offset;
}

/// Where, after a broken place, another batch starts; tried at every byte, because lengths cannot be trusted
/// there.
std::optional<std::size_t> next_batch_start(ByteView file, std::size_t offset) {
  while (offset < file.size()) {
    const auto fragment = fragment_at(file, offset);
    if (fragment && starts_batch(fragment->kind))
      return offset;
    offset = fragment ? fragment->end : offset + 1;
  }
  return std::nullopt;
}

/// Whether a sector of what should be there is all zeros: allotted by the file system, never written.
bool has_unwritten_sector(ByteView file, std::size_t offset) {
  while (offset < file.size()) {
    const std::size_t end = std::min(file.size(), offset - offset % sector_bytes + sector_bytes);
    const ByteView sector = file.subspan(offset, end - offset);
    if (std::all_of(sector.begin(), sector.end(), [](std::uint8_t byte) { return byte == 0; }))
      return true;
    offset = end;
  }
  return false;
}

/// A break after which nothing starts any more: was it never written to its end?
bool is_torn(ByteView file, std::size_t broken_at) {
  if (has_unwritten_sector(file, broken_at))
    return true;
  if (broken_at + header_bytes > file.size())
    return true;
  const std::size_t length = file[broken_at + 4] | std::size_t{file[broken_at + 5]} << 8;
  const std::size_t end = block_end(file, broken_at);
  if (end != file.size() || broken_at + header_bytes + length <= end)
    return false;
  // The file seems to end inside it. If the checksum holds for exactly what is there, only the length was
  // changed.
  return !fragment_of_length(file, broken_at, end - broken_at - header_bytes);
}

std::optional<std::uint64_t> call_number(ByteView batch) {
  const std::size_t key_at = batch_header_bytes + 2;
  const std::size_t value_at = key_at + call_number_key.size() + 1;
  if (batch.size() < value_at + 8)
    return std::nullopt;
  const bool is_put = batch[batch_header_bytes] == put_in_default_family &&
                      batch[batch_header_bytes + 1] == call_number_key.size() && batch[value_at - 1] == 8;
  if (!is_put || !std::equal(call_number_key.begin(), call_number_key.end(), batch.data() + key_at))
    return std::nullopt;
  std::uint64_t number = 0;
  for (const std::uint8_t byte : batch.subspan(value_at, 8))
    number = number << 8 | byte;
  return number;
}

class Inspection {
public:
  Inspection(std::string_view name, ByteView file, bool accept_broken_tail)
      : name_(name), file_(file), accept_broken_tail_(accept_broken_tail) {}

  Result<WalSummary> run() {
    std::size_t offset = 0;
    while (offset < file_.size()) {
      offset = next_header(file_, offset);
      if (offset == file_.size())
        break;
      const auto fragment = fragment_at(file_, offset);
      if (!fragment || starts_batch(fragment->kind) == in_batch_) {
        VERDIEP_CHECK(judge_break(offset));
        break;
      }
      VERDIEP_CHECK(take(*fragment, offset));
      offset = fragment->end;
    }
    summary_.torn_bytes = file_.size() - summary_.whole_bytes;
    return summary_;
  }

private:
  Failure damage(std::size_t offset, std::string what) const {
    return fail(
        ErrorCode::damaged,
        std::string(name_) + " is damaged at byte " + std::to_string(offset) + ": " + std::move(what),
        "nothing was changed; restore the newest backup, or keep a copy of the folder and ask for help"
    );
  }

  Result<void> judge_break(std::size_t offset) const {
    // A valid start right here means that the batch before it lacks its end.
    if (const auto next = next_batch_start(file_, offset))
      return damage(offset, "a batch is broken, and an intact one follows at byte " + std::to_string(*next));
    if (accept_broken_tail_ || is_torn(file_, offset))
      return {};
    return damage(offset, "the last batch is complete but its checksum does not match");
  }

  Result<void> take(const Fragment& fragment, std::size_t offset) {
    if (starts_batch(fragment.kind))
      VERDIEP_CHECK(count(fragment.payload, offset));
    in_batch_ = fragment.kind == Kind::first || fragment.kind == Kind::middle;
    if (!in_batch_)
      commit_count(fragment.end);
    return {};
  }

  /// The number stands in the first fragment, unless a block happens to end within the first bytes of a
  /// batch.
  Result<void> count(ByteView start, std::size_t offset) {
    pending_call_ = call_number(start);
    if (pending_call_ && summary_.last_call && *pending_call_ <= *summary_.last_call)
      return damage(
          offset,
          "batch " + std::to_string(*pending_call_) + " follows batch " + std::to_string(*summary_.last_call)
      );
    return {};
  }

  void commit_count(std::size_t end) {
    summary_.whole_bytes = end;
    if (!pending_call_)
      return;
    if (!summary_.first_call)
      summary_.first_call = pending_call_;
    summary_.last_call = pending_call_;
  }

  std::string_view name_;
  ByteView file_;
  bool accept_broken_tail_;
  WalSummary summary_;
  std::optional<std::uint64_t> pending_call_;
  bool in_batch_ = false;
};

} // namespace

Result<WalSummary> inspect_wal(std::string_view name, ByteView file, bool accept_broken_tail) {
  return Inspection(name, file, accept_broken_tail).run();
}

} // namespace verdiep::log
