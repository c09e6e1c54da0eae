#pragma once

#include "server/gateway/socket.hpp"
#include "server/identity/identity.hpp"
#include "shared/sync/server_session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace verdiep::gateway {

class SyncHub;

/// One person's socket: carries what arrives to a `sync::ServerSession`, and carries out its effects.
///
/// Invariants  1. What waits in the socket is bounded, also for a client that gives credit for what it did
/// not read.
///             2. The session hears nothing after the socket has closed.
/// Owner       the transport's connection owns it; answers that come later find it by `id` in the hub, if it
/// is still there
/// Threads     the loop's thread
class SyncConnection final : public SocketUser {
public:
  SyncConnection(SyncHub& hub, std::uint64_t id, const identity::SignedIn& who);
  ~SyncConnection() override;

  void on_open(Socket& socket) override;
  void on_message(ByteView message) override;
  void on_closed() override;

  /// Lets `call` say something to the session and carries out what comes of it.
  template <class Call>
  void tell(Call&& call) {
    if (socket_ != nullptr)
      perform(call(session_));
  }
  void end(sync::ByeReason reason, std::string detail);
  /// The person may read one more stream from now on; nothing if they might already.
  void join(const sync::Membership& membership);
  /// A stream is no longer theirs: what was sent of it is revoked, and nothing more is.
  void lose(StreamId stream);

  [[nodiscard]] std::uint64_t id() const { return id_; }
  [[nodiscard]] const Sha256& session_key() const { return session_key_; }
  [[nodiscard]] log::AccountId account() const { return account_; }
  /// Who this account is in a stream, nil if nobody.
  [[nodiscard]] MemberId member_in(StreamId stream) const;

private:
  void perform(sync::SessionEffects effects);
  void carry_out(sync::effect::Send& effect);
  void carry_out(sync::effect::SendShared& effect);
  void carry_out(sync::effect::Subscribe& effect);
  void carry_out(sync::effect::SubmitCommand& effect);
  void carry_out(sync::effect::ReadHistory& effect);
  void carry_out(sync::effect::ReadFeed& effect);
  void carry_out(sync::effect::DeletionConfirmed& effect);
  void carry_out(sync::effect::Close& effect);
  void send(sync::SharedFrame frame);
  void drop(std::string reason);

  SyncHub& hub_;
  const std::uint64_t id_;
  const log::AccountId account_;
  const Sha256 session_key_;
  std::vector<sync::Membership> memberships_; ///< the account's, then those of groups as they come and go

  Socket* socket_ = nullptr; ///< while open
  sync::ServerSession session_;
  std::optional<sync::ByeReason> ended_before_open_;
};

} // namespace verdiep::gateway
