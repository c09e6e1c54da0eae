#include "client-wasm/replica/programme_client.hpp"

#include "client-wasm/platform/chance.hpp"
#include "client-wasm/platform/report.hpp"
#include "client-wasm/platform/store.hpp"
#include "client-wasm/platform/timers.hpp"
#include "events/command.hpp"
#include "shared/disclosures/commitment.hpp"
#include "shared/sync/frames.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace verdiep::replica {
namespace {

constexpr std::string_view outbox_store = "outbox";
constexpr std::string_view witness_store = "witness";
constexpr std::string_view sync_path = "/api/sync";
constexpr double tick_ms = 1000;
constexpr std::int64_t connect_pause_ms_min = 1000;
constexpr std::int64_t connect_pause_ms_max = 60'000;
/// A connection that lives shorter than this was no success: the next try waits longer.
constexpr int failures_counted_max = 6;

template <std::size_t size>
std::array<std::uint8_t, size> random_bytes() {
  std::array<std::uint8_t, size> bytes{};
  platform::fill_random(std::as_writable_bytes(std::span(bytes)));
  return bytes;
}

std::span<const std::byte> as_platform(const Bytes& bytes) {
  return std::as_bytes(std::span(bytes));
}

Bytes from_platform(std::span<const std::byte> bytes) {
  const auto* first = reinterpret_cast<const std::uint8_t*>(bytes.data());
  return Bytes(first, first + bytes.size());
}

/// Rows of one stream begin with it: a person may be in several programmes.
std::string outbox_prefix(StreamId stream) {
  return to_text(stream) + "/";
}
std::string outbox_key(StreamId stream, CommandId id) {
  return outbox_prefix(stream) + to_text(id);
}

MemberId member_in(const account::SignedIn& who, StreamId stream) {
  for (const account::Membership& membership : who.memberships) {
    if (membership.stream == stream)
      return membership.member;
  }
  return {};
}

} // namespace

ProgrammeClient::ProgrammeClient(
    const account::SignedIn& who,
    StreamId stream,
    std::function<void()> on_change,
    std::function<void()> on_unreachable
)
    : stream_(stream),
      member_(member_in(who, stream)),
      database_("verdiep-" + who.account),
      on_change_(std::move(on_change)),
      on_unreachable_(std::move(on_unreachable)),
      replica_(stream),
      notes_([this] { storage_failed(); }) {}

std::array<std::uint8_t, 16> ProgrammeClient::new_uuid() {
  auto bytes = random_bytes<16>();
  auto now = static_cast<std::uint64_t>(platform::time_of_day_ms());
  for (std::size_t i = 6; i-- > 0; now >>= 8)
    bytes[i] = static_cast<std::uint8_t>(now);
  bytes[6] = static_cast<std::uint8_t>(0x70 | (bytes[6] & 0x0f));
  bytes[8] = static_cast<std::uint8_t>(0x80 | (bytes[8] & 0x3f));
  return bytes;
}

// Starting

void ProgrammeClient::start() {
  static constexpr std::array<std::string_view, 3> stores{
      outbox_store, witness_store, DeviceNotes::store_name
  };
  platform::open_store(database_, stores, [this](platform::StoreResult result) {
    if (result != platform::StoreResult::ok)
      storage_failed();
    read_rows();
  });
}

void ProgrammeClient::read_rows() {
  platform::read_store(
      witness_store, to_text(stream_),
      [this](platform::StoreResult, std::vector<platform::StoreEntry> entries) {
        if (!entries.empty())
          rows_.witness = from_platform(entries.front().value);
      }
  );
  const std::string prefix = outbox_prefix(stream_);
  platform::read_store(
      outbox_store, prefix,
      [this, prefix](platform::StoreResult result, std::vector<platform::StoreEntry> entries) {
        if (result != platform::StoreResult::ok)
          storage_failed();
        for (const platform::StoreEntry& entry : entries) {
          const auto id = parse_id<CommandId>(std::string_view(entry.key).substr(prefix.size()));
          if (id)
            rows_.outbox.push_back({*id, from_platform(entry.value)});
        }
      }
  );
  notes_.load([this] { // the last to be read: the answers come in the order of the calls
    carry_out(replica_.start(std::move(rows_)));
    is_started_ = true;
    platform::every(tick_ms, [this] { tick(); });
    platform::on_return([this] {
      connect_at_ms_ = 0;
      tick();
    });
    connect();
  });
}

// The person

