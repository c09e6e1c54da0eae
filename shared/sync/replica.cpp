#include "shared/sync/replica.hpp"

#include "shared/disclosures/commitment.hpp"
#include "shared/stream/decider.hpp"
#include "shared/sync/rebase.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::sync {
namespace {

/// A field that the command lacks stays away.
void replace_value(Command& command, const PersonalValue& edited) {
  for (PersonalValue& value : command.personal) {
    if (value.field == edited.field)
      value = edited;
  }
}

} // namespace

Replica::Replica(StreamId stream) : stream_(stream), witness_(stream) {}

Replica::Replica(GroupId group, const stream::State& programme)
    : stream_(groups::stream_of(group)), programme_(&programme), witness_(stream_) {}

/// Made when it is used, so that it names the programme's position of that moment.
stream::Context Replica::context() const {
  if (programme_ == nullptr) {
    return {};
  }
  return {programme_, programme_->head, GroupId{stream_.bytes}};
}

const projections::Model& Replica::shown() const {
  return shown_ ? *shown_ : confirmed_;
}

Trouble Replica::trouble() const {
  const bool is_outdated = trouble_ == Trouble::none && confirmed_.state.read_only;
  return is_outdated ? Trouble::update_needed : trouble_;
}

// The person

tl::expected<ReplicaEffects, Rejection> Replica::submit(Command command) {
  command.stream = stream_;
  disclosures::seal(command);
  const auto decision = stream::decide(shown().state, context(), member(), command.body);
  if (!decision) {
    return tl::unexpected(decision.error());
  }
  if (find(command.id) != nullptr) {
    return tl::unexpected(Rejection{RejectionCode::id_taken, {}, {}});
  }
  // What is kept must be readable again, here after a reload and at the server: a value over its limit shows
  // now.
  if (!decode_command(encode_command(command))) {
    return tl::unexpected(Rejection{RejectionCode::invalid_value, {}, {}});
  }
  enqueue(std::move(command), std::nullopt);
  return take_effects();
}

ReplicaEffects Replica::drop(CommandId id) {
  const Pending* pending = find(id);
  if (pending != nullptr && pending->status == Status::rejected) {
    remove(id);
  }
  return take_effects();
}

tl::expected<ReplicaEffects, Rejection>
Replica::retry(CommandId id, CommandId new_id, Timestamp at, const std::vector<PersonalValue>& edited) {
  const Pending* refused = find(id);
  const bool is_possible =
      refused != nullptr && refused->status == Status::rejected && find(new_id) == nullptr;
  if (!is_possible) {
    return take_effects();
  }
  Command command = refused->command;
  command.id = new_id;
  command.at = at;
  for (const PersonalValue& value : edited)
    replace_value(command, value);
  disclosures::seal(command);
  const auto decision = stream::decide(shown().state, context(), member(), command.body);
  if (!decision) {
    return tl::unexpected(decision.error());
  }
  enqueue(std::move(command), id);
  return take_effects();
}

void Replica::enqueue(Command command, std::optional<CommandId> replaces) {
  Pending pending;
  pending.id = command.id;
  pending.order = next_order_++;
  pending.bytes = encode_command(command);
  pending.command = std::move(command);
  pending.replaces = replaces;
  store(pending);
  if (!shown_) {
    shown_ = confirmed_;
  }
  decide_on(*shown_, context(), member(), pending);
  outbox_.push_back(std::move(pending));
  changed_.model = true;
  changed_.outbox = true;
}

ReplicaEffects Replica::trust_new_key() {
  if (trouble_ == Trouble::key_changed) {
    witness_.trust_offered_key();
    trouble_ = Trouble::none;
    leave_line(Line::offline);
    effects_.push_back(effect::Disconnect{"the new key is trusted now", true});
  }
  return take_effects();
}

ReplicaEffects Replica::programme_changed() {
  if (!outbox_.empty()) {
    show_anew();
  }
  return take_effects();
}

// The connection

ReplicaEffects Replica::connected() {
  if (line_ == Line::refused) {
    effects_.push_back(effect::Disconnect{"this history was refused", false});
    return take_effects();
  }
  leave_line(Line::greeting);
  Hello hello{stream_, stream::rules_version, witness_.epoch(), history_.head(), history_.root(), {}};
  for (const auto& [audience, seq] : cursors_) {
    hello.cursors.items.push_back({audience, seq});
  }
  effects_.push_back(effect::SendFrame{encode_frame(ClientFrame(std::move(hello)))});
  return take_effects();
}

ReplicaEffects Replica::disconnected() {
  if (line_ != Line::refused) {
    leave_line(Line::offline);
  }
  return take_effects();
}

ReplicaEffects Replica::tick(std::int64_t now_ms) {
  if (now_ms < now_ms_) {
    set_clock_back(now_ms);
  }
  now_ms_ = now_ms;
  if (keeper_ == Keeper::another_tab) {
    return take_effects();
  }
  if (line_ == Line::greeting && now_ms - line_since_ms_ > greeting_ms_max) {
    hang_up("no Welcome came");
  }
  const bool is_dead = std::any_of(outbox_.begin(), outbox_.end(), [&](const Pending& pending) {
    return pending.status == Status::under_way && now_ms - pending.sent_ms > outcome_ms_max;
  });
  if (is_dead) {
    hang_up("no answer came to a command");
  }
  send_waiting();
  return take_effects(); // and what the device could not write
}

