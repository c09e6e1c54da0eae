#include "shared/sync/outbox.hpp"

#include "events/codec/described.hpp"
#include "shared/disclosures/commitment.hpp"
#include "shared/sync/device_row.hpp"

#include <boost/describe.hpp>

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

constexpr std::size_t entry_bytes_max = command_bytes_max + frame_overhead_bytes_max;

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
  return seal_row(codec::encoded(stored));
}

tl::expected<Pending, std::string> decode_outbox_row(const OutboxRow& row) {
  const auto entry = open_row(row.bytes, entry_bytes_max);
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