std::optional<Rejection> ProgrammeClient::submit(CommandBody body, const std::vector<Typed>& texts) {
  Command command{stream_, new_id<CommandId>(), Timestamp{platform::time_of_day_ms()}, std::move(body), {}};
  for (const auto& [field, text] : texts) {
    command.personal.push_back(disclosures::personal_text(std::string(field), text, Salt{random_bytes<32>()})
    );
  }
  const bool is_first = replica_.outbox().empty();
  auto effects = replica_.submit(std::move(command));
  if (!effects)
    return effects.error();
  if (is_first)
    platform::persist_stores();
  carry_out(*effects);
  return std::nullopt;
}

void ProgrammeClient::drop(CommandId id) {
  carry_out(replica_.drop(id));
}

std::optional<Rejection> ProgrammeClient::retry(CommandId id) {
  auto effects = replica_.retry(id, new_id<CommandId>(), Timestamp{platform::time_of_day_ms()});
  if (!effects)
    return effects.error();
  carry_out(*effects);
  return std::nullopt;
}

void ProgrammeClient::wipe(std::function<void()> done) {
  may_connect_ = false;
  platform::close_socket();
  platform::destroy_store(database_, [done = std::move(done)](platform::StoreResult) { done(); });
}

// The connection

void ProgrammeClient::connect() {
  socket_ = Socket::opening;
  platform::open_socket(sync_path, platform::sync_subprotocol, *this);
}

void ProgrammeClient::opened() {
  socket_ = Socket::open;
  credit_.emplace();
  carry_out(replica_.connected());
}

void ProgrammeClient::received(std::span<const std::byte> message) {
  const Bytes frame = from_platform(message);
  carry_out(replica_.received(frame));
  if (socket_ != Socket::open)
    return; // the frame ended the connection
  if (const auto credit = credit_->handled(frame.size()))
    platform::send_on_socket(as_platform(*credit));
}

void ProgrammeClient::closed(int, std::string_view) {
  if (std::exchange(socket_, Socket::closed) == Socket::opening)
    on_unreachable_();
  if (replica_.line() == sync::Line::live)
    failures_ = 0;
  const std::int64_t pause =
      std::min(connect_pause_ms_max, connect_pause_ms_min << std::min(failures_, failures_counted_max));
  ++failures_;
  const std::int64_t chance = random_bytes<1>()[0]; // so that a thousand clients do not come back at once
  connect_at_ms_ = platform::time_of_day_ms() + pause + pause * chance / 512;
  carry_out(replica_.disconnected());
}

void ProgrammeClient::tick() {
  const std::int64_t now = platform::time_of_day_ms();
  if (socket_ == Socket::closed && may_connect_ && is_started_ && now >= connect_at_ms_)
    connect();
  carry_out(replica_.tick(now));
}

// Effects

void ProgrammeClient::carry_out(const sync::ReplicaEffects& effects) {
  for (const sync::ReplicaEffect& effect : effects) {
    std::visit([this](const auto& one) { carry_out(one); }, effect);
  }
}

void ProgrammeClient::carry_out(const sync::effect::SendFrame& effect) {
  platform::send_on_socket(as_platform(effect.frame));
}

void ProgrammeClient::carry_out(const sync::effect::StoreOutbox& effect) {
  platform::put_in_store(
      outbox_store, outbox_key(stream_, effect.id), as_platform(effect.row), platform::Durability::strict,
      [this, id = effect.id](platform::StoreResult result) {
        // Without a device that keeps things the command is still sent: the page says that it has to stay
        // open.
        if (result != platform::StoreResult::ok)
          storage_failed();
        carry_out(replica_.outbox_stored(id));
      }
  );
}

void ProgrammeClient::carry_out(const sync::effect::DeleteOutbox& effect) {
  platform::erase_from_store(
      outbox_store, outbox_key(stream_, effect.id), platform::Durability::relaxed, [](auto) {}
  );
}

void ProgrammeClient::carry_out(const sync::effect::StoreWitness& effect) {
  platform::put_in_store(
      witness_store, to_text(stream_), as_platform(effect.row), platform::Durability::relaxed, [](auto) {}
  );
}

void ProgrammeClient::carry_out(const sync::effect::Disconnect& effect) {
  may_connect_ = effect.again;
  platform::close_socket();
  closed(0, effect.reason); // the platform closes without a callback
  if (!effect.again)
    on_unreachable_(); // the server sent us away: because the session ended, mostly
}

void ProgrammeClient::carry_out(const sync::effect::Changed&) {
  const sync::Line line = replica_.line();
  is_ready_ = is_ready_ || line == sync::Line::live;
  on_change_();
}

void ProgrammeClient::carry_out(const sync::effect::Report& effect) {
  platform::report(effect.what);
}

void ProgrammeClient::storage_failed() {
  has_storage_failed_ = true;
  on_change_();
}

} // namespace verdiep::replica
