#include "server/gateway/sync_connection.hpp"

#include "events/codec/described.hpp"
#include "server/gateway/sync_hub.hpp"

#include <utility>
#include <variant>

namespace verdiep::gateway {
namespace {

using sync::ByeReason;

/// The window that the session keeps to, and as much again for frames that need no credit.
constexpr std::size_t queued_bytes_max = 2 * sync::credit_window_bytes;

CloseCode code_of(ByeReason reason) {
  switch (reason) {
  case ByeReason::malformed_frame:
  case ByeReason::out_of_order:
    return CloseCode::protocol_error;
  case ByeReason::unknown_stream:
  case ByeReason::too_many:
    return CloseCode::policy;
  case ByeReason::too_slow:
    return CloseCode::too_slow;
  case ByeReason::signed_out:
    return CloseCode::session_ended;
  case ByeReason::shutting_down:
    return CloseCode::going_away;
  case ByeReason::unavailable:
    return CloseCode::try_again_later;
  }
  return CloseCode::policy;
}

std::vector<sync::Membership> memberships_of(const identity::Account& account) {
  std::vector<sync::Membership> memberships;
  for (const auto& [stream, member] : account.memberships.items)
    memberships.push_back({stream, member});
  return memberships;
}

} // namespace

SyncConnection::SyncConnection(SyncHub& hub, std::uint64_t id, const identity::SignedIn& who)
    : hub_(hub),
      id_(id),
      account_(who.account.id),
      session_key_(who.session),
      memberships_(memberships_of(who.account)) {
  hub_.enter(*this);
}

SyncConnection::~SyncConnection() {
  hub_.leave(*this);
}

void SyncConnection::on_open(Socket& socket) {
  socket_ = &socket;
  tell([this](auto& session) { return session.opened(memberships_); });
  for (const auto& [programme, member] : std::vector(memberships_))
    hub_.admit_to_groups(*this, programme);
  if (ended_before_open_)
    end(*ended_before_open_, "");
}

void SyncConnection::on_message(ByteView message) {
  hub_.figures().received.add(message.size());
  tell([message](auto& session) { return session.received(message); });
}

void SyncConnection::on_closed() {
  socket_ = nullptr;
}

void SyncConnection::end(ByeReason reason, std::string detail) {
  ended_before_open_ = reason;
  tell([&](auto& session) {
    return session.is_closed() ? sync::SessionEffects{} : session.close(reason, std::move(detail));
  });
}

MemberId SyncConnection::member_in(StreamId stream) const {
  for (const sync::Membership& membership : memberships_) {
    if (membership.stream == stream)
      return membership.member;
  }
  return {};
}

void SyncConnection::join(const sync::Membership& membership) {
  if (!member_in(membership.stream).is_nil())
    return;
  memberships_.push_back(membership);
  session_.joined(membership);
}

void SyncConnection::lose(StreamId stream) {
  std::erase_if(memberships_, [&](const sync::Membership& membership) {
    return membership.stream == stream;
  });
  tell([&](auto& session) { return session.audiences_changed(stream, {}); });
}

void SyncConnection::perform(sync::SessionEffects effects) {
  for (sync::SessionEffect& effect : effects) {
    if (socket_ == nullptr)
      return;
    std::visit([this](auto& one) { carry_out(one); }, effect);
  }
}

void SyncConnection::carry_out(sync::effect::Send& effect) {
  send(std::make_shared<const Bytes>(std::move(effect.frame)));
}

void SyncConnection::carry_out(sync::effect::SendShared& effect) {
  send(std::move(effect.frame));
}

void SyncConnection::send(sync::SharedFrame frame) {
  if (socket_->queued_bytes() + frame->size() > queued_bytes_max) {
    return drop(std::string(codec::enum_name(ByeReason::too_slow)));
  }
  hub_.figures().sent.add(frame->size());
  socket_->send(std::move(frame));
}

void SyncConnection::carry_out(sync::effect::Subscribe& effect) {
  hub_.subscribe(*this, effect);
}
void SyncConnection::carry_out(sync::effect::SubmitCommand& effect) {
  hub_.submit(*this, effect);
}
void SyncConnection::carry_out(sync::effect::ReadHistory& effect) {
  hub_.read_history(*this, effect);
}
void SyncConnection::carry_out(sync::effect::ReadFeed& effect) {
  hub_.read_feed(*this, effect);
}

void SyncConnection::carry_out(sync::effect::DeletionConfirmed&) {
  hub_.figures().deletions_confirmed.add();
}

void SyncConnection::carry_out(sync::effect::Close& effect) {
  std::string reason(codec::enum_name(effect.reason));
  if (!effect.detail.empty())
    reason += ": " + effect.detail;
  if (effect.reason != ByeReason::too_slow)
    return socket_->close(code_of(effect.reason), std::move(reason));
  drop(std::move(reason));
}

/// What it did not read is forgotten; connecting again it goes on from what it has.
void SyncConnection::drop(std::string reason) {
  hub_.figures().dropped.add();
  std::exchange(socket_, nullptr)->drop(CloseCode::too_slow, std::move(reason));
}

} // namespace verdiep::gateway
