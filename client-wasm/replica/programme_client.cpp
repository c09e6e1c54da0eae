#include "client-wasm/replica/programme_client.hpp"

#include "client-wasm/platform/chance.hpp"
#include "client-wasm/platform/http.hpp"
#include "client-wasm/platform/report.hpp"
#include "client-wasm/platform/store.hpp"
#include "client-wasm/platform/timers.hpp"
#include "client-wasm/replica/row_keys.hpp"
#include "events/command.hpp"
#include "shared/disclosures/commitment.hpp"
#include "shared/sync/frames.hpp"
#include "shared/sync/tab_frames.hpp"

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
/// So long the first connection may take before somebody hears that there is none.
constexpr std::int64_t connecting_ms_max = 2000;

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
      programme_(make_programme()),
      notes_([this] { storage_failed(); }) {
  page_outbox_->on_written = [this](const sync::OutboxWritten& written, const KeptReplica& by) {
    wrote(written, by);
  };
}

ProgrammeClient::~ProgrammeClient() {
  page_outbox_->on_written = nullptr;
  programme_->let_go();
  if (opening_)
    opening_->let_go();
  if (group_)
    group_->let_go();
}

// Starting

void ProgrammeClient::start() {
  started_ms_ = platform::time_of_day_ms();
  static constexpr std::array<std::string_view, 3> stores{outbox_store, log_store, DeviceNotes::store_name};
  platform::open_store(database_, stores, [this](platform::StoreResult result) {
    if (result != platform::StoreResult::ok)
      storage_failed();
    notes_.load([] {}); // the answers come in the order of the calls
    if (result == platform::StoreResult::ok && !database_.empty())
      return platform::share_tabs(*this);
    open(sync::Keeper::this_tab); // where nothing is kept there is nothing to share
  });
}

std::shared_ptr<KeptReplica> ProgrammeClient::make_programme() {
  return std::make_shared<KeptReplica>(
      sync::Replica(stream_), stream_, outbox_prefix(stream_), as_host(), page_outbox_
  );
}

void ProgrammeClient::open(sync::Keeper keeper) {
  keeper_ = keeper;
  read_group_rows();
  if (opening_)
    opening_->let_go();
  opening_ = make_programme();
  opening_->start(keeper, [this, fresh = opening_] {
    if (fresh == opening_) // else another took its place meanwhile
      opened_copy(fresh);
  });
}

/// It is not known yet who is in which group.
void ProgrammeClient::read_group_rows() {
  group_rows_.clear();
  platform::read_store(
      outbox_store, outbox_prefix(stream_),
      [this](platform::StoreResult, std::vector<platform::StoreEntry> entries) {
        for (const platform::StoreEntry& entry : entries)
          sort_group_row(entry);
      }
  );
}

/// `<programme>/<command>` is the programme's, `<programme>/<group>/<command>` a group's.
void ProgrammeClient::sort_group_row(const platform::StoreEntry& entry) {
  const std::string_view rest = std::string_view(entry.key).substr(outbox_prefix(stream_).size());
  const auto slash = rest.find('/');
  if (slash == std::string_view::npos)
    return;
  const auto group = parse_id<GroupId>(rest.substr(0, slash));
  const auto id = parse_id<CommandId>(rest.substr(slash + 1));
  if (group && id) // else nothing that we wrote
    group_rows_[*group].push_back({*id, from_platform(entry.value)});
}

/// What was on its way to the device meanwhile comes after it: `wrote`.
void ProgrammeClient::opened_copy(const std::shared_ptr<KeptReplica>& fresh) {
  const auto before = std::exchange(programme_, fresh);
  opening_ = nullptr;
  before->let_go();
  if (group_) {
    group_->let_go();
    group_ = nullptr;
  }
  if (!std::exchange(is_started_, true))
    begin();
  if (!keeps_copy())
    ask_standing(*programme_);
  else if (socket_ == Socket::closed)
    connect();
  changed(*programme_, {true, true, true});
}

bool ProgrammeClient::is_away() const {
  const sync::Line line = programme().line();
  const bool has_waited = platform::time_of_day_ms() - started_ms_ > connecting_ms_max;
  return line == sync::Line::refused || (line != sync::Line::live && (is_unreachable() || has_waited));
}

void ProgrammeClient::begin() {
  platform::every(tick_ms, [this] { tick(); });
  platform::on_return([this] {
    connect_at_ms_ = 0;
    tick();
  });
}

// The other tabs

