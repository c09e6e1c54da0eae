#include "shared/sync/device_row.hpp"

#include "events/codec/reader.hpp"
#include "events/codec/writer.hpp"
#include "shared/crypto.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace verdiep::sync {

namespace {

constexpr std::uint64_t row_format_version = 1;
/// A row that is cut off or has a flipped bit must be seen as such: a command whose words changed would be
/// sent.
constexpr std::size_t checksum_size = 8;

using Checksum = std::array<std::uint8_t, checksum_size>;

Checksum checksum_of(ByteView entry) {
  Checksum sum;
  const Sha256 hash = crypto::sha256(entry);
  std::copy_n(hash.bytes.begin(), checksum_size, sum.begin());
  return sum;
}

} // namespace

std::string damage(const codec::DecodeError& error) {
  return std::string("damaged: ") + codec::describe(error.fault) + " at byte " + std::to_string(error.offset);
}

Bytes seal_row(ByteView entry) {
  Bytes row;
  row.reserve(entry.size() + 2 * checksum_size);
  codec::Writer writer(row);
  writer.array(3);
  writer.unsigned_integer(row_format_version);
  writer.bytes(checksum_of(entry));
  writer.bytes(entry);
  return row;
}

tl::expected<ByteView, std::string> open_row(ByteView row, std::size_t entry_bytes_max) {
  codec::Reader reader(row);
  std::size_t count = 0;
  std::uint64_t version = 0;
  Checksum sum{};
  ByteView entry;
  if (!reader.array(count, 8) || !reader.unsigned_integer(version)) {
    return tl::unexpected(damage(reader.error()));
  }
  if (version != row_format_version) {
    return tl::unexpected("written by a newer version: row format " + std::to_string(version));
  }
  const bool is_whole = count == 3 && reader.fixed_bytes(sum.data(), sum.size()) &&
                        reader.bytes(entry, entry_bytes_max) && reader.finish();
  if (!is_whole) {
    return tl::unexpected(damage(reader.error()));
  }
  if (sum != checksum_of(entry)) {
    return tl::unexpected(std::string("damaged: the checksum differs"));
  }
  return entry;
}

} // namespace verdiep::sync
