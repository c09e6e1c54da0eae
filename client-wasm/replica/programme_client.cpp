#include "client-wasm/replica/programme_client.hpp"

#include "client-wasm/platform/chance.hpp"
#include "client-wasm/platform/http.hpp"
#include "client-wasm/platform/locks.hpp"
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

Bytes from_platform(std::span<const std::byte> bytes) {
  const auto* first = reinterpret_cast<const std::uint8_t*>(bytes.data());
  return Bytes(first, first + bytes.size());
}

/// Rows of one stream begin with it: a person may be in several programmes.
std::string outbox_prefix(StreamId stream) {
  return to_text(stream) + "/";
}
/// Those of a group lie below its programme's, so that they are found before it is known who is in which group.
std::string group_prefix(StreamId programme, GroupId group) {
  return outbox_prefix(programme) + to_text(group) + "/";
}

MemberId member_in(const account::SignedIn& who, StreamId stream) {
  for (const account::Membership& membership : who.memberships) {
    if (membership.stream == stream)
      return membership.member;
  }
  return {};
}

/// Whether there is a whole story to be shown: the server's, or the last that this device had of it.
bool has_something(const sync::Replica& replica) {
  return replica.line() == sync::Line::live ||
         (replica.has_caught_up() && replica.log().head() != Position{});
}

/// As the server counts it.
std::string_view name_of(sync::effect::Matter matter) {
  switch (matter) {
  case sync::effect::Matter::other:
    break;
  case sync::effect::Matter::state_diverged:
    return "state_diverged";
  case sync::effect::Matter::state_rebuilt:
    return "state_rebuilt";
  case sync::effect::Matter::copy_damaged:
    return "copy_damaged";
  }
  return {};
}

