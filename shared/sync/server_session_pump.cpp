// What a session sends, and when: everything here is about room.
#include "shared/sync/server_session.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::sync {

namespace {

/// Room kept for the answer to a read: a page and what frames it.
constexpr std::size_t read_bytes = server_frame_bytes_max;

/// A detail is for logs: cut, not refused.
Text<200> detail_text(std::string detail) {
  if (detail.size() > Text<200>::bytes_max) {
    detail.resize(Text<200>::bytes_max);
  }
  return {std::move(detail)};
}

} // namespace

void ServerSession::pump() {
  if (closed_) {
    return;
  }
  is_blocked_ = false;
  pump_controls();
  if (controls_.empty()) {
    pump_streams();
  }
  // Reads that are answered give room back by themselves; only bytes that nobody reads are the client's
  // doing.
  const bool waits_for_credit = is_blocked_ && bytes_unread_ > 0;
  if (!waits_for_credit) {
    blocked_since_ms_.reset();
  } else if (!blocked_since_ms_) {
    blocked_since_ms_ = now_ms_;
  }
}

void ServerSession::pump_controls() {
  while (!controls_.empty() && has_room(controls_.front().size())) {
    bytes_unread_ += controls_.front().size();
    effects_.push_back(effect::Send{std::move(controls_.front())});
    controls_.pop_front();
  }
}

void ServerSession::pump_streams() {
  // Begin after the stream that was served last, so that a long one does not starve the others.
  auto entry = subscriptions_.upper_bound(served_last_);
  for (std::size_t count = subscriptions_.size(); count > 0; --count) {
    if (entry == subscriptions_.end()) {
      entry = subscriptions_.begin();
    }
    const std::size_t effects_before = effects_.size();
    if (entry->second.is_welcomed) {
      pump_stream(entry->first, entry->second);
    }
    if (effects_.size() != effects_before) {
      served_last_ = entry->first;
    }
    ++entry;
  }
}

void ServerSession::pump_stream(StreamId stream, Subscription& subscription) {
  pump_history(stream, subscription);
  pump_feeds(stream, subscription);
  pump_checkpoint(subscription);
}

void ServerSession::pump_history(StreamId stream, Subscription& subscription) {
  const bool is_wanted = subscription.fetch || subscription.sent < subscription.head;
  if (!is_wanted || subscription.is_reading || !has_room(read_bytes)) {
    return;
  }
  Position from = subscription.sent.next();
  Position to = subscription.head;
  const bool is_fetch = subscription.fetch.has_value();
  if (is_fetch) {
    from = subscription.fetch->from;
    to = subscription.fetch->to;
    subscription.fetch.reset();
  }
  to = std::min(to, from.plus(page_records_max - 1));
  subscription.is_reading = true;
  reads_.push_back({stream, std::nullopt, from.value, is_fetch});
  effects_.push_back(effect::ReadHistory{stream, from, to});
}

void ServerSession::pump_feeds(StreamId stream, Subscription& subscription) {
  for (auto& [audience, feed] : subscription.feeds) {
    const bool is_wanted = feed.sent < feed.head && !feed.is_reading && !feed.waits_for_record;
    if (is_wanted && has_room(read_bytes)) {
      feed.is_reading = true;
      reads_.push_back({stream, audience, feed.sent, false});
      effects_.push_back(effect::ReadFeed{stream, audience, feed.sent});
    }
  }
}

void ServerSession::pump_checkpoint(Subscription& subscription) {
  const bool is_due = subscription.checkpoint != nullptr && subscription.checkpoint_size <= subscription.sent;
  if (is_due && has_room(subscription.checkpoint->size())) {
    send_shared(subscription.checkpoint);
    subscription.checkpoint = nullptr;
  }
}

bool ServerSession::has_room(std::size_t bytes) {
  // Reads that are answered give room back by themselves; only bytes that nobody reads are the client's
  // doing.
  is_blocked_ = is_blocked_ || bytes_unread_ + bytes > credit_window_bytes;
  return bytes_unread_ + reads_.size() * read_bytes + bytes <= credit_window_bytes;
}

void ServerSession::send_records(Subscription& subscription, const SharedBatch& batch) {
  send_shared(batch.frame);
  if (batch.last > subscription.sent) {
    subscription.sent = batch.last;
    for (auto& [audience, feed] : subscription.feeds) {
      feed.waits_for_record = false;
    }
  }
}

void ServerSession::send_shared(const SharedFrame& frame) {
  bytes_unread_ += frame->size();
  effects_.push_back(effect::SendShared{frame});
}

void ServerSession::queue(const ServerFrame& frame) {
  if (closed_) {
    return;
  }
  if (controls_.size() >= controls_waiting_max) {
    return bye(ByeReason::too_slow, "answers were not read");
  }
  controls_.push_back(encode_frame(frame));
}

void ServerSession::bye(ByeReason reason, std::string detail) {
  Text<200> text = detail_text(std::move(detail));
  effects_.push_back(effect::Send{encode_frame(ServerFrame(Bye{reason, text}))});
  effects_.push_back(effect::Close{reason, std::move(text.value)});
  closed_ = true;
}

ServerSession::Subscription* ServerSession::welcomed(StreamId stream) {
  const auto entry = subscriptions_.find(stream);
  return entry != subscriptions_.end() && entry->second.is_welcomed ? &entry->second : nullptr;
}

ServerSession::Subscription* ServerSession::demand(StreamId stream) {
  Subscription* subscription = welcomed(stream);
  if (subscription == nullptr && revoked_.count(stream) == 0) {
    if (members_.count(stream) == 0) {
      bye(ByeReason::unknown_stream, "no stream of this account");
    } else {
      bye(ByeReason::out_of_order, "a frame about this stream before its Welcome");
    }
  }
  return subscription;
}

SessionEffects ServerSession::take_effects() {
  return std::exchange(effects_, {});
}

} // namespace verdiep::sync
