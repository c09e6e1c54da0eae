#include "client-wasm/replica/kept_replica.hpp"

#include "client-wasm/platform/chance.hpp"
#include "client-wasm/platform/report.hpp"
#include "client-wasm/platform/store.hpp"
#include "client-wasm/platform/tabs.hpp"
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

KeptReplica::KeptReplica(
    sync::Replica replica,
    StreamId stream,
    std::string outbox_prefix,
    Host& host,
    std::shared_ptr<PageOutbox> outbox,
    std::shared_ptr<const KeptReplica> programme
)
    : replica_(std::move(replica)),
      stream_(stream),
      outbox_prefix_(std::move(outbox_prefix)),
      host_(&host),
      outbox_(std::move(outbox)),
      programme_(std::move(programme)) {}

bool KeptReplica::holds(CommandId id) const {
  const auto& outbox = replica_.outbox();
  return std::any_of(outbox.begin(), outbox.end(), [&](const sync::Pending& pending) {
    return pending.id == id;
  });
}

/// Those of a group lie below its programme's.
std::optional<CommandId> KeptReplica::outbox_id(std::string_view key) const {
  const bool is_below = key.substr(0, outbox_prefix_.size()) == outbox_prefix_;
  return is_below ? parse_id<CommandId>(key.substr(outbox_prefix_.size())) : std::nullopt;
}

history::Records KeptReplica::records() const {
  const sync::RecordLog& log = replica_.log();
  return {log.head(), [&log](Position position) { return log.at(position); }};
}

history::Signed KeptReplica::signed_head() const {
  const sync::Witness& witness = replica_.witness();
  return {stream_, witness.epoch(), witness.key().value_or(crypto::PublicKey{}), witness.last_note()};
}

void KeptReplica::start(sync::Keeper keeper, std::function<void()> ready) {
  platform::read_store(
      outbox_store, outbox_prefix_,
      [self = shared_from_this()](platform::StoreResult result, std::vector<platform::StoreEntry> entries) {
        if (result != platform::StoreResult::ok && self->host_ != nullptr)
          self->host_->storage_failed();
        for (const platform::StoreEntry& entry : entries) {
          if (const auto id = self->outbox_id(entry.key))
            self->outbox_rows_.push_back({*id, bytes_of(entry)});
        }
      }
  );
  platform::read_store( // the answers come in the order of the calls
      log_store, log_prefix(),
      [self = shared_from_this(), keeper,
       ready = std::move(ready)](platform::StoreResult, std::vector<platform::StoreEntry> entries) mutable {
        sync::DeviceRows rows{std::move(self->outbox_rows_), {}};
        const std::size_t prefix_size = self->log_prefix().size();
        for (platform::StoreEntry& entry : entries) {
          rows.log.push_back({entry.key.substr(prefix_size), bytes_of(entry)});
          entry.value = {}; // at no time are there two copies of all
        }
        self->start(std::move(rows), keeper, std::move(ready));
      }
  );
}

