#pragma once

#include "events/command.hpp"
#include "events/rejection.hpp"
#include "events/types/bytes.hpp"
#include "events/types/id.hpp"
#include "shared/sync/frames.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// The commands of this device that the stream does not hold yet, and the refused ones that wait for a
/// person.
namespace verdiep::sync {

/// What the screen says of a command. The words are those of the design.
enum class Status : std::uint8_t {
  saving,    ///< being written to the device; a crash now loses it
  saved,     ///< 'opgeslagen hier': durably on this device
  under_way, ///< 'onderweg': sent, not answered
  accepted,  ///< 'aangenomen': answered, its event is on the way here
  rejected,  ///< 'geweigerd': final; kept until it is dropped or tried again
};
BOOST_DESCRIBE_ENUM(Status, saving, saved, under_way, accepted, rejected)

/// Why a command was refused for good: by the rules, or by the server before them.
using Verdict = std::variant<Rejection, Refusal>;

/// One command in the outbox.
struct Pending {
  CommandId id;
  std::uint64_t order = 0; ///< of queueing, kept on the device
  Command command;
  Bytes bytes; ///< `encode_command(command)`: what is sent, also years later
  Status status = Status::saving;
  std::optional<Verdict> verdict;    ///< with `rejected`
  std::optional<Rejection> forecast; ///< 'lijkt niet meer te kunnen': the rules here say no by now
  std::uint64_t events = 0;          ///< that it is predicted to yield on top of those before it
  std::optional<Sha256> prediction;  ///< of those events
  std::int64_t sent_ms = 0;          ///< with `under_way`: when
  std::int64_t pause_until_ms = 0;   ///< with `saved`: not to be sent before
  std::optional<CommandId> replaces; ///< the refused one that goes when this one is stored
  bool has_landed = false;           ///< its first event is in the confirmed log; it goes with the batch
};

/// A row of the device as it was read at the start.
struct OutboxRow {
  CommandId id;
  Bytes bytes;
};

/// The row that keeps `pending` on the device: personal values and verdict included, whatever a reload needs.
///
/// Shape    CBOR [1, first 8 bytes of SHA-256(entry), entry]; `entry` is a map in a byte string
/// Source   docs/formats/sync.md
[[nodiscard]] Bytes encode_outbox_row(const Pending& pending);

/// Errors   in one line what is wrong: damaged, or written by a newer version
[[nodiscard]] tl::expected<Pending, std::string> decode_outbox_row(const OutboxRow& row);

} // namespace verdiep::sync