void ProgrammeClient::tell_tabs(const sync::TabFrame& frame) {
  const Bytes bytes = sync::encode_tab_frame(frame);
  platform::tell_tabs(std::as_bytes(std::span(bytes)));
}

void ProgrammeClient::heard(std::span<const std::byte> message) {
  const auto frame = sync::decode_tab_frame(from_platform(message));
  if (!frame)
    return platform::report("another tab told what cannot be read: is it of another version?");
  if (const auto* standing = std::get_if<sync::Standing>(&*frame))
    hear_of_line(*standing);
  if (const auto* written = std::get_if<sync::OutboxWritten>(&*frame))
    hear_of_left(*written);
  const bool is_asked = std::holds_alternative<sync::StandingAsked>(*frame);
  if (is_asked && keeps_copy())
    look_for_rows();
  for (const auto& replica : {programme_, opening_, group_}) {
    if (!replica || replica->stream() != sync::stream_of(*frame))
      continue;
    if (is_asked && keeps_copy())
      tell_tabs(standing_of(*replica));
    else
      replica->hear(*frame);
  }
}

/// A row that one replica of this page wrote is news to those that were opened while it did.
void ProgrammeClient::wrote(const sync::OutboxWritten& written, const KeptReplica& by) {
  hear_of_left(written);
  for (const auto& replica : {programme_, opening_, group_}) {
    if (replica && replica.get() != &by && replica->stream() == written.stream)
      replica->hear(written);
  }
}

sync::Standing ProgrammeClient::standing_of(const KeptReplica& replica) const {
  sync::Standing standing = replica.replica().standing();
  standing.unreachable = is_unreachable();
  return standing;
}

/// When it is another than was told before.
void ProgrammeClient::tell_standing(const KeptReplica& replica) {
  if (!keeps_copy())
    return;
  sync::Standing standing = standing_of(replica);
  sync::Standing& told = told_[replica.stream()];
  if (standing == told)
    return;
  told = std::move(standing);
  tell_tabs(told);
}

void ProgrammeClient::ask_standing(const KeptReplica& replica) {
  tell_tabs(sync::StandingAsked{replica.stream()});
}

/// The session may have ended: each tab finds out for itself.
void ProgrammeClient::hear_of_line(const sync::Standing& standing) {
  if (keeps_copy() || standing.stream != stream_)
    return;
  const bool was_reachable = !std::exchange(is_unreachable_there_, standing.unreachable);
  if (was_reachable && is_unreachable_there_)
    on_unreachable_();
}

void ProgrammeClient::look_for_rows() {
  if (database_.empty())
    return;
  platform::read_store(
      outbox_store, outbox_prefix(stream_),
      [this](platform::StoreResult, const std::vector<platform::StoreEntry>& entries) {
        for (const platform::StoreEntry& entry : entries) {
          sort_group_row(entry);
          for (const auto& replica : {programme_, group_}) {
            if (const auto id = replica ? replica->outbox_id(entry.key) : std::nullopt)
              replica->take_up(*id, from_platform(entry.value));
          }
        }
        keep_left_rows();
      }
  );
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
  erase_left(*found);
  if (group_ && group_->stream() == found->command.stream)
    group_->hear(sync::TabFrame(sync::OutboxWritten{found->command.stream, id, {}})
    ); // it may be reading the row
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
  } else if (const auto* outcome = std::get_if<sync::Outcome>(&*decoded)) {
    hear_of_left(*outcome);
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
      std::min(connect_at_ms_, now + 2 * connect_pause_ms_max);      // the clock may have been set back
  const bool is_ready_to = keeps_copy() && is_started_ && !opening_; // or it would greet with the copy before
  if (is_ready_to && socket_ == Socket::closed && may_connect_ && now >= connect_at_ms_)
    connect();
  programme_->tick(now);
  if (group_)
    group_->tick(now);
  const bool was_away = std::exchange(was_away_, is_away());
  if (was_away != was_away_)
    on_change_();
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
  if (&replica == opening_.get())
    return; // not shown yet
  if (what.outbox || what.line)
    tell_standing(replica);
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

/// Once each, by one tab; whether it arrived does not matter to anybody here.
void ProgrammeClient::tell_noticed() {
  if (!keeps_copy())
    return;
  for (const sync::effect::Matter matter : std::exchange(noticed_, {})) {
    const std::string body = R"({"kind":")" + std::string(name_of(matter)) + R"("})";
    platform::post_json("/api/report", body, [](const platform::HttpResponse&) {});
  }
}

} // namespace verdiep::replica