/// With the witness of before the copy was kept, if there is one: a device goes on trusting the key that it trusted.
void KeptReplica::start(sync::DeviceRows rows, sync::Keeper keeper, std::function<void()> ready) {
  keeper_ = keeper;
  const auto begin = [self = shared_from_this(), keeper, ready = std::move(ready)](sync::DeviceRows whole) {
    const auto rest =
        std::remove_if(whole.outbox.begin(), whole.outbox.end(), [&](const sync::OutboxRow& row) {
          return self->is_gone(row.id);
        });
    whole.outbox.erase(rest, whole.outbox.end());
    self->carry_out(self->replica_.start(std::move(whole), keeper));
    self->tick(platform::time_of_day_ms()); // or its first second would seem to have been long
    self->is_started_ = true;
    for (const sync::TabFrame& frame : std::exchange(self->heard_, {}))
      self->hear(frame);
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

// The other tabs

void KeptReplica::hear(const sync::TabFrame& frame) {
  if (is_started_) {
    std::visit([this](const auto& body) { take(body); }, frame);
  } else {
    heard_.push_back(frame);
  }
}

void KeptReplica::take(const sync::RowsWritten& frame) {
  carry_out(replica_.follow(sync::changes_in(frame)));
}

void KeptReplica::take(const sync::OutboxWritten& frame) {
  if (!frame.row) {
    outbox_->gone.insert(frame.id);
    carry_out(replica_.let_go(frame.id));
  } else if (keeper_ == sync::Keeper::this_tab) {
    adopt_row(frame.id);
  } else if (!is_gone(frame.id)) {
    carry_out(replica_.adopt({frame.id, frame.row->value}));
  }
}

/// As it is on the device: what was told may be late, of a tab that was closed meanwhile, and this one sends it.
void KeptReplica::adopt_row(CommandId id) {
  platform::read_store(
      outbox_store, outbox_key(id),
      [self = shared_from_this(),
       id](platform::StoreResult, const std::vector<platform::StoreEntry>& entries) {
        if (!entries.empty())
          self->adopt_kept({id, bytes_of(entries.front())});
      }
  );
}

void KeptReplica::adopt_kept(const sync::OutboxRow& row) {
  if (host_ == nullptr) // let go of meanwhile: it is for who is in its place
    return tell_page(written_row(row.id, &row.bytes));
  if (!is_gone(row.id))
    carry_out(replica_.adopt(row));
}

void KeptReplica::take(const sync::Standing& frame) {
  carry_out(replica_.stand(frame));
}

void KeptReplica::take(const sync::StandingAsked&) {
  // For who has the line.
}

bool KeptReplica::is_gone(CommandId id) {
  const bool is_gone = outbox_->gone.count(id) != 0;
  if (is_gone && keeper_ == sync::Keeper::this_tab)
    erase_row(id);
  return is_gone;
}

bool KeptReplica::knows(CommandId id) const {
  const std::vector<sync::OutboxRow>& unreadable = replica_.unreadable();
  return holds(id) || std::any_of(unreadable.begin(), unreadable.end(), [&](const sync::OutboxRow& row) {
           return row.id == id;
         });
}

void KeptReplica::take_up(CommandId id, const Bytes& row) {
  const bool is_reading = !is_started_; // the same rows
  if (is_reading || knows(id) || is_gone(id))
    return;
  tell_written(id, &row);
  carry_out(replica_.adopt({id, row}));
}

void KeptReplica::tell_written(const std::vector<sync::RowChange>& changes) {
  if (host_ == nullptr)
    return;
  for (const Bytes& frame : sync::encode_rows_written(stream_, changes))
    platform::tell_tabs(std::as_bytes(std::span(frame)));
}

void KeptReplica::tell_written(CommandId id, const Bytes* row) {
  const sync::OutboxWritten written = written_row(id, row);
  const Bytes frame = sync::encode_tab_frame(written);
  platform::tell_tabs(std::as_bytes(std::span(frame)));
  tell_page(written);
}

void KeptReplica::tell_page(const sync::OutboxWritten& written) const {
  if (outbox_->on_written)
    outbox_->on_written(written, *this);
}

sync::OutboxWritten KeptReplica::written_row(CommandId id, const Bytes* row) const {
  sync::OutboxWritten written{stream_, id, {}};
  if (row != nullptr)
    written.row.emplace().value = *row;
  return written;
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
      outbox_store, outbox_key(effect.id), std::as_bytes(std::span(effect.row)), platform::Durability::strict,
      [self = shared_from_this(), id = effect.id, row = effect.row](platform::StoreResult result) {
        // Without a device that keeps things the command is still sent: the page says that it has to stay open.
        if (result != platform::StoreResult::ok && self->host_ != nullptr)
          self->host_->storage_failed();
        self->tell_written(id, &row);
        self->carry_out(self->replica_.outbox_stored(id));
      }
  );
}

void KeptReplica::carry_out(const sync::effect::DeleteOutbox& effect) {
  outbox_->gone.insert(effect.id);
  tell_written(effect.id, nullptr); // at once, so that it is not sent any more
  erase_row(effect.id);
}

void KeptReplica::erase_row(CommandId id) {
  platform::erase_from_store(
      outbox_store, outbox_key(id), platform::Durability::relaxed,
      [self = shared_from_this(), id](auto) {
        self->tell_written(id, nullptr); // to who read it meanwhile
      }
  );
}

void KeptReplica::carry_out(const sync::effect::StoreRows& effect) {
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
      changes, effect.is_synced ? platform::Durability::strict : platform::Durability::relaxed,
      [self = shared_from_this(), written = effect.changes](platform::StoreResult result) {
        if (result == platform::StoreResult::ok) {
          self->tell_written(written);
          return self->carry_out(self->replica_.rows_stored());
        }
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

void KeptReplica::carry_out(const sync::effect::ReadAnew&) {
  if (host_ != nullptr)
    host_->read_anew();
}

void KeptReplica::carry_out(const sync::effect::Report& effect) {
  platform::report(effect.what);
  if (effect.matter != sync::effect::Matter::other && host_ != nullptr)
    host_->noticed(effect.matter);
}

} // namespace verdiep::replica
