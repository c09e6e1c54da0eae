#include "server/gateway/sync_hub.hpp"

#include "server/gateway/feed_entry.hpp"
#include "shared/stream/state.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace verdiep::gateway {
namespace {

constexpr std::chrono::milliseconds tick_time{2'000};
constexpr const char* log_unreadable = "the log could not be read";

sync::Refusal refusal_of(pipeline::Refusal refusal) {
  switch (refusal) {
  case pipeline::Refusal::malformed:
    return sync::Refusal::malformed;
  case pipeline::Refusal::too_large:
    return sync::Refusal::too_large;
  case pipeline::Refusal::too_fast:
    return sync::Refusal::too_fast;
  case pipeline::Refusal::storage_full:
    return sync::Refusal::storage_full;
  case pipeline::Refusal::read_only:
    return sync::Refusal::read_only;
  case pipeline::Refusal::shutting_down:
    return sync::Refusal::shutting_down;
  case pipeline::Refusal::unavailable:
    return sync::Refusal::unavailable;
  }
  return sync::Refusal::unavailable;
}

sync::Outcome outcome_frame(StreamId stream, CommandId id, const pipeline::Outcome& outcome) {
  sync::Outcome frame{stream, id, {}, {}, {}};
  if (const auto* accepted = std::get_if<pipeline::Accepted>(&outcome)) {
    frame.accepted = accepted->position;
  } else if (const auto* rejection = std::get_if<Rejection>(&outcome)) {
    frame.rejection = *rejection;
  } else if (const auto* refusal = std::get_if<pipeline::Refusal>(&outcome)) {
    frame.refusal = refusal_of(*refusal);
  } else {
    frame.refusal = sync::Refusal::command_id_reused;
  }
  return frame;
}

sync::SharedFrame checkpoint_frame(StreamId stream, const std::string& note) {
  return std::make_shared<const Bytes>(sync::encode_frame(sync::ServerFrame(sync::Checkpoint{stream, {note}}))
  );
}

/// The second line of a checkpoint is the size of the tree (C2SP tlog-checkpoint).
Position size_in(const std::string& note) {
  const auto begin = note.find('\n') + 1;
  Position size;
  std::from_chars(note.data() + begin, note.data() + note.size(), size.value);
  return size;
}

/// Tells the session what was read, or ends it: the log could not be read.
template <class T, class Call>
std::function<void(SyncConnection&)> answer_with(Result<T> read, Call call) {
  return [read = std::move(read), call = std::move(call)](SyncConnection& connection) {
    if (!read)
      return connection.end(sync::ByeReason::unavailable, log_unreadable);
    connection.tell([&](sync::ServerSession& session) { return call(session, *read); });
  };
}

} // namespace

SyncFigures::SyncFigures(metrics::Registry& registry)
    : open(registry.gauge("verdiep_sockets", "Open WebSockets.")),
      received(registry.counter("verdiep_socket_received_bytes_total", "Bytes of messages from clients.")),
      sent(registry.counter("verdiep_socket_sent_bytes_total", "Bytes of messages queued for clients.")),
      dropped(registry.counter(
          "verdiep_sockets_dropped_total", "Sockets closed because their client did not read."
      )),
      deletions_confirmed(registry.counter(
          "verdiep_deletions_confirmed_total",
          "Times that a client reported having deleted what was withdrawn."
      )) {}

SyncHub::SyncHub(Parts parts)
    : parts_(std::move(parts)),
      figures_(parts_.metrics),
      hand_over_(parts_.loop),
      broadcasts_(hand_over_, [this](const News& news) { tell(news); }) {
  tick();
}

// Connections

std::unique_ptr<SocketUser> SyncHub::open(const identity::SignedIn& who) {
  const auto own = per_account_.find(who.account.id);
  const std::size_t of_account = own == per_account_.end() ? 0 : own->second;
  if (connections_.size() >= parts_.sockets_max || of_account >= parts_.sockets_per_account_max)
    return nullptr;
  return std::make_unique<SyncConnection>(*this, next_id_++, who);
}

void SyncHub::enter(SyncConnection& connection) {
  connections_.emplace(connection.id(), &connection);
  ++per_account_[connection.account()];
  figures_.open.add();
}

void SyncHub::leave(SyncConnection& connection) {
  connections_.erase(connection.id());
  const auto own = per_account_.find(connection.account());
  if (--own->second == 0)
    per_account_.erase(own);
  for (auto stream = following_.begin(); stream != following_.end();) {
    stream->second.erase(connection.id());
    stream = stream->second.empty() ? following_.erase(stream) : std::next(stream);
  }
  figures_.open.subtract();
}

void SyncHub::end_session(const Sha256& session) {
  for (const auto& [id, connection] : connections_) {
    if (connection->session_key() == session)
      connection->end(sync::ByeReason::signed_out, "");
  }
}

void SyncHub::end_all(sync::ByeReason reason, const std::string& detail) {
  for (const auto& [id, connection] : connections_)
    connection->end(reason, detail);
}

void SyncHub::tick() {
  const std::int64_t now_ms = parts_.clock().ms;
  for (const auto& [id, connection] : connections_) {
    connection->tell([now_ms](auto& session) { return session.tick(now_ms); });
  }
  parts_.loop.post_after(tick_time, [this] { tick(); });
}

// Questions of one session

void SyncHub::reply(std::uint64_t connection, const Answer& answer) {
  hand_over_.add([this, connection, answer] {
    if (const auto found = connections_.find(connection); found != connections_.end())
      answer(*found->second);
  });
}

void SyncHub::answer_later(const SyncConnection& connection, std::function<Answer()> read) {
  parts_.loop.read([this, id = connection.id(), read = std::move(read)] { reply(id, read()); });
}

void SyncHub::admit_to_groups(SyncConnection& connection, StreamId programme) {
  const MemberId member = connection.member_in(programme);
  for (const StreamId room : parts_.pipeline.groups(programme, member))
    connection.join({room, member});
}

void SyncHub::subscribe(SyncConnection& connection, const sync::effect::Subscribe& effect) {
  following_[effect.stream].insert(connection.id());
  const auto known = facts(effect.stream, effect.member);
  if (!known)
    return connection.end(sync::ByeReason::unavailable, log_unreadable);
  if (known->audiences.empty())
    return take_away(connection, effect.stream); // they left, or have a role that reads no stream
  admit_to_groups(connection, effect.stream);    // after the facts: these may tell of joining
  connection.tell([&](auto& session) { return session.subscribed(effect.stream, *known); });
}

Result<sync::StreamFacts> SyncHub::facts(StreamId stream, MemberId member) const {
  VERDIEP_TRY(head, parts_.pipeline.head(stream));
  VERDIEP_TRY(audiences, feed_heads(stream, member));
  sync::StreamFacts facts{
      .rules = stream::rules_version,
      .epoch = parts_.epoch,
      .head = head,
      .key = parts_.key,
      .audiences = std::move(audiences),
      .checkpoint = nullptr,
      .checkpoint_size = {},
  };
  if (const auto note = parts_.pipeline.checkpoint(stream)) {
    facts.checkpoint = checkpoint_frame(stream, *note);
    facts.checkpoint_size = size_in(*note);
  }
  return facts;
}

Result<std::vector<sync::FeedHead>> SyncHub::feed_heads(StreamId stream, MemberId member) const {
  std::vector<sync::FeedHead> heads;
  for (const disclosures::Audience& audience : parts_.pipeline.audiences(stream, member)) {
    VERDIEP_TRY(seq, parts_.log.feed_head(stream, audience));
    heads.push_back({audience, seq});
  }
  return heads;
}

void SyncHub::submit(const SyncConnection& connection, sync::effect::SubmitCommand& effect) {
  std::optional<pipeline::Prediction> prediction;
  if (effect.prediction) {
    const auto& [rules, base, context, hash] = *effect.prediction;
    prediction = pipeline::Prediction{rules, base, context, hash};
  }
  parts_.pipeline.submit(
      {connection.account(), effect.member, std::move(effect.command), prediction},
      [this, id = connection.id(), stream = effect.stream,
       command = effect.id](CommandId, const pipeline::Outcome& outcome) {
        reply(id, [this, frame = outcome_frame(stream, command, outcome)](SyncConnection& to) {
          if (frame.accepted)
            admit_to_groups(to, frame.stream); // it may have been that they joined one
          to.tell([&](auto& session) { return session.outcome(frame); });
        });
      }
  );
}

void SyncHub::read_history(const SyncConnection& connection, const sync::effect::ReadHistory& effect) {
  answer_later(connection, [this, effect] {
    std::vector<Bytes> records;
    std::size_t bytes = 0;
    auto read = parts_.log.read(effect.stream, effect.from, effect.to, [&](Position, ByteView record) {
      if (!records.empty() && bytes + record.size() > sync::page_bytes_max)
        return false;
      bytes += record.size();
      records.emplace_back(record.begin(), record.end());
      return true;
    });
    using Records = std::vector<Bytes>;
    auto page = read ? Result<Records>(std::move(records)) : tl::make_unexpected(std::move(read.error()));
    return answer_with(std::move(page), [effect](auto& session, const Records& found) {
      return session.history_read(effect.stream, effect.from, found);
    });
  });
}

void SyncHub::read_feed(const SyncConnection& connection, const sync::effect::ReadFeed& effect) {
  answer_later(connection, [this, effect] {
    auto items =
        parts_.log.read_feed(effect.stream, effect.audience, effect.after + 1, sync::page_entries_max);
    return answer_with(std::move(items).map(feed_entries), [effect](auto& session, const auto& entries) {
      return session.feed_read(effect.stream, effect.audience, effect.after, entries);
    });
  });
}

// News for all who follow

std::vector<SyncConnection*> SyncHub::followers(StreamId stream) const {
  std::vector<SyncConnection*> found;
  const auto ids = following_.find(stream);
  if (ids == following_.end())
    return found;
  for (const std::uint64_t id : ids->second)
    found.push_back(connections_.at(id));
  return found;
}

std::vector<SyncConnection*>
SyncHub::connections_of(StreamId stream, const std::vector<MemberId>& members) const {
  std::vector<SyncConnection*> found;
  if (members.empty())
    return found;
  for (const auto& [id, connection] : connections_) {
    const MemberId member = connection->member_in(stream);
    if (!member.is_nil() && std::find(members.begin(), members.end(), member) != members.end())
      found.push_back(connection);
  }
  return found;
}

void SyncHub::tell(const News& news) {
  const StreamId stream = news.broadcast.stream;
  std::vector<SyncConnection*> changed = connections_of(stream, news.audiences_changed);
  std::erase_if(changed, [&](SyncConnection* connection) {
    admit_to_groups(*connection, stream);
    const bool is_out = parts_.pipeline.audiences(stream, connection->member_in(stream)).empty();
    if (is_out)
      take_away(*connection, stream); // first: what follows was written after they left
    return is_out;
  });
  for (SyncConnection* connection : followers(stream)) {
    connection->tell([&](auto& session) { return session.published(news.broadcast); });
  }
  for (SyncConnection* connection : changed)
    tell_audiences(*connection, stream);
}

void SyncHub::tell_audiences(SyncConnection& connection, StreamId stream) {
  const auto audiences = feed_heads(stream, connection.member_in(stream));
  if (!audiences)
    return connection.end(sync::ByeReason::unavailable, log_unreadable);
  connection.tell([&](auto& session) { return session.audiences_changed(stream, *audiences); });
}

void SyncHub::take_away(SyncConnection& connection, StreamId stream) {
  if (const auto ids = following_.find(stream); ids != following_.end()) {
    ids->second.erase(connection.id());
    if (ids->second.empty())
      following_.erase(ids);
  }
  connection.lose(stream);
}

void SyncHub::add_checkpoint(StreamId stream, Position size, std::shared_ptr<const std::string> note) {
  hand_over_.add([this, stream, size, frame = checkpoint_frame(stream, *note)] {
    for (SyncConnection* connection : followers(stream)) {
      connection->tell([&](auto& session) { return session.checkpoint(stream, size, frame); });
    }
  });
}

} // namespace verdiep::gateway