/// Nil while in no group.
groups::Membership membership_of(const stream::State& programme, MemberId member) {
  const groups::Membership* found = find(programme.groups.memberships, member);
  return found == nullptr ? groups::Membership{} : *found;
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
      database_(who.is_shared ? std::string() : "verdiep-" + who.account),
      on_change_(std::move(on_change)),
      on_unreachable_(std::move(on_unreachable)),
      programme_(
          std::make_shared<KeptReplica>(sync::Replica(stream), stream, outbox_prefix(stream), as_host())
      ),
      notes_([this] { storage_failed(); }) {}

ProgrammeClient::~ProgrammeClient() {
  programme_->let_go();
  if (group_)
    group_->let_go();
}

// Starting

void ProgrammeClient::start() {
  static constexpr std::array<std::string_view, 3> stores{outbox_store, log_store, DeviceNotes::store_name};
  platform::open_store(database_, stores, [this](platform::StoreResult result) {
    if (result != platform::StoreResult::ok)
      storage_failed();
    read_rows();
  });
  if (database_.empty())
    return keep_copy(); // in this page's memory
  platform::hold_lock(database_, [this] { keep_copy(); });
}

void ProgrammeClient::keep_copy() {
  keeps_copy_ = true;
  programme_->keep_copy();
  if (group_)
    group_->keep_copy();
  delete_left_copies();
}

void ProgrammeClient::read_rows() {
  const std::string prefix = outbox_prefix(stream_);
  platform::read_store(
      outbox_store, prefix,
      [this, prefix](platform::StoreResult result, std::vector<platform::StoreEntry> entries) {
        if (result != platform::StoreResult::ok)
          storage_failed();
        for (const platform::StoreEntry& entry : entries)
          sort_rows(prefix, entry.key, from_platform(entry.value));
      }
  );
  notes_.load([this] { // the answers come in the order of the calls
    programme_->start(std::move(rows_), [this] { started(); });
  });
}

/// `<programme>/<command>` is the programme's, `<programme>/<group>/<command>` a group's.
void ProgrammeClient::sort_rows(const std::string& prefix, const std::string& key, Bytes bytes) {
  const std::string_view rest = std::string_view(key).substr(prefix.size());
  const auto slash = rest.find('/');
  const auto id = parse_id<CommandId>(slash == std::string_view::npos ? rest : rest.substr(slash + 1));
  const auto group =
      slash == std::string_view::npos ? std::nullopt : parse_id<GroupId>(rest.substr(0, slash));
  if (!id)
    return; // nothing that we wrote
  if (group) {
    group_rows_[*group].push_back({*id, std::move(bytes)});
  } else {
    rows_.push_back({*id, std::move(bytes)});
  }
}

void ProgrammeClient::started() {
  is_started_ = true;
  platform::every(tick_ms, [this] { tick(); });
  platform::on_return([this] {
    connect_at_ms_ = 0;
    tick();
  });
  connect();
}

// The person

std::optional<Rejection> ProgrammeClient::submit(CommandBody body, const std::vector<Typed>& texts) {
  return programme_->submit(std::move(body), texts);
}

std::optional<Rejection> ProgrammeClient::submit_to_group(CommandBody body, const std::vector<Typed>& texts) {
  if (group_shown() == nullptr)
    return Rejection{RejectionCode::not_in_group, {}, {}};
  return group_->submit(std::move(body), texts);
}

KeptReplica* ProgrammeClient::holder_of(CommandId id) const {
  return group_ && group_->holds(id) ? group_.get() : programme_.get();
}

void ProgrammeClient::drop(CommandId id) {
  const auto found = std::find_if(left_.begin(), left_.end(), [&](const sync::Pending& pending) {
    return pending.id == id;
  });
  if (found == left_.end())
    return holder_of(id)->drop(id);
  const std::string key = group_prefix(stream_, GroupId{found->command.stream.bytes}) + to_text(id);
  platform::erase_from_store(outbox_store, key, platform::Durability::relaxed, [](auto) {});
  left_.erase(found);
  on_change_();
}

std::optional<Rejection> ProgrammeClient::retry(CommandId id, const std::vector<Typed>& texts) {
  const bool is_left =
      std::any_of(left_.begin(), left_.end(), [&](const sync::Pending& pending) { return pending.id == id; });
  if (is_left)
    return Rejection{RejectionCode::not_in_group, {}, {}};
  return holder_of(id)->retry(id, texts);
}

std::vector<sync::OutboxRow> ProgrammeClient::unreadable() const {
  std::vector<sync::OutboxRow> rows = programme().unreadable();
  if (group_) {
    const std::vector<sync::OutboxRow>& more = group_->replica().unreadable();
    rows.insert(rows.end(), more.begin(), more.end());
  }
  return rows;
}

void ProgrammeClient::drop_unreadable() {
  programme_->drop_unreadable();
  if (group_)
    group_->drop_unreadable();
}

// The group

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
      group_prefix(stream_, group), as_host()
  );
  is_group_ready_ = false;
  is_group_started_ = false;
  auto rows = std::move(group_rows_[group]);
  group_rows_.erase(group);
  group_->start(std::move(rows), [this, opened = group_] {
    if (opened != group_) { // left while its rows were read
      keep_left_of(*opened);
      if (!group_ || group_->stream() != opened->stream()) // else they are those of who came back meanwhile
        opened->forget();
      return;
    }
    is_group_started_ = true;
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
  if (!keeps_copy_ || programme().line() != sync::Line::live || std::exchange(has_looked_for_left_, true))
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

void ProgrammeClient::keep_left_of(const KeptReplica& group) {
  for (const sync::Pending& pending : group.replica().outbox())
    keep_left(pending);
}

void ProgrammeClient::keep_left_rows() {
  for (const auto& [group, rows] : std::exchange(group_rows_, {})) {
    for (const sync::OutboxRow& row : rows) {
      if (auto pending = sync::decode_outbox_row(row))
        keep_left(std::move(*pending));
    }
  }
}

/// As refused, here and on the device: the words are there to be copied until the person lets them go.
void ProgrammeClient::keep_left(sync::Pending pending) {
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
  programme_->connected();
}

void ProgrammeClient::received(std::span<const std::byte> message) {
  const Bytes frame = from_platform(message);
  const auto decoded = sync::decode_server_frame(frame);
  const auto stream = decoded ? sync::stream_of(*decoded) : std::nullopt;
  if (group_ && stream == group_->stream()) {
    group_->received(frame);
  } else if (!stream || *stream == stream_) {
    programme_->received(frame);
  } // else it is of a group that was left
  if (socket_ != Socket::open)
    return; // the frame ended the connection
  if (const auto credit = credit_->handled(frame.size()))
    platform::send_on_socket(std::as_bytes(std::span(*credit)));
}

void ProgrammeClient::closed(int, std::string_view) {
  if (std::exchange(socket_, Socket::closed) == Socket::opening)
    on_unreachable_();
  if (programme().line() == sync::Line::live)
    failures_ = 0;
  const std::int64_t pause =
      std::min(connect_pause_ms_max, connect_pause_ms_min << std::min(failures_, failures_counted_max));
  ++failures_;
  const std::int64_t chance = random_bytes<1>()[0]; // so that a thousand clients do not come back at once
  connect_at_ms_ = platform::time_of_day_ms() + pause + pause * chance / 512;
  has_looked_for_left_ = false; // a full device may have failed to delete one
  programme_->disconnected();
  if (group_)
    group_->disconnected();
}

void ProgrammeClient::tick() {
  const std::int64_t now = platform::time_of_day_ms();
  connect_at_ms_ =
      std::min(connect_at_ms_, now + 2 * connect_pause_ms_max); // the clock may have been set back
  if (socket_ == Socket::closed && may_connect_ && is_started_ && now >= connect_at_ms_)
    connect();
  programme_->tick(now);
  if (group_)
    group_->tick(now);
}

// What the replicas ask

void ProgrammeClient::send(KeptReplica&, const Bytes& frame) {
  if (socket_ == Socket::open)
    platform::send_on_socket(std::as_bytes(std::span(frame)));
}

/// A group whose history is refused, or that is no longer ours, is not a reason to leave the programme.
void ProgrammeClient::disconnect(KeptReplica& replica, std::string_view reason, bool again) {
  if (!again && &replica != programme_.get())
    return;
  may_connect_ = again;
  platform::close_socket();
  closed(0, reason); // the platform closes without a callback
  if (!again)
    on_unreachable_(); // the server sent us away: because the session ended, mostly
}

void ProgrammeClient::changed(KeptReplica& replica, const sync::effect::Changed& what) {
  if (&replica == programme_.get()) {
    is_ready_ = is_ready_ || has_something(programme());
    if (programme().line() == sync::Line::live)
      tell_noticed();
    if (programme().trouble() == sync::Trouble::revoked)
      account::forget(); // there is nothing here any more to be opened without the server
    if (what.model || what.line) {
      if (group_)
        group_->programme_changed();
      follow_group();
    }
  } else {
    is_group_ready_ = is_group_ready_ || has_something(replica.replica());
  }
  on_change_();
}

void ProgrammeClient::storage_failed() {
  has_storage_failed_ = true;
  on_change_();
}

void ProgrammeClient::noticed(sync::effect::Matter matter) {
  noticed_.insert(matter);
  if (programme().line() == sync::Line::live)
    tell_noticed();
}

/// Once each; whether it arrived does not matter to anybody here.
void ProgrammeClient::tell_noticed() {
  for (const sync::effect::Matter matter : std::exchange(noticed_, {})) {
    const std::string body = R"({"kind":")" + std::string(name_of(matter)) + R"("})";
    platform::post_json("/api/report", body, [](const platform::HttpResponse&) {});
  }
}

} // namespace verdiep::replica
