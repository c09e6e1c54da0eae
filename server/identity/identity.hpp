#pragma once

#include "events/rejection.hpp"
#include "events/types/id.hpp"
#include "events/types/timestamp.hpp"
#include "server/identity/attempt_limit.hpp"
#include "server/identity/rows.hpp"
#include "server/identity/token.hpp"
#include "server/identity/turns.hpp"
#include "server/log/log.hpp"
#include "server/pipeline/pipeline.hpp"
#include "shared/result.hpp"

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

/// Who somebody is: accounts, the invitations that make or open them, and the sessions in which they are
/// signed in.
namespace verdiep::identity {

inline constexpr std::int64_t day_ms = 24 * 60 * 60 * 1000LL;
/// A session ends when it was not used for this long.
inline constexpr std::int64_t session_lifetime_ms = 30 * day_ms;
/// A session in use is written anew at most this often.
inline constexpr std::int64_t session_renewal_ms = day_ms;
/// How long a repeated join gets its session again.
inline constexpr std::int64_t join_repeat_ms = 60 * 60 * 1000LL;

/// Why a token or cookie opens nothing. The client puts it into words.
enum class Denial : std::uint8_t {
  unknown_token, ///< never given out, or its account is gone
  expired,
  used_up,
  wrong_kind,   ///< a log-in link where a joining link is needed, or the other way round
  invalid_name, ///< empty, too long, or not text
  invalid_avatar,
  too_many_attempts,
};
[[nodiscard]] std::string_view code_of(Denial denial);

/// Somebody who proved who they are.
struct SignedIn {
  Sha256 session; ///< the session's key, never the token
  Account account;
  Timestamp expires;
};

/// A new session; `token` goes into the cookie and nowhere else.
struct NewSession {
  Token token;
  SignedIn signed_in;
};

using Redeemed = std::variant<NewSession, Denial, Rejection, Error>;
template <class T>
using Handler = std::function<void(T)>;

struct JoinInvitation {
  StreamId stream;
  Timestamp expires;
  std::optional<std::uint32_t> uses; ///< none: no limit
};

struct LoginInvitation {
  log::AccountId account;
  Timestamp expires;
  std::optional<std::uint32_t> uses;
};

/// Shape  `request` is a UUID made by the client, the same when it asks again because no answer came; so
/// nobody joins twice. Without
///        it each call is another person.
struct JoinRequest {
  std::string token;
  std::string name;
  people::Avatar avatar;
  std::optional<std::array<std::uint8_t, 16>> request;
};

/// Shape       `address` is whom to charge for wrong tokens; `now` the caller's clock
/// Invariants  1. A token is nowhere in the store, only its SHA-256.
///             2. An account lies in the store, with the command that joins it, before that command is
///             submitted.
///             3. Changes are decided one after another, each on rows that are on disk.
/// Errors      damaged: a row does not decode; unavailable, storage_full: nothing changed, try later
/// Threads     every function from any thread. Handlers are called once, on the committer thread or before
/// the function returns
/// Owner       must outlive the pipeline's `stop`, which ends what is under way
class Identity {
public:
  Identity(const log::Log& log, pipeline::Pipeline& pipeline);

  void invite_join(const JoinInvitation& invitation, Timestamp now, Handler<Result<Token>> handler);
  void invite_login(const LoginInvitation& invitation, Timestamp now, Handler<Result<Token>> handler);

  /// What a token would do, without using it.
  [[nodiscard]] std::variant<Invitation, Denial, Error>
  look_at(std::string_view token, std::string_view address, Timestamp now);

  /// Makes an account and joins the programme under it: the row first, then the command, then the session.
  void join(JoinRequest request, std::string_view address, Timestamp now, Handler<Redeemed> handler);
  void log_in(std::string_view token, std::string_view address, Timestamp now, Handler<Redeemed> handler);

  /// Sends the joining commands again whose outcome was not seen before the program ended. Once, at the
  /// start.
  [[nodiscard]] Result<void> resume(Timestamp now);
  /// Deletes what has expired.
  void sweep(Timestamp now, Handler<Result<void>> handler);

