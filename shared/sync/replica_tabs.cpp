// What other tabs of this device do, and what that means for the copy in this one.
#include "shared/stream/decider.hpp"
#include "shared/sync/replica.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::sync {

namespace {

/// So many records are looked through for a command of which the row comes after its event.
constexpr std::uint64_t landed_records_max = 256;

bool is_equal(ByteView a, ByteView b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

} // namespace

// The copy

ReplicaEffects Replica::follow(const std::vector<RowChange>& rows) {
  if (keeper_ == Keeper::this_tab) {
    return take_effects(); // late: from the tab that kept the copy before
  }
  const bool is_forgotten = std::any_of(rows.begin(), rows.end(), [](const RowChange& change) {
    return !change.row && change.key == to_text({RowKind::witness, 0});
  });
  if (is_forgotten) {
    return take_effects(); // so will this tab, when the programme says so
  }
  const bool fits =
      std::all_of(rows.begin(), rows.end(), [this](const RowChange& change) { return follow_row(change); });
  if (!fits) {
    effects_.emplace_back(effect::ReadAnew{});
    return take_effects();
  }
  remove_landed();
  show_anew();
  go_live();
  check_state();
  return take_effects();
}

/// False if the rows here cannot be made what they are on the device.
bool Replica::follow_row(const RowChange& change) {
  const auto key = parse_row_key(change.key);
  if (!key) {
    return true; // nothing that this program knows
  }
  if (!change.row) {
    // Of a page that is not held nothing is left to be done. The rest ends this history.
    const bool is_of_page = key->kind == RowKind::records || key->kind == RowKind::values;
    return history_.head() == Position{} || (is_of_page && first_of(key->page) > history_.head());
  }
  switch (key->kind) {
  case RowKind::witness:
    return take_witness(*change.row);
  case RowKind::head:
    return follow_head(*change.row);
  case RowKind::records:
    return follow_records(key->page, *change.row);
  case RowKind::values:
    return follow_values(key->page, *change.row);
  }
  return false;
}

bool Replica::follow_head(ByteView row) {
  const auto head = decode_head_row(row);
  if (!head) {
    return false;
  }
  has_caught_up_ = head->caught_up; // how far feeds were read is for who reads them
  return true;
}

/// What is held already must be the same; the rest is taken.
bool Replica::follow_records(std::uint32_t page, ByteView row) {
  const auto decoded = decode_records_row(row);
  const Position first = first_of(page);
  if (!decoded || first > history_.head().next()) {
    return false;
  }
  const std::vector<ByteView>& records = decoded->records;
  for (std::size_t index = 0; index < records.size(); ++index) {
    const Position position = first.plus(index);
    const bool is_held = position <= history_.head();
    const bool fits = is_held ? is_equal(history_.log().at(position), records[index])
                              : follow_record(position, records[index]);
    if (!fits) {
      return false;
    }
  }
  const bool is_whole_page = first.plus(records.size()) > history_.head();
  return !is_whole_page || history_.page_root(page) == decoded->root;
}

bool Replica::follow_record(Position position, ByteView bytes) {
  const DecodedRecord record = decode_known(bytes);
  if (is_damaged(record) || !belongs_at(record, stream_, position)) {
    return false;
  }
  history_.append(bytes);
  fold(confirmed_, position, record);
  hold_own_values(record);
  return true;
}

/// The row says all there is: what it does not name is not held any more.
bool Replica::follow_values(std::uint32_t page, ByteView row) {
  auto stored = decode_values_row(row);
  const Position first = first_of(page);
  if (!stored || first > history_.head()) {
    return false;
  }
  const Position last = std::min(history_.head(), first.plus(page_records_max - 1));
  std::vector<DecodedRecord> records;
  for (Position position = first; position <= last; position = position.next()) {
    records.push_back(decode_known(history_.log().at(position)));
  }
  forget_values(first, last);
  bool is_whole = true;
  for (StoredValue& value : stored->items) {
    const bool is_ahead = value.position > last; // of a row of records that comes with the next frame
    is_whole = (is_ahead || take_value(std::move(value), first, records)) && is_whole;
  }
  return is_whole;
}

void Replica::forget_values(Position first, Position last) {
  std::vector<ValueKey> held;
  confirmed_.disclosed.for_each(first, last, [&](const ValueKey& key, const std::optional<Bytes>&) {
    held.push_back(key);
  });
  for (const ValueKey& key : held) {
    confirmed_.disclosed.forget(key);
    values_.drop(key);
  }
}

// The outbox

ReplicaEffects Replica::adopt(const OutboxRow& row) {
  auto pending = decode_outbox_row(row);
  if (!pending || pending->command.stream != stream_) {
    report("an outbox row of another tab is left alone: " + to_text(row.id));
    return take_effects();
  }
  Pending* known = find(row.id);
  if (known != nullptr && pending->verdict) {
    known->status = Status::rejected;
    known->verdict = std::move(pending->verdict);
    known->forecast.reset();
  } else if (known == nullptr && gone_.count(row.id) == 0 && !has_landed(row.id)) {
    next_order_ = std::max(next_order_, pending->order + 1);
    outbox_.push_back(std::move(*pending));
    sort_outbox();
  }
  show_anew();
  changed_.outbox = true;
  send_waiting();
  return take_effects();
}

/// Rows of two tabs may come here in another order than they were written in.
bool Replica::has_landed(CommandId id) const {
  const std::uint64_t head = history_.head().value;
  const std::uint64_t first = head > landed_records_max ? head - landed_records_max + 1 : 1;
  for (std::uint64_t value = head; value >= first; --value) {
    const DecodedRecord record = decode_known(history_.log().at(Position{value}));
    if (record.header && record.header->command == id && record.header->actor == member()) {
      return true;
    }
  }
  return false;
}

ReplicaEffects Replica::let_go(CommandId id) {
  if (find(id) != nullptr) {
    take_out(id);
    show_anew();
    if (keeper_ == Keeper::this_tab) {
      effects_.emplace_back(effect::DeleteOutbox{id}); // its verdict may be about to be written
    }
  }
  return take_effects();
}

// The line

Standing Replica::standing() const {
  Standing standing{stream_, line_, trouble_, history_.head(), {}, false};
  for (const Pending& pending : outbox_) {
    const bool is_told = pending.status == Status::under_way || pending.status == Status::accepted;
    if (is_told && standing.commands.items.size() < standings_max) {
      standing.commands.items.push_back({pending.id, pending.status});
    }
  }
  return standing;
}

ReplicaEffects Replica::stand(const Standing& standing) {
  if (keeper_ == Keeper::this_tab) {
    return take_effects();
  }
  trouble_ = standing.trouble;
  head_named_ = standing.head;
  leave_line(standing.line == Line::live ? Line::catching_up : standing.line);
  for (Pending& pending : outbox_) {
    if (pending.status == Status::accepted) {
      pending.status = Status::saved;
    }
  }
  for (const CommandStanding& one : standing.commands.items) {
    Pending* pending = find(one.id);
    if (pending != nullptr && pending->status == Status::saved) {
      pending->status = one.status;
    }
  }
  changed_.outbox = true;
  go_live();
  return take_effects();
}

} // namespace verdiep::sync
