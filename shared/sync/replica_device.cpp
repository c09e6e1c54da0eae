// What the device kept, and what it is told to keep.
#include "shared/stream/decider.hpp"
#include "shared/sync/replica.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::sync {

/// The rows of the copy, by what they are.
struct Replica::KeptRows {
  std::optional<Bytes> witness;
  std::optional<Bytes> head;
  std::map<std::uint32_t, Bytes> records;
  std::map<std::uint32_t, Bytes> values;
  std::size_t value_pages = 0; ///< that were taken

  [[nodiscard]] bool has_pages() const { return !records.empty() || !values.empty(); }
};

namespace {

const Bytes* find_page(const std::map<std::uint32_t, Bytes>& rows, std::uint32_t page) {
  const auto found = rows.find(page);
  return found == rows.end() ? nullptr : &found->second;
}

} // namespace

ReplicaEffects Replica::start(DeviceRows rows, Keeper keeper) {
  keeper_ = keeper;
  take_outbox(rows.outbox);
  take_copy(std::move(rows.log));
  remove_landed();
  show_anew();
  return take_effects();
}

// The outbox

void Replica::take_outbox(const std::vector<OutboxRow>& rows) {
  for (const OutboxRow& row : rows) {
    auto pending = decode_outbox_row(row);
    if (!pending || pending->command.stream != stream_) {
      const std::string why = pending ? "it is of another stream" : pending.error();
      report("outbox row " + to_text(row.id) + " is left alone: " + why);
      trouble_ = Trouble::outbox_damaged;
      unreadable_.push_back(row);
      continue;
    }
    next_order_ = std::max(next_order_, pending->order + 1);
    outbox_.push_back(std::move(*pending));
  }
  sort_outbox();
}

ReplicaEffects Replica::drop_unreadable() {
  for (const OutboxRow& row : std::exchange(unreadable_, {})) {
    effects_.emplace_back(effect::DeleteOutbox{row.id});
  }
  if (trouble_ == Trouble::outbox_damaged) {
    trouble_ = is_copy_damaged_ ? Trouble::damaged : Trouble::none;
    changed_.line = true;
  }
  return take_effects();
}

// The copy

void Replica::take_copy(std::vector<LogRow> rows) {
  KeptRows kept;
  for (LogRow& row : rows) {
    const auto key = parse_row_key(row.key);
    if (!key) {
      continue; // nothing that we wrote
    }
    switch (key->kind) {
    case RowKind::witness:
      kept.witness = std::move(row.bytes);
      break;
    case RowKind::head:
      kept.head = std::move(row.bytes);
      break;
    case RowKind::records:
      kept.records[key->page] = std::move(row.bytes);
      break;
    case RowKind::values:
      kept.values[key->page] = std::move(row.bytes);
      break;
    }
  }
  rows.clear();
  const bool is_vouched_for = (kept.witness && take_witness(*kept.witness)) || !kept.has_pages();
  take_pages(kept);
  take_cursors(kept);
  const auto& last = witness_.last();
  const bool is_other = last && last->size <= history_.head() && history_.root_at(last->size) != last->root;
  if (!is_vouched_for) {
    damaged("nothing says which history it is of");
    let_go_of_copy();
  } else if (is_other) {
    damaged("its root is not that of the last checkpoint");
    let_go_of_copy();
  } else {
    check_state();
  }
}

bool Replica::take_witness(ByteView row) {
  auto witness = Witness::decode(stream_, row);
  if (!witness) {
    device_.drop({RowKind::witness, 0});
    damaged(witness.error());
    return false;
  }
  witness_ = std::move(*witness);
  return true;
}

/// Page after page, each let go of when it is taken: at no time are there two copies of all.
void Replica::take_pages(KeptRows& kept) {
  std::uint32_t page = 0;
  std::set<std::uint32_t> value_pages;
  bool goes_on = true;
  while (goes_on) {
    const Bytes* records = find_page(kept.records, page);
    goes_on = records != nullptr && take_page(page, *records, find_page(kept.values, page));
    if (goes_on) {
      kept.records.erase(page);
      if (kept.values.erase(page) != 0) {
        value_pages.insert(page);
      }
      ++page;
    }
  }
  kept.value_pages = value_pages.size();
  device_.begin(history_.head(), std::move(value_pages));
  // What does not follow on what is whole is of no use.
  for (const auto& [number, row] : kept.records) {
    device_.drop({RowKind::records, number});
  }
  for (const auto& [number, row] : kept.values) {
    device_.drop({RowKind::values, number});
  }
  if (!kept.records.empty()) {
    damaged("records from " + std::to_string(first_of(page).value) + " on");
  } else if (!kept.values.empty()) {
    damaged("values without their records");
  }
}

bool Replica::take_page(std::uint32_t page, ByteView row, const Bytes* values) {
  const auto decoded = decode_records_row(row);
  if (!decoded) {
    return false;
  }
  const Position first = first_of(page);
  std::vector<DecodedRecord> records;
  records.reserve(decoded->records.size());
  for (const ByteView bytes : decoded->records) {
    const Position position = first.plus(records.size());
    records.push_back(decode_known(bytes));
    if (is_damaged(records.back()) || !belongs_at(records.back(), stream_, position)) {
      return false;
    }
  }
  if (!history_.append_page(decoded->records, decoded->root)) {
    return false;
  }
  for (std::size_t index = 0; index < records.size(); ++index) {
    fold(confirmed_, first.plus(index), records[index]);
  }
  if (values != nullptr) {
    take_values(page, *values, records);
  }
  for (const DecodedRecord& record : records) {
    find_landed(record); // what may be shown of it stands in the values
  }
  return true;
}

