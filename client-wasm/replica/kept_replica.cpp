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

Timestamp now() {
  return Timestamp{platform::time_of_day_ms()};
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
      witness_store, to_text(stream_),
      [self = shared_from_this(), outbox = std::move(outbox),
       ready = std::move(ready)](platform::StoreResult, std::vector<platform::StoreEntry> entries) mutable {
        sync::DeviceRows rows;
        if (!entries.empty()) {
          const auto* first = reinterpret_cast<const std::uint8_t*>(entries.front().value.data());
          rows.witness = Bytes(first, first + entries.front().value.size());
        }
        rows.outbox = std::move(outbox);
        self->carry_out(self->replica_.start(std::move(rows)));
        ready();
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

void KeptReplica::carry_out(const sync::effect::StoreWitness& effect) {
  platform::put_in_store(
      witness_store, to_text(stream_), std::as_bytes(std::span(effect.row)), platform::Durability::relaxed,
      [](auto) {}
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
}

} // namespace verdiep::replica
