#include "shared/sync/server_session.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::sync {

namespace {

std::string where(const codec::DecodeError& error) {
  return std::string(codec::describe(error.fault)) + " at byte " + std::to_string(error.offset);
}

} // namespace

SessionEffects ServerSession::opened(std::vector<Membership> memberships) {
  is_open_ = true;
  for (const Membership& membership : memberships) {
    members_.emplace(membership.stream, membership.member);
  }
  return take_effects();
}

void ServerSession::joined(Membership membership) {
  members_[membership.stream] = membership.member;
}

SessionEffects ServerSession::received(ByteView frame) {
  if (closed_) {
    return {};
  }
  const auto decoded = decode_client_frame(frame);
  if (!is_open_) {
    bye(ByeReason::out_of_order, "frame before the session was opened");
  } else if (!decoded) {
    bye(ByeReason::malformed_frame, where(decoded.error()));
  } else {
    std::visit([this](const auto& body) { on_frame(body); }, *decoded);
    pump();
  }
  return take_effects();
}

// Frames of the client

void ServerSession::on_frame(const Hello& frame) {
  const auto member = members_.find(frame.stream);
  if (member == members_.end() && revoked_.count(frame.stream) != 0) {
    // It was taken away while the frame was on its way: that is no reason to end the other streams.
    return queue(Revoked{frame.stream, std::nullopt});
  }
  if (member == members_.end()) {
    return bye(ByeReason::unknown_stream, "no stream of this account");
  }
  if (subscriptions_.size() >= streams_max) {
    return bye(ByeReason::too_many, "too many streams on one connection");
  }
  const auto [entry, is_new] = subscriptions_.try_emplace(frame.stream);
  if (!is_new) {
    return bye(ByeReason::out_of_order, "second Hello for this stream");
  }
  Subscription& subscription = entry->second;
  subscription.rules = frame.rules;
  subscription.epoch = frame.epoch;
  subscription.sent = frame.have;
  subscription.cursors = frame.cursors.items;
  has_greeted_ = true;
  revoked_.erase(frame.stream); // what was on its way came before this
  effects_.push_back(effect::Subscribe{frame.stream, member->second, frame.have, frame.root});
}

void ServerSession::on_frame(const Fetch& frame) {
  Subscription* subscription = demand(frame.stream);
  if (subscription == nullptr) {
    return;
  }
  const bool is_range = frame.from.value >= 1 && frame.from <= frame.to && frame.to <= subscription->sent;
  if (!is_range || subscription->fetch) {
    return bye(ByeReason::out_of_order, "Fetch of what was not sent, or before the last was answered");
  }
  subscription->fetch = frame;
}

void ServerSession::on_frame(const Submit& frame) {
  const Subscription* subscription = demand(frame.stream);
  if (subscription == nullptr) {
    return;
  }
  if (submits_under_way_ >= submits_under_way_max) {
    return bye(ByeReason::too_many, "too many commands under way");
  }
  const auto command = decode_command(frame.command.value);
  if (!command) {
    // An outbox may be older or newer than this server: one command that it cannot read must not end the
    // line.
    return queue(Outcome{frame.stream, frame.id, {}, {}, Refusal::malformed});
  }
  if (command->stream != frame.stream || command->id != frame.id) {
    return bye(ByeReason::malformed_frame, "Submit names another stream or id than its command");
  }
  ++submits_under_way_;
  std::optional<PredictionClaim> claim;
  if (frame.prediction) {
    claim = PredictionClaim{subscription->rules, frame.base, frame.context, *frame.prediction};
  }
  effects_.push_back(
      effect::SubmitCommand{frame.stream, members_.at(frame.stream), frame.id, frame.command.value, claim}
  );
}

void ServerSession::on_frame(const Deleted& frame) {
  const Subscription* subscription = demand(frame.stream);
  if (subscription == nullptr) {
    return;
  }
  const auto feed = subscription->feeds.find(frame.audience);
  if (feed == subscription->feeds.end() || frame.seq > feed->second.sent) {
    return; // the audience was revoked, and perhaps given anew, while the frame was on its way
  }
  effects_.push_back(
      effect::DeletionConfirmed{frame.stream, members_.at(frame.stream), frame.audience, frame.seq}
  );
}

