// The group that the person is in, and what waits in those that they left.
#include "client-wasm/platform/store.hpp"
#include "client-wasm/replica/programme_client.hpp"
#include "client-wasm/replica/row_keys.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace verdiep::replica {
namespace {

/// Nil while in no group.
groups::Membership membership_of(const stream::State& programme, MemberId member) {
  const groups::Membership* found = find(programme.groups.memberships, member);
  return found == nullptr ? groups::Membership{} : *found;
}

} // namespace

sync::Trouble ProgrammeClient::trouble() const {
  const bool is_of_group = programme().trouble() == sync::Trouble::none && group_ &&
                           (group_->replica().trouble() == sync::Trouble::damaged ||
                            group_->replica().trouble() == sync::Trouble::diverged);
  return is_of_group ? group_->replica().trouble() : programme().trouble();
}

GroupId ProgrammeClient::group_id() const {
  return groups::group_of(shown().state.groups, member_).value_or(GroupId{});
}

const projections::Model* ProgrammeClient::group_shown() const {
  const bool is_own = group_ && is_group_ready_ && groups::stream_of(group_id()) == group_->stream();
  return is_own ? &group_->replica().shown() : nullptr;
}

std::span<const sync::Pending> ProgrammeClient::group_outbox() const {
  return group_ ? std::span<const sync::Pending>(group_->replica().outbox())
                : std::span<const sync::Pending>();
}

Position ProgrammeClient::group_confirmed_head() const {
  return group_ ? group_->replica().confirmed().state.head : Position{};
}

/// Only at the head, or at what was the head when there was a line: on the way there the history tells of groups that
/// were left long ago.
void ProgrammeClient::follow_group() {
  if (programme().trouble() == sync::Trouble::revoked) {
    // Nothing of the programme is ours any more, and so no group of it.
    if (group_)
      leave_group();
    keep_left_rows();
    return delete_left_copies();
  }
  const bool is_live = programme().line() == sync::Line::live;
  const bool is_away =
      programme().line() == sync::Line::offline || programme().line() == sync::Line::greeting;
  if (!is_live && !(is_away && programme().has_caught_up()))
    return;
  const groups::Membership membership = membership_of(programme().confirmed().state, member_);
  const bool is_in_group = !membership.group.is_nil();
  // Who left and came back is in the same group, but the server began anew with them.
  if (group_ &&
      (groups::stream_of(membership.group) != group_->stream() || membership.joined != group_joined_))
    leave_group();
  if (is_in_group && !group_) {
    group_joined_ = membership.joined;
    open_group(membership.group);
  } else if (group_) {
    greet_group();
  }
  keep_left_rows();
  delete_left_copies();
}

void ProgrammeClient::open_group(GroupId group) {
  group_ = std::make_shared<KeptReplica>(
      sync::Replica(group, programme().confirmed().state), groups::stream_of(group),
      group_prefix(stream_, group), as_host(), page_outbox_, programme_
  );
  is_group_ready_ = false;
  is_group_started_ = false;
  group_rows_.erase(group);
  group_->start(keeper_, [this, opened = group_, within = programme_] {
    if (within != programme_)
      return; // read anew with its programme
    const bool is_back = group_ && opened != group_ && group_->stream() == opened->stream();
    if (is_back)
      return; // left, and back, while its rows were read: they are of the replica that reads them now
    if (opened != group_) { // left meanwhile
      keep_left_of(*opened);
      return opened->forget();
    }
    is_group_started_ = true;
    take_back_left();
    if (!keeps_copy())
      ask_standing(*group_);
    greet_group();
  });
}

/// Once the programme is live, and so says that the group is still ours: a `Hello` for a stream that is not this
/// account's ends the connection for all of them.
void ProgrammeClient::greet_group() {
  const bool may_greet =
      group_ && is_group_started_ && socket_ == Socket::open && programme().line() == sync::Line::live;
  if (may_greet && group_->replica().line() == sync::Line::offline)
    group_->connected();
}

void ProgrammeClient::leave_group() {
  const auto left = std::exchange(group_, nullptr);
  left->let_go();
  keep_left_of(*left);
  if (is_group_started_) // else when it is known what there is to be deleted
    left->forget();
}

void ProgrammeClient::delete_left_copies() {
  const bool is_revoked = programme().trouble() == sync::Trouble::revoked;
  const bool knows_groups = is_revoked || programme().line() == sync::Line::live;
  if (!keeps_copy() || !knows_groups || std::exchange(has_looked_for_left_, true))
    return;
  if (is_revoked) // nothing says any more which groups there were: all that is not the programme's own
    return delete_copies_below("");
  for (const auto& [group, known] : programme().confirmed().state.groups.groups)
    delete_copies_below(to_text(groups::stream_of(group)) + "/");
}

