#include "shared/sync/outbox.hpp"

#include "events/codec/described.hpp"
#include "shared/crypto.hpp"
#include "shared/disclosures/commitment.hpp"

#include <boost/describe.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace verdiep::sync {

/// What a row says. On the device: never rename a field.
struct StoredCommand {
  CommandId id;
  std::uint64_t order = 0;
  Blob<command_bytes_max> command;
  std::optional<Rejection> rejection;
  std::optional<Refusal> refusal;
};
BOOST_DESCRIBE_STRUCT(StoredCommand, (), (id, order, command, rejection, refusal))

namespace {

constexpr std::uint64_t row_format_version = 1;
/// A row that is cut off or has a flipped bit must be seen as such: a command whose words changed would be
/// sent.
constexpr std::size_t checksum_size = 8;
constexpr std::size_t entry_bytes_max = command_bytes_max + frame_overhead_bytes_max;

using Checksum = std::array<std::uint8_t, checksum_size>;

Checksum checksum_of(ByteView entry) {
  Checksum sum;
  const Sha256 hash = crypto::sha256(entry);
  std::copy_n(hash.bytes.begin(), checksum_size, sum.begin());
  return sum;
}

std::string damage(const codec::DecodeError& error) {
  return std::string("damaged: ") + codec::describe(error.fault) + " at byte " + std::to_string(error.offset);
}

/// The entry's bytes, if the row is whole.
tl::expected<ByteView, std::string> open_row(ByteView row) {
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

Pending pending_of(StoredCommand&& stored, Command&& command) {
  Pending pending;
  pending.id = stored.id;
  pending.order = stored.order;
  pending.command = std::move(command);
  disclosures::seal(pending.command); // commitments are not in a command's bytes
  pending.bytes = std::move(stored.command.value);
  pending.status = Status::saved;
  if (stored.rejection) {
    pending.verdict = std::move(*stored.rejection);
  } else if (stored.refusal) {
    pending.verdict = *stored.refusal;
  }
  if (pending.verdict) {
    pending.status = Status::rejected;
  }
  return pending;
}

} // namespace

Bytes encode_outbox_row(const Pending& pending) {
  StoredCommand stored{pending.id, pending.order, {pending.bytes}, {}, {}};
  if (pending.verdict) {
    if (const auto* rejection = std::get_if<Rejection>(&*pending.verdict)) {
      stored.rejection = *rejection;
    } else {
      stored.refusal = std::get<Refusal>(*pending.verdict);
    }
  }
  const Bytes entry = codec::encoded(stored);
  Bytes row;
  codec::Writer writer(row);
  writer.array(3);
  writer.unsigned_integer(row_format_version);
  writer.bytes(checksum_of(entry));
  writer.bytes(entry);
  return row;
}

tl::expected<Pending, std::string> decode_outbox_row(const OutboxRow& row) {
  const auto entry = open_row(row.bytes);
  if (!entry) {
    return tl::unexpected(entry.error());
  }
  auto stored = codec::decoded<StoredCommand>(*entry, codec::Mode::tolerant);
  if (!stored) {
    return tl::unexpected(damage(stored.error()));
  }
  auto command = decode_command(stored->command.value);
  if (!command) {
    return tl::unexpected("unreadable command: " + damage(command.error()));
  }
  if (stored->id != row.id || command->id != row.id) {
    return tl::unexpected(std::string("damaged: it names another command than its key"));
  }
  return pending_of(std::move(*stored), std::move(*command));
}

} // namespace verdiep::sync