void ServerSession::on_frame(const Credit& frame) {
  if (frame.bytes == 0 || frame.bytes > bytes_unread_) {
    return bye(ByeReason::out_of_order, "Credit for bytes that were not sent");
  }
  bytes_unread_ -= frame.bytes;
  blocked_since_ms_.reset();
}

// Answers

SessionEffects ServerSession::subscribed(StreamId stream, const StreamFacts& facts) {
  const auto entry = subscriptions_.find(stream);
  if (!closed_ && entry != subscriptions_.end() && !entry->second.is_welcomed) {
    greet(stream, entry->second, facts);
    pump();
  }
  return take_effects();
}

void ServerSession::greet(StreamId stream, Subscription& subscription, const StreamFacts& facts) {
  subscription.is_welcomed = true;
  subscription.head = std::max(subscription.head, facts.head);
  Welcome welcome{stream, facts.rules, facts.epoch, facts.head, facts.key, members_.at(stream), {}};
  for (const FeedHead& feed : facts.audiences) {
    welcome.audiences.items.push_back(feed.audience);
  }
  queue(std::move(welcome));
  if (subscription.epoch != facts.epoch) {
    // Another history: the client lets go of what it holds and starts over.
    subscription.sent = {};
    subscription.cursors.clear();
  }
  if (subscription.checkpoint_size < facts.checkpoint_size) {
    subscription.checkpoint = facts.checkpoint;
    subscription.checkpoint_size = facts.checkpoint_size;
  }
  for (const FeedCursor& cursor : subscription.cursors) {
    subscription.feeds[cursor.audience].sent = cursor.seq;
  }
  subscription.cursors = {};
  set_audiences(stream, subscription, facts.audiences);
}

void ServerSession::set_audiences(
    StreamId stream, Subscription& subscription, const std::vector<FeedHead>& audiences
) {
  const auto is_held = [&](const Audience& audience) {
    return std::any_of(audiences.begin(), audiences.end(), [&](const FeedHead& feed) {
      return feed.audience == audience;
    });
  };
  for (auto feed = subscription.feeds.begin(); feed != subscription.feeds.end();) {
    if (is_held(feed->first)) {
      ++feed;
    } else {
      queue(Revoked{stream, feed->first});
      feed = subscription.feeds.erase(feed);
    }
  }
  for (const FeedHead& held : audiences) {
    Feed& feed = subscription.feeds[held.audience];
    feed.head = std::max(feed.head, held.seq);
    if (feed.sent > feed.head) {
      // The client read further than the feed goes: it is not the same feed any more.
      queue(Revoked{stream, held.audience});
      feed = Feed{0, held.seq};
    }
  }
}

SessionEffects
ServerSession::history_read(StreamId stream, Position first, const std::vector<Bytes>& records) {
  bool is_fetch = false;
  if (closed_ || !take_read({stream, std::nullopt, first.value}, is_fetch)) {
    return take_effects();
  }
  Subscription* subscription = welcomed(stream);
  if (subscription != nullptr) {
    subscription->is_reading = false;
    const std::vector<SharedBatch> pages = frame_records(stream, first, records);
    if (pages.size() != 1) {
      bye(ByeReason::unavailable, "the log gave no page of records");
    } else if (is_fetch || first == subscription->sent.next()) {
      send_records(*subscription, pages.front());
    }
  }
  pump();
  return take_effects();
}

SessionEffects ServerSession::feed_read(
    StreamId stream, const Audience& audience, std::uint64_t after, const std::vector<FeedEntry>& entries
) {
  bool is_fetch = false;
  if (closed_ || !take_read({stream, audience, after}, is_fetch)) {
    return take_effects();
  }
  Subscription* subscription = welcomed(stream);
  const bool is_known = subscription != nullptr && subscription->feeds.count(audience) != 0;
  if (is_known && subscription->feeds[audience].sent == after) {
    Feed& feed = subscription->feeds[audience];
    feed.is_reading = false;
    const std::optional<SharedRun> run = frame_run(stream, audience, after, entries, subscription->sent);
    if (run) {
      send_shared(run->frame);
      feed.sent = run->seq;
    } else if (entries.empty()) {
      bye(ByeReason::unavailable, "a feed is shorter than its head");
    } else {
      feed.waits_for_record = true;
    }
  }
  pump();
  return take_effects();
}