void ProgrammeClient::delete_copies_below(const std::string& prefix) {
  const auto erase = [this](platform::StoreResult, const std::vector<platform::StoreEntry>& entries) {
    std::vector<platform::StoreChange> changes;
    for (const platform::StoreEntry& entry : entries) {
      if (!is_of_open_copy(entry.key))
        changes.push_back({log_store, entry.key, {}, true});
    }
    if (!changes.empty())
      platform::write_store(changes, platform::Durability::relaxed, [](auto) {});
  };
  if (prefix.empty() || !is_of_open_copy(prefix))
    platform::read_store(log_store, prefix, erase);
}

bool ProgrammeClient::is_of_open_copy(std::string_view key) const {
  const std::string_view stream = key.substr(0, key.find('/'));
  return stream == to_text(stream_) || (group_ && stream == to_text(group_->stream()));
}

/// Who comes back to their group finds there what they had left behind.
void ProgrammeClient::take_back_left() {
  const auto rest = std::remove_if(left_.begin(), left_.end(), [&](const sync::Pending& pending) {
    return group_->holds(pending.id);
  });
  left_.erase(rest, left_.end());
}

void ProgrammeClient::keep_left_of(const KeptReplica& group) {
  for (const sync::Pending& pending : group.replica().outbox())
    keep_left(pending);
}

/// What this device kept may be newer than what is known of the group before the programme is live.
void ProgrammeClient::keep_left_rows() {
  if (programme().line() != sync::Line::live && programme().trouble() != sync::Trouble::revoked)
    return;
  for (const auto& [group, rows] : std::exchange(group_rows_, {})) {
    if (group_ && groups::stream_of(group) == group_->stream())
      continue;
    for (const sync::OutboxRow& row : rows) {
      if (auto pending = sync::decode_outbox_row(row))
        keep_left(std::move(*pending));
    }
  }
}

/// As refused, here and on the device: the words are there to be copied until the person lets them go. The tab that keeps
/// the copy says so, and the others hear of it.
void ProgrammeClient::keep_left(sync::Pending pending) {
  const bool is_known = std::any_of(left_.begin(), left_.end(), [&](const sync::Pending& left) {
    return left.id == pending.id;
  });
  const bool is_gone = page_outbox_->gone.count(pending.id) != 0;
  // Of an accepted one the group has the event, which did not come here any more.
  if (keeps_copy() && (is_gone || pending.status == sync::Status::accepted))
    return erase_left(pending);
  if (is_known || is_gone || (!pending.verdict && !keeps_copy()))
    return;
  pending.status = sync::Status::rejected;
  if (!pending.verdict) {
    pending.verdict = Rejection{RejectionCode::not_in_group, {}, {}};
    write_left(pending);
  }
  left_.push_back(std::move(pending));
}

std::string ProgrammeClient::left_key(StreamId group, CommandId id) const {
  return group_prefix(stream_, GroupId{group.bytes}) + to_text(id);
}

void ProgrammeClient::write_left(const sync::Pending& pending) {
  const StreamId group = pending.command.stream;
  Bytes row = sync::encode_outbox_row(pending);
  const auto bytes = std::as_bytes(std::span(row)); // of the same memory after the move
  platform::put_in_store(
      outbox_store, left_key(group, pending.id), bytes, platform::Durability::strict,
      [group, id = pending.id, row = std::move(row)](platform::StoreResult) {
        sync::OutboxWritten written{group, id, {}};
        written.row.emplace().value = row;
        tell_tabs(written);
      }
  );
}

void ProgrammeClient::erase_left(const sync::Pending& pending) {
  const StreamId group = pending.command.stream;
  page_outbox_->gone.insert(pending.id);
  tell_tabs(sync::OutboxWritten{group, pending.id, {}});
  platform::erase_from_store(
      outbox_store, left_key(group, pending.id), platform::Durability::relaxed, [](auto) {}
  );
}

/// What was on its way to a group that was left arrived there after all.
void ProgrammeClient::hear_of_left(const sync::Outcome& outcome) {
  const auto found = std::find_if(left_.begin(), left_.end(), [&](const sync::Pending& pending) {
    return pending.id == outcome.id;
  });
  if (!outcome.accepted || found == left_.end())
    return;
  erase_left(*found);
  left_.erase(found);
  on_change_();
}

void ProgrammeClient::hear_of_left(const sync::OutboxWritten& written) {
  if (!written.row) {
    page_outbox_->gone.insert(written.id);
    const auto rest = std::remove_if(left_.begin(), left_.end(), [&](const sync::Pending& pending) {
      return pending.id == written.id;
    });
    left_.erase(rest, left_.end());
    return on_change_();
  }
  const bool is_open = written.stream == stream_ || (group_ && written.stream == group_->stream());
  if (is_open)
    return; // it hears of that itself
  const GroupId group{written.stream.bytes};
  if (!keeps_copy()) {
    group_rows_[group].push_back({written.id, written.row->value});
    keep_left_rows();
    return on_change_();
  }
  platform::read_store( // what was told may be late
      outbox_store, left_key(written.stream, written.id),
      [this](platform::StoreResult, const std::vector<platform::StoreEntry>& entries) {
        for (const platform::StoreEntry& entry : entries)
          sort_group_row(entry);
        keep_left_rows();
        on_change_();
      }
  );
}

} // namespace verdiep::replica
