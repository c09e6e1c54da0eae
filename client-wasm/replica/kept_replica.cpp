#include "client-wasm/replica/kept_replica.hpp"

#include "client-wasm/platform/chance.hpp"
#include "client-wasm/platform/report.hpp"
#include "client-wasm/platform/store.hpp"
#include "client-wasm/platform/timers.hpp"
#include "events/command.hpp"
#include "shared/disclosures/commitment.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::replica {
namespace {

template <std::size_t size>
std::array<std::uint8_t, size> random_bytes() {
  std::array<std::uint8_t, size> bytes{};
  platform::fill_random(std::as_writable_bytes(std::span(bytes)));
  return bytes;
}

/// A store that builds had from before the copy was kept.
constexpr std::string_view former_witness_store = "witness";

Timestamp now() {
  return Timestamp{platform::time_of_day_ms()};
}

Bytes bytes_of(const platform::StoreEntry& entry) {
  const auto* first = reinterpret_cast<const std::uint8_t*>(entry.value.data());
  return {first, first + entry.value.size()};
}

std::vector<PersonalValue> personal_texts(const std::vector<Typed>& texts) {
  std::vector<PersonalValue> values;
  for (const auto& [field, text] : texts)
    values.push_back(disclosures::personal_text(std::string(field), text, Salt{random_bytes<32>()}));
  return values;
}

} // namespace

std::array<std::uint8_t, 16> new_uuid() {
  auto bytes = random_bytes<16>();
  auto time = static_cast<std::uint64_t>(platform::time_of_day_ms());
  for (std::size_t i = 6; i-- > 0; time >>= 8)
    bytes[i] = static_cast<std::uint8_t>(time);
  bytes[6] = static_cast<std::uint8_t>(0x70 | (bytes[6] & 0x0f));
  bytes[8] = static_cast<std::uint8_t>(0x80 | (bytes[8] & 0x3f));
  return bytes;
}

KeptReplica::KeptReplica(sync::Replica replica, StreamId stream, std::string outbox_prefix, Host& host)
    : replica_(std::move(replica)), stream_(stream), outbox_prefix_(std::move(outbox_prefix)), host_(&host) {}

bool KeptReplica::holds(CommandId id) const {
  const auto& outbox = replica_.outbox();
  return std::any_of(outbox.begin(), outbox.end(), [&](const sync::Pending& pending) {
    return pending.id == id;
  });
}

history::Records KeptReplica::records() const {
  const sync::RecordLog& log = replica_.log();
  return {log.head(), [&log](Position position) { return log.at(position); }};
}

history::Signed KeptReplica::signed_head() const {
  const sync::Witness& witness = replica_.witness();
  return {stream_, witness.epoch(), witness.key().value_or(crypto::PublicKey{}), witness.last_note()};
}

void KeptReplica::start(std::vector<sync::OutboxRow> outbox, std::function<void()> ready) {
  platform::read_store(
      log_store, log_prefix(),
      [self = shared_from_this(), outbox = std::move(outbox),
       ready = std::move(ready)](platform::StoreResult, std::vector<platform::StoreEntry> entries) mutable {
        sync::DeviceRows rows{std::move(outbox), {}};
        const std::size_t prefix_size = self->log_prefix().size();
        for (platform::StoreEntry& entry : entries) {
          rows.log.push_back({entry.key.substr(prefix_size), bytes_of(entry)});
          entry.value = {}; // at no time are there two copies of all
        }
        self->start(std::move(rows), std::move(ready));
      }
  );
}

/// With the witness of before the copy was kept, if there is one: a device goes on trusting the key that it trusted.
void KeptReplica::start(sync::DeviceRows rows, std::function<void()> ready) {
  const auto begin = [self = shared_from_this(), ready = std::move(ready)](sync::DeviceRows whole) {
    self->carry_out(self->replica_.start(std::move(whole)));
    ready();
  };
  if (!rows.log.empty())
    return begin(std::move(rows));
  platform::read_store(
      former_witness_store, to_text(stream_),
      [rows = std::move(rows),
       begin](platform::StoreResult, const std::vector<platform::StoreEntry>& entries) mutable {
        if (!entries.empty())
          rows.log.push_back({sync::to_text(sync::RowKey{}), bytes_of(entries.front())});
        begin(std::move(rows));
      }
  );
}