/// The device's clock was corrected: what was to wait a moment must not wait until it is that late again.
void Replica::set_clock_back(std::int64_t now_ms) {
  line_since_ms_ = std::min(line_since_ms_, now_ms);
  rows_pause_until_ms_ = std::min(rows_pause_until_ms_, now_ms + rows_pause_ms);
  for (Pending& pending : outbox_) {
    pending.sent_ms = std::min(pending.sent_ms, now_ms);
    pending.pause_until_ms = std::min(pending.pause_until_ms, now_ms + refused_pause_ms);
  }
}

void Replica::leave_line(Line line) {
  for (Pending& pending : outbox_) {
    if (pending.status == Status::under_way) {
      pending.status = Status::saved;
      changed_.outbox = true;
    }
    pending.pause_until_ms = 0;
  }
  line_ = line;
  line_since_ms_ = now_ms_;
  changed_.line = true;
}

void Replica::hang_up(std::string reason, bool again) {
  leave_line(Line::offline);
  effects_.push_back(effect::Disconnect{std::move(reason), again});
}

void Replica::refuse(Trouble trouble, std::string reason) {
  trouble_ = trouble;
  report(reason);
  leave_line(Line::refused);
  effects_.push_back(effect::Disconnect{std::move(reason), false});
}

void Replica::report(std::string what, effect::Matter matter) {
  effects_.emplace_back(effect::Report{std::move(what), matter});
}

// The outbox

Pending* Replica::find(CommandId id) {
  const auto found =
      std::find_if(outbox_.begin(), outbox_.end(), [&](const Pending& pending) { return pending.id == id; });
  return found == outbox_.end() ? nullptr : &*found;
}

void Replica::take_out(CommandId id) {
  gone_.insert(id);
  const auto rest = std::remove_if(outbox_.begin(), outbox_.end(), [&](const Pending& pending) {
    return pending.id == id;
  });
  outbox_.erase(rest, outbox_.end());
  changed_.outbox = true;
}

/// In the order of queueing; of commands that two tabs queued at once the older id comes first.
void Replica::sort_outbox() {
  std::stable_sort(outbox_.begin(), outbox_.end(), [](const Pending& a, const Pending& b) {
    return a.order != b.order ? a.order < b.order : a.id < b.id;
  });
}

void Replica::remove(CommandId id) {
  take_out(id);
  effects_.push_back(effect::DeleteOutbox{id});
}

void Replica::remove_kept(CommandId id) {
  take_out(id);
  device_.when_landed(id);
}

void Replica::store(const Pending& pending) {
  effects_.push_back(effect::StoreOutbox{pending.id, encode_outbox_row(pending)});
}

void Replica::send_waiting() {
  if (line_ != Line::live || keeper_ == Keeper::another_tab) {
    return;
  }
  auto under_way =
      static_cast<std::size_t>(std::count_if(outbox_.begin(), outbox_.end(), [](const Pending& pending) {
        return pending.status == Status::under_way;
      }));
  Position base = confirmed_.state.head;
  for (Pending& pending : outbox_) {
    if (!is_awaited(pending)) {
      continue;
    }
    // In order: what comes later may build on what comes first.
    const bool must_wait = pending.status == Status::saving || pending.pause_until_ms > now_ms_;
    if (must_wait || under_way >= replica_under_way_max) {
      return;
    }
    if (pending.status == Status::saved) {
      send(pending, base);
      ++under_way;
    }
    base = base.plus(pending.events);
  }
}

void Replica::send(Pending& pending, Position base) {
  pending.status = Status::under_way;
  pending.sent_ms = now_ms_;
  changed_.outbox = true;
  // On top of other pending commands an equal base is no equal history: one of them may be refused while
  // somebody else's event takes its place. Only a prediction made on the confirmed state can be held against
  // the server's.
  const bool is_comparable = base == confirmed_.state.head;
  const auto prediction = is_comparable ? pending.prediction : std::nullopt;
  Submit submit{stream_, pending.id, {pending.bytes}, base, context().position, prediction};
  effects_.push_back(effect::SendFrame{encode_frame(ClientFrame(std::move(submit)))});
}

void Replica::show_anew() {
  const bool has_awaited = std::any_of(outbox_.begin(), outbox_.end(), is_awaited);
  shown_.reset();
  if (has_awaited) {
    shown_ = confirmed_;
    rebase(*shown_, context(), member(), outbox_);
  }
  changed_.model = true;
  changed_.outbox = changed_.outbox || !outbox_.empty();
}

void Replica::store_rows() {
  if (keeper_ == Keeper::another_tab) {
    return;
  }
  if (witness_.take_changed()) {
    device_.witness_changed();
  }
  if (now_ms_ < rows_pause_until_ms_ && !device_.is_forgotten()) {
    return;
  }
  const StoredHead head = stored_head();
  std::vector<RowChange> changes =
      device_.next_write({history_, confirmed_.disclosed, values_, witness_, head});
  if (!changes.empty()) {
    effects_.emplace_back(effect::StoreRows{std::move(changes), device_.is_confirming()});
  }
}

ReplicaEffects Replica::take_effects() {
  store_rows();
  if (changed_.model || changed_.outbox || changed_.line) {
    effects_.push_back(std::exchange(changed_, {}));
  }
  return std::exchange(effects_, {});
}

} // namespace verdiep::sync