bool ServerSession::take_read(const Read& read, bool& is_fetch) {
  const auto found = std::find_if(reads_.begin(), reads_.end(), [&](const Read& other) {
    return other.stream == read.stream && other.audience == read.audience && other.from == read.from;
  });
  if (found == reads_.end()) {
    return false;
  }
  is_fetch = found->is_fetch;
  reads_.erase(found);
  return true;
}

SessionEffects ServerSession::outcome(const Outcome& outcome) {
  if (!closed_ && submits_under_way_ > 0) {
    --submits_under_way_;
    // Also of a stream that was lost meanwhile: whoever asked is told what became of it.
    if (welcomed(outcome.stream) != nullptr || revoked_.count(outcome.stream) != 0) {
      queue(outcome);
    }
    pump();
  }
  return take_effects();
}

// News

SessionEffects ServerSession::published(const Broadcast& broadcast) {
  const auto entry = subscriptions_.find(broadcast.stream);
  if (closed_ || entry == subscriptions_.end()) {
    return {};
  }
  Subscription& subscription = entry->second;
  if (!broadcast.batches.empty()) {
    subscription.head = std::max(subscription.head, broadcast.batches.back().last);
  }
  for (const FeedHead& grown : broadcast.feeds) {
    const auto feed = subscription.feeds.find(grown.audience);
    if (feed != subscription.feeds.end()) {
      feed->second.head = std::max(feed->second.head, grown.seq);
    }
  }
  if (subscription.is_welcomed && controls_.empty()) {
    send_live(subscription, broadcast);
    send_runs(subscription, broadcast);
  }
  pump();
  return take_effects();
}

void ServerSession::send_live(Subscription& subscription, const Broadcast& broadcast) {
  for (const SharedBatch& batch : broadcast.batches) {
    const bool is_next = batch.first == subscription.sent.next() && !subscription.is_reading;
    if (!is_next || !has_room(batch.frame->size())) {
      continue;
    }
    send_records(subscription, batch);
  }
}

void ServerSession::send_runs(Subscription& subscription, const Broadcast& broadcast) {
  for (const SharedRun& run : broadcast.runs) {
    const auto entry = subscription.feeds.find(run.audience);
    if (entry == subscription.feeds.end()) {
      continue;
    }
    Feed& feed = entry->second;
    const bool is_next = run.after == feed.sent && !feed.is_reading && run.position_max <= subscription.sent;
    if (is_next && has_room(run.frame->size())) {
      send_shared(run.frame);
      feed.sent = run.seq;
    }
  }
}

SessionEffects ServerSession::checkpoint(StreamId stream, Position size, SharedFrame frame) {
  const auto entry = subscriptions_.find(stream);
  if (closed_ || entry == subscriptions_.end()) {
    return {};
  }
  Subscription& subscription = entry->second;
  if (size >= subscription.checkpoint_size) {
    subscription.checkpoint = std::move(frame);
    subscription.checkpoint_size = size;
  }
  pump();
  return take_effects();
}

SessionEffects ServerSession::audiences_changed(StreamId stream, const std::vector<FeedHead>& audiences) {
  if (closed_) {
    return {};
  }
  if (audiences.empty()) {
    drop_stream(stream);
  } else if (Subscription* subscription = welcomed(stream); subscription != nullptr) {
    set_audiences(stream, *subscription, audiences);
  }
  pump();
  return take_effects();
}

void ServerSession::drop_stream(StreamId stream) {
  members_.erase(stream);
  revoked_.insert(stream); // frames about it may still be on their way
  if (subscriptions_.erase(stream) != 0) {
    queue(Revoked{stream, std::nullopt});
  }
}

SessionEffects ServerSession::tick(std::int64_t now_ms) {
  now_ms_ = now_ms;
  if (closed_) {
    return {};
  }
  if (!first_tick_ms_) {
    first_tick_ms_ = now_ms;
  }
  if (!has_greeted_ && now_ms - *first_tick_ms_ > greeting_ms_max) {
    bye(ByeReason::too_slow, "no Hello came");
  } else if (blocked_since_ms_ && now_ms - *blocked_since_ms_ > unread_ms_max) {
    bye(ByeReason::too_slow, "frames were not read");
  }
  return take_effects();
}

SessionEffects ServerSession::close(ByeReason reason, std::string detail) {
  if (!closed_) {
    bye(reason, std::move(detail));
  }
  return take_effects();
}

} // namespace verdiep::sync