  /// Who holds this session token; nullopt for nobody.
  [[nodiscard]] Result<std::optional<SignedIn>> authenticate(std::string_view token, Timestamp now) const;
  /// Whether enough of the session's life has passed to prolong it.
  [[nodiscard]] static bool is_renewal_due(const SignedIn& signed_in, Timestamp now);
  void renew(const SignedIn& signed_in, Timestamp now, Handler<Result<void>> handler);
  void log_out(const Sha256& session, Handler<Result<void>> handler);
  void log_out_everywhere(log::AccountId account, Handler<Result<void>> handler);

  [[nodiscard]] Result<std::vector<Session>> sessions(log::AccountId account) const;
  [[nodiscard]] Result<std::optional<Account>> account(log::AccountId account) const;
  [[nodiscard]] Result<std::optional<Account>> account_of(StreamId stream, MemberId member) const;

  /// Makes an account for a member whom other commands than `JoinProgramme` bring into a programme: the demo,
  /// the command line. Before those commands, so that no member is without an account.
  void open_account(
      Membership membership, const people::Name& name, Timestamp now, Handler<Result<log::AccountId>> handler
  );

  /// Deletes the person behind a member: account, sessions, log-in links. not_found when there is none.
  void erase(StreamId stream, MemberId member, Handler<Result<void>> handler);

  /// Hears of each session that ended before its time, to close what it opened. Set once, before the first
  /// call from another thread.
  void on_session_ended(std::function<void(const Sha256&)> listener) { session_ended_ = std::move(listener); }

private:
  using Ended = std::vector<Sha256>;

  void invite(Invitation invitation, Handler<Result<Token>> handler);
  [[nodiscard]] std::variant<std::pair<Sha256, Invitation>, Denial, Error>
  usable(std::string_view token, InvitationKind kind, Timestamp now) const;
  void charge_if_wrong(std::string_view address, const Denial* denial, Timestamp now);
  [[nodiscard]] bool may_try(std::string_view address, Timestamp now);

  void join_in_turn(
      const JoinRequest& request, const std::string& address, Timestamp now, Handler<Redeemed> handler
  );
  void join_again(Account account, Timestamp now, Handler<Redeemed> handler);
  void join_first(
      Account account, const Sha256& key, Invitation invitation, Timestamp now, Handler<Redeemed> handler
  );
  void submit_joining(Account account, Timestamp now, Handler<Redeemed> handler);
  void
  finish_joining(Account account, const pipeline::Outcome& outcome, Timestamp now, Handler<Redeemed> handler);
  void undo_joining(const Account& account, Redeemed answer, Handler<Redeemed> handler);
  void log_in_in_turn(
      std::string_view token, const std::string& address, Timestamp now, Handler<Redeemed> handler
  );
  void open_session(
      Account account, std::vector<log::RowChange> changes, Timestamp now, Handler<Redeemed> handler
  );
  void end_sessions(std::vector<log::RowChange> changes, Ended ended, Handler<Result<void>> handler);

  /// Runs `change` when its turn comes; the turn ends when `change` calls the handler it is given, just
  /// before `handler` hears.
  template <class Answer>
  void in_turn(Handler<Answer> handler, std::function<void(Handler<Answer>)> change) {
    const bool taken = turns_.take([handler, change = std::move(change)](const Turns::Done& done) {
      change([handler, done](Answer answer) {
        done();
        handler(std::move(answer));
      });
    });
    if (!taken)
      handler(busy_answer<Answer>());
  }

  /// Too many wait for their turn.
  template <class Answer>
  [[nodiscard]] static Answer busy_answer() {
    Error error{ErrorCode::unavailable, "too many people are joining at once", "Try again in a moment."};
    if constexpr (std::is_same_v<Answer, Redeemed>) {
      return error;
    } else {
      return tl::make_unexpected(std::move(error));
    }
  }

  const log::Log& log_;
  pipeline::Pipeline& pipeline_;
  std::function<void(const Sha256&)> session_ended_;
  Turns turns_;

  std::mutex attempts_mutex_;
  AttemptLimit attempts_;
};

} // namespace verdiep::identity
