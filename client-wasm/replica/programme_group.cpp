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
    return keep_left_rows();
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
  if (is_live)
    keep_left_rows(); // what this device kept may be older than the group
  delete_left_copies();
}

void ProgrammeClient::open_group(GroupId group) {
  group_ = std::make_shared<KeptReplica>(
      sync::Replica(group, programme().confirmed().state), groups::stream_of(group),
      group_prefix(stream_, group), as_host(), programme_
  );
  is_group_ready_ = false;
  is_group_started_ = false;
  group_rows_.erase(group);
  group_->start(keeper_, [this, opened = group_, within = programme_] {
    if (within != programme_)
      return;               // read anew with its programme
    if (opened != group_) { // left while its rows were read
      keep_left_of(*opened);
      if (!group_ || group_->stream() != opened->stream()) // else they are those of who came back meanwhile
        opened->forget();
      return;
    }
    is_group_started_ = true;
    take_back_left();
    const auto before = std::exchange(group_before_, nullptr);
    if (before && before->stream() == group_->stream())
      group_->take_over(*before);
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
  if (!keeps_copy() || programme().line() != sync::Line::live || std::exchange(has_looked_for_left_, true))
    return;
  for (const auto& [group, known] : programme().confirmed().state.groups.groups) {
    const StreamId left = groups::stream_of(group);
    const auto erase = [this, left](platform::StoreResult, const std::vector<platform::StoreEntry>& entries) {
      if (entries.empty() || (group_ && group_->stream() == left))
        return;
      std::vector<platform::StoreChange> changes;
      for (const platform::StoreEntry& entry : entries)
        changes.push_back({log_store, entry.key, {}, true});
      platform::write_store(changes, platform::Durability::relaxed, [](auto) {});
    };
    if (!group_ || group_->stream() != left)
      platform::read_store(log_store, to_text(left) + "/", erase);
  }
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

void ProgrammeClient::keep_left_rows() {
  for (const auto& [group, rows] : std::exchange(group_rows_, {})) {
    if (group_ && groups::stream_of(group) == group_->stream())
      continue;
    for (const sync::OutboxRow& row : rows) {
      if (auto pending = sync::decode_outbox_row(row))
        keep_left(std::move(*pending));
    }
  }
}

/// As refused, here and on the device: the words are there to be copied until the person lets them go.
void ProgrammeClient::keep_left(sync::Pending pending) {
  const bool is_known = std::any_of(left_.begin(), left_.end(), [&](const sync::Pending& left) {
    return left.id == pending.id;
  });
  if (is_known)
    return;
  const std::string key = group_prefix(stream_, GroupId{pending.command.stream.bytes}) + to_text(pending.id);
  if (pending.status ==
      sync::Status::accepted) { // the group has it; only its event did not come here any more
    platform::erase_from_store(outbox_store, key, platform::Durability::relaxed, [](auto) {});
    return;
  }
  pending.status = sync::Status::rejected;
  if (!pending.verdict)
    pending.verdict = Rejection{RejectionCode::not_in_group, {}, {}};
  const Bytes row = sync::encode_outbox_row(pending);
  platform::put_in_store(
      outbox_store, key, std::as_bytes(std::span(row)), platform::Durability::strict, [](auto) {}
  );
  left_.push_back(std::move(pending));
}

} // namespace verdiep::replica