std::optional<Rejection> KeptReplica::submit(CommandBody body, const std::vector<Typed>& texts) {
  Command command{stream_, CommandId{new_uuid()}, now(), std::move(body), {}};
  command.personal = personal_texts(texts);
  const bool is_first = replica_.outbox().empty();
  auto effects = replica_.submit(std::move(command));
  if (!effects)
    return effects.error();
  if (is_first)
    platform::persist_stores();
  carry_out(*effects);
  return std::nullopt;
}

std::optional<Rejection> KeptReplica::retry(CommandId id, const std::vector<Typed>& texts) {
  auto effects = replica_.retry(id, CommandId{new_uuid()}, now(), personal_texts(texts));
  if (!effects)
    return effects.error();
  carry_out(*effects);
  return std::nullopt;
}

// Effects

void KeptReplica::carry_out(const sync::ReplicaEffects& effects) {
  const auto self = shared_from_this(); // the host may let go of it meanwhile
  for (const sync::ReplicaEffect& effect : effects) {
    std::visit([this](const auto& one) { carry_out(one); }, effect);
  }
}

void KeptReplica::carry_out(const sync::effect::SendFrame& effect) {
  if (host_ != nullptr)
    host_->send(*this, effect.frame);
}

void KeptReplica::carry_out(const sync::effect::StoreOutbox& effect) {
  platform::put_in_store(
      outbox_store, outbox_prefix_ + to_text(effect.id), std::as_bytes(std::span(effect.row)),
      platform::Durability::strict,
      [self = shared_from_this(), id = effect.id](platform::StoreResult result) {
        // Without a device that keeps things the command is still sent: the page says that it has to stay open.
        if (result != platform::StoreResult::ok && self->host_ != nullptr)
          self->host_->storage_failed();
        self->carry_out(self->replica_.outbox_stored(id));
      }
  );
}

void KeptReplica::carry_out(const sync::effect::DeleteOutbox& effect) {
  platform::erase_from_store(
      outbox_store, outbox_prefix_ + to_text(effect.id), platform::Durability::relaxed, [](auto) {}
  );
}

void KeptReplica::keep_copy() {
  if (const auto effect = std::exchange(held_back_, std::nullopt))
    carry_out(*effect);
}

/// The one place where rows of a copy are written. A tab that may not write answers nothing: what waits for the write,
/// such as telling that a withdrawal was carried out, is for the tab that may.
void KeptReplica::carry_out(const sync::effect::StoreRows& effect) {
  if (host_ != nullptr && !host_->keeps_copy()) {
    held_back_ = effect;
    return;
  }
  const std::string prefix = log_prefix();
  std::vector<std::string> keys;
  std::vector<platform::StoreChange> changes;
  keys.reserve(effect.changes.size()); // the changes point into it
  for (const auto& [key, row] : effect.changes) {
    const std::string& named = keys.emplace_back(prefix + key);
    const auto bytes = row ? std::as_bytes(std::span(*row)) : std::span<const std::byte>();
    changes.push_back({log_store, named, bytes, !row});
  }
  platform::write_store(
      changes, platform::Durability::relaxed,
      [self = shared_from_this()](platform::StoreResult result) {
        if (result == platform::StoreResult::ok)
          return self->carry_out(self->replica_.rows_stored());
        if (self->host_ != nullptr)
          self->host_->storage_failed();
        self->carry_out(self->replica_.rows_failed());
      }
  );
}

void KeptReplica::carry_out(const sync::effect::Disconnect& effect) {
  if (host_ != nullptr)
    host_->disconnect(*this, effect.reason, effect.again);
}

void KeptReplica::carry_out(const sync::effect::Changed& effect) {
  if (host_ != nullptr)
    host_->changed(*this, effect);
}

void KeptReplica::carry_out(const sync::effect::Report& effect) {
  platform::report(effect.what);
  if (effect.matter != sync::effect::Matter::other && host_ != nullptr)
    host_->noticed(effect.matter);
}

} // namespace verdiep::replica