void Replica::take_values(std::uint32_t page, ByteView row, const std::vector<DecodedRecord>& records) {
  auto stored = decode_values_row(row);
  bool is_whole = stored.has_value();
  if (stored) {
    for (StoredValue& value : stored->items) {
      is_whole = take_value(std::move(value), first_of(page), records) && is_whole;
    }
  }
  if (!is_whole) {
    device_.values_changed(first_of(page));
    damaged("values of records from " + std::to_string(first_of(page).value) + " on");
  }
}

bool Replica::take_value(StoredValue&& stored, Position first, const std::vector<DecodedRecord>& records) {
  const ValueKey key{stored.position, stored.field.value};
  if (key.position < first || key.position >= first.plus(records.size())) {
    return false;
  }
  const DecodedRecord& record = records[static_cast<std::size_t>(key.position.value - first.value)];
  if (!record.body) {
    return true; // kept by a newer program: this one reads all feeds anew as long as it is there
  }
  if (!stored.value && !stored.salt) {
    confirmed_.disclosed.withdraw(key);
    return true;
  }
  if (!stored.value || !stored.salt) {
    return false;
  }
  PersonalValue value{key.field, *stored.salt, std::move(stored.value->value)};
  if (!is_committed(record, value)) {
    return false;
  }
  values_.restore(key, {value.salt, std::move(stored.audiences.items)});
  confirmed_.disclosed.show(key, std::move(value.value));
  return true;
}

void Replica::take_cursors(const KeptRows& kept) {
  const auto head = kept.head ? decode_head_row(*kept.head) : StoredHead{};
  if (!head) {
    has_caught_up_ = history_.head().value > 0;
    damaged("how far it was read");
  } else {
    has_caught_up_ = head->caught_up;
    for (const FeedCursor& cursor : head->cursors.items) {
      cursors_[cursor.audience] = cursor.seq;
    }
  }
  if (head && head->head > history_.head() && !is_copy_damaged_) {
    damaged("records from " + std::to_string(history_.head().next().value) + " on");
  } else if (head && head->value_pages > kept.value_pages && !is_copy_damaged_) {
    damaged("a page of values is gone");
  }
  const bool is_unfinished = !kept.head && history_.head().value > 0;
  if (is_unfinished || is_copy_damaged_) {
    read_feeds_anew();
  }
}

/// Nothing says any more which values of the feeds are held here: all of them are read from the start. A feed that is
/// no longer ours is asked for too, so that the server says so.
void Replica::read_feeds_anew() {
  for (auto& [audience, seq] : cursors_) {
    seq = 0;
  }
  for (const Audience& audience : values_.audiences()) {
    cursors_[audience] = 0;
  }
  device_.head_changed();
}

void Replica::damaged(const std::string& what) {
  is_copy_damaged_ = true;
  if (trouble_ == Trouble::none) {
    trouble_ = Trouble::damaged;
  }
  report("the copy on this device is damaged: " + what, effect::Matter::copy_damaged);
}

void Replica::let_go_of_copy() {
  history_ = {};
  confirmed_ = {};
  values_.clear();
  cursors_.clear();
  deleted_.clear();
  has_caught_up_ = false;
  device_.start_over();
  for (Pending& pending : outbox_) {
    pending.has_landed = false; // in what is no more
  }
}

ReplicaEffects Replica::forget() {
  let_go_of_copy();
  device_.forget();
  return take_effects();
}

// What the device is told to keep

StoredHead Replica::stored_head() const {
  StoredHead head{history_.head(), 0, has_caught_up_, {}};
  for (const auto& [audience, seq] : cursors_) {
    // Values of an event that this program does not know were passed over: a newer one has to read them again.
    head.cursors.items.push_back({audience, confirmed_.state.read_only ? 0 : seq});
  }
  return head;
}

ReplicaEffects Replica::outbox_stored(CommandId id) {
  Pending* pending = find(id);
  if (pending != nullptr && pending->status == Status::saving) {
    pending->status = Status::saved;
    changed_.outbox = true;
    if (const auto replaced = std::exchange(pending->replaces, std::nullopt)) {
      remove(*replaced);
    }
    send_waiting();
  }
  return take_effects();
}

ReplicaEffects Replica::rows_stored() {
  const WhenStored done = device_.stored();
  for (const CommandId& id : done.landed) {
    effects_.emplace_back(effect::DeleteOutbox{id});
  }
  for (const auto& [audience, seq] : done.deleted) {
    deleted_[audience] = seq;
  }
  confirm_deleted();
  return take_effects();
}

ReplicaEffects Replica::rows_failed() {
  device_.failed();
  rows_pause_until_ms_ = now_ms_ + rows_pause_ms;
  return take_effects();
}

} // namespace verdiep::sync
