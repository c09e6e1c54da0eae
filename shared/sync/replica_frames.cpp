// What the server says, and what it means for the copy.
#include "events/codec/described.hpp"
#include "shared/disclosures/commitment.hpp"
#include "shared/stream/decider.hpp"
#include "shared/stream/state_codec.hpp"
#include "shared/sync/replica.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::sync {

namespace {

std::string at_position(Position position) {
  return " at position " + std::to_string(position.value);
}

bool is_equal(ByteView a, const Bytes& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

} // namespace

ReplicaEffects Replica::received(ByteView frame) {
  if (line_ == Line::offline || line_ == Line::refused) {
    return take_effects(); // late: the connection it came by is given up
  }
  const auto decoded = decode_server_frame(frame);
  if (!decoded) {
    const codec::DecodeError& error = decoded.error();
    hang_up(
        std::string("a frame is ") + codec::describe(error.fault) + " at byte " + std::to_string(error.offset)
    );
    return take_effects();
  }
  const std::optional<StreamId> stream = stream_of(*decoded);
  const bool is_early = line_ == Line::greeting && !std::holds_alternative<Welcome>(*decoded) &&
                        !std::holds_alternative<Bye>(*decoded);
  if (stream && *stream != stream_) {
    report("a frame of another stream was passed over");
  } else if (is_early && !std::holds_alternative<Revoked>(*decoded)) {
    hang_up("a frame came before Welcome");
  } else {
    std::visit([this](const auto& body) { on_frame(body); }, *decoded);
    send_waiting();
  }
  return take_effects();
}

void Replica::on_frame(const Welcome& frame) {
  if (line_ != Line::greeting) {
    return; // doubled
  }
  const MemberId before = member();
  const Witness::Finding finding = witness_.welcome(frame, history_.head());
  if (finding == Witness::Finding::new_epoch) {
    start_over();
    trouble_ = Trouble::started_over;
    report("the server began epoch " + std::to_string(frame.epoch) + "; its history is taken anew");
  } else if (finding != Witness::Finding::fine) {
    return judge(finding);
  }
  if (member() != before) {
    show_anew(); // what was queued can only now be decided
  }
  head_named_ = frame.head;
  line_ = Line::catching_up;
  changed_.line = true;
  confirm_deleted();
  go_live();
}

void Replica::start_over() {
  let_go_of_copy();
  for (Pending& pending : outbox_) {
    if (pending.status == Status::accepted) {
      pending.status = Status::saved; // by a history that is no more: ask again
    }
  }
  show_anew();
}

void Replica::go_live() {
  if (line_ == Line::catching_up && history_.head() >= head_named_) {
    line_ = Line::live;
    changed_.line = true;
    if (!std::exchange(has_caught_up_, true)) {
      device_.head_changed();
    }
  }
}

void Replica::judge(Witness::Finding finding) {
  using Finding = Witness::Finding;
  switch (finding) {
  case Finding::fine:
  case Finding::new_epoch:
    return;
  case Finding::other_member:
    return refuse(Trouble::other_member, "the server says that we are another member than before");
  case Finding::key_changed:
    return refuse(Trouble::key_changed, "the server signs with another key than before");
  case Finding::rewound:
    return refuse(Trouble::rewound, "the server's history is shorter than the one that was seen");
  case Finding::rewritten:
    return refuse(Trouble::rewritten, "the server's history is another than the one that was seen");
  case Finding::bad_signature:
    return refuse(Trouble::bad_signature, "a checkpoint is not signed by the server's key");
  }
}

// Records

void Replica::on_frame(const Batch& frame) {
  const Position next = history_.head().next();
  if (frame.first.value == 0 || frame.first > next) {
    return hang_up("records are missing before" + at_position(frame.first));
  }
  const std::vector<Blob<record_bytes_max>>& records = frame.records.items;
  const auto known =
      static_cast<std::size_t>(std::min<std::uint64_t>(next.value - frame.first.value, records.size()));
  if (!matches_log(frame, known)) {
    return refuse(Trouble::rewritten, "a record that was seen before has changed");
  }
  bool goes_on = true;
  for (std::size_t index = known; goes_on && index < records.size(); ++index) {
    goes_on = take_record(records[index].value);
  }
  if (known == records.size()) {
    return; // doubled
  }
  remove_landed();
  show_anew();
  go_live();
}

bool Replica::matches_log(const Batch& frame, std::size_t count) const {
  for (std::size_t index = 0; index < count; ++index) {
    if (!is_equal(history_.log().at(frame.first.plus(index)), frame.records.items[index].value)) {
      return false;
    }
  }
  return true;
}

bool Replica::take_record(ByteView bytes) {
  const Position position = history_.head().next();
  const DecodedRecord record = decode_known(bytes);
  if (is_damaged(record)) {
    hang_up("a damaged record came" + at_position(position));
    return false;
  }
  if (!belongs_at(record, stream_, position)) {
    hang_up("a record that belongs elsewhere came" + at_position(position));
    return false;
  }
  history_.append(bytes);
  fold(confirmed_, position, record);
  hold_own_values(record);
  const Witness::Finding finding = witness_.reached(history_);
  judge(finding);
  if (finding == Witness::Finding::fine) {
    check_state();
  }
  return finding == Witness::Finding::fine;
}

Pending* Replica::find_landed(const DecodedRecord& record) {
  Pending* pending = record.body && record.header->actor == member() ? find(record.header->command) : nullptr;
  if (pending != nullptr) {
    pending->has_landed = true;
  }
  return pending;
}

void Replica::hold_own_values(const DecodedRecord& record) {
  const Pending* pending = find_landed(record);
  if (pending == nullptr) {
    return;
  }
  for (const PersonalValue& value : pending->command.personal) {
    const ValueKey key{record.header->position, value.field};
    // A command can still be in the outbox of a device that was told meanwhile to delete what it says.
    const bool is_withdrawn =
        confirmed_.disclosed.text(key.position, key.field).sight == projections::Sight::withdrawn;
    if (!is_withdrawn && is_committed(record, value) && values_.hold_own(key, value.salt)) {
      confirmed_.disclosed.show(key, value.value);
      device_.values_changed(key.position);
    }
  }
}

void Replica::remove_landed() {
  std::vector<CommandId> landed;
  for (const Pending& pending : outbox_) {
    if (pending.has_landed) {
      landed.push_back(pending.id);
    }
  }
  for (const CommandId& id : landed) {
    remove_kept(id);
  }
}

// The state hash

void Replica::check_state() {
  const auto expected = witness_.state_at(history_.head(), stream::rules_version);
  if (!expected || has_reported_divergence_ || stream::state_hash(confirmed_.state) == *expected) {
    return;
  }
  rebuild();
  if (stream::state_hash(confirmed_.state) == *expected) {
    report(
        "the state differed from the server's and was right after a rebuild" + at_position(history_.head()),
        effect::Matter::state_rebuilt
    );
    return;
  }
  has_reported_divergence_ = true;
  trouble_ = Trouble::diverged;
  changed_.line = true;
  report(
      "the state differs from the server's under equal rules" + at_position(history_.head()),
      effect::Matter::state_diverged
  );
}

void Replica::rebuild() {
  projections::Model anew;
  for (std::uint64_t value = 1; value <= history_.head().value; ++value) {
    fold(anew, Position{value}, decode_known(history_.log().at(Position{value})));
  }
  anew.disclosed = std::move(confirmed_.disclosed);
  confirmed_ = std::move(anew);
  show_anew();
}

// Values

void Replica::on_frame(const Disclosures& frame) {
  const auto entry = cursors_.find(frame.audience);
  const std::uint64_t cursor = entry == cursors_.end() ? 0 : entry->second;
  if (frame.seq <= cursor) {
    return; // doubled
  }
  if (frame.after > cursor) {
    return hang_up("disclosures are missing before " + std::to_string(frame.after + 1));
  }
  const auto is_ahead = [&](const auto& value) { return value.position > history_.head(); };
  const auto& grants = frame.grants.items;
  const auto& withdrawals = frame.withdrawals.items;
  if (std::any_of(grants.begin(), grants.end(), is_ahead) ||
      std::any_of(withdrawals.begin(), withdrawals.end(), is_ahead)) {
    return hang_up("a disclosure came before its record");
  }
  for (const Withdrawal& withdrawal : withdrawals) {
    const ValueKey key{withdrawal.position, withdrawal.field.value};
    if (values_.withdraw(frame.audience, key)) {
      confirmed_.disclosed.withdraw(key);
    }
    device_.values_changed(key.position);
  }
  for (const Grant& grant : grants) {
    take_grant(frame.audience, grant);
  }
  cursors_[frame.audience] = frame.seq;
  device_.head_changed();
  if (!withdrawals.empty()) {
    device_.when_deleted(frame.audience, frame.seq);
  }
  show_anew();
}

void Replica::take_grant(const Audience& audience, const Grant& grant) {
  const ValueKey key{grant.position, grant.field.value};
  if (!is_true_value(grant)) {
    if (confirmed_.state.read_only) {
      return; // perhaps of an event that this program does not know
    }
    report(
        "a value that its record does not commit to was not shown: " + key.field + at_position(key.position)
    );
    return;
  }
  if (values_.grant(audience, key, grant.salt)) {
    confirmed_.disclosed.show(key, grant.value.value);
  }
  device_.values_changed(key.position);
}

bool Replica::is_true_value(const Grant& grant) const {
  if (grant.position.value == 0) {
    return false;
  }
  const DecodedRecord record = decode_known(history_.log().at(grant.position));
  const PersonalValue value{grant.field.value, grant.salt, grant.value.value};
  return is_committed(record, value) &&
         check_personal_value(*record.body, value.field, value.value).has_value();
}

void Replica::on_frame(const Revoked& frame) {
  if (!frame.audience) {
    start_over();
    return refuse(Trouble::revoked, "the stream is no longer ours");
  }
  revoke(*frame.audience);
  show_anew();
}

void Replica::revoke(const Audience& audience) {
  for (const auto& [key, is_gone] : values_.revoke(audience)) {
    if (is_gone) {
      confirmed_.disclosed.forget(key);
    }
    device_.values_changed(key.position);
  }
  cursors_.erase(audience);
  deleted_.erase(audience);
  device_.head_changed();
}

void Replica::confirm_deleted() {
  if (line_ != Line::catching_up && line_ != Line::live) {
    return; // with the next connection
  }
  for (const auto& [audience, seq] : std::exchange(deleted_, {})) {
    effects_.emplace_back(effect::SendFrame{encode_frame(ClientFrame(Deleted{stream_, audience, seq}))});
  }
}

// Answers

void Replica::on_frame(const Outcome& frame) {
  Pending* pending = find(frame.id);
  const bool is_asked =
      pending != nullptr && (pending->status == Status::under_way || pending->status == Status::saved);
  if (!is_asked) {
    return; // doubled, or its event came first
  }
  changed_.outbox = true;
  if (frame.accepted) {
    pending->status = Status::accepted;
    if (*frame.accepted <= history_.head()) {
      remove_kept(frame.id); // its event is in the log already
      show_anew();
    }
  } else if (frame.rejection) {
    reject(*pending, *frame.rejection);
  } else if (is_final(*frame.refusal)) {
    reject(*pending, *frame.refusal);
  } else {
    pending->status = Status::saved;
    pending->pause_until_ms = now_ms_ + refused_pause_ms;
  }
}

void Replica::reject(Pending& pending, Verdict verdict) {
  pending.status = Status::rejected;
  pending.verdict = std::move(verdict);
  pending.forecast.reset();
  store(pending); // the verdict outlives a reload
  show_anew();
}

void Replica::on_frame(const Checkpoint& frame) {
  const Witness::Finding finding = witness_.checkpoint(frame.note.value, history_);
  judge(finding);
  if (finding == Witness::Finding::fine) {
    check_state();
  }
}

void Replica::on_frame(const Bye& frame) {
  const std::string reason = std::string(codec::enum_name(frame.reason)) + ": " + frame.detail.value;
  hang_up("the server ended the connection: " + reason, frame.reason != ByeReason::signed_out);
}

} // namespace verdiep::sync
