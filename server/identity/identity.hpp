#pragma once

#include "events/rejection.hpp"
#include "events/types/id.hpp"
#include "events/types/timestamp.hpp"
#include "server/identity/attempt_limit.hpp"
#include "server/identity/passphrase.hpp"
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

/// Who somebody is: accounts, the invitations and passphrases that make or open them, and the sessions in
/// which they are signed in.
namespace verdiep::identity {

inline constexpr std::int64_t day_ms = 24 * 60 * 60 * 1000LL;
/// A session ends when it was not used for this long.
inline constexpr std::int64_t session_lifetime_ms = 30 * day_ms;
/// A session in use is written anew at most this often.
inline constexpr std::int64_t session_renewal_ms = 60 * 60 * 1000LL;
/// On a shared computer: the whole session, and how long it may be left alone.
inline constexpr std::int64_t shared_lifetime_ms = 12 * 60 * 60 * 1000LL;
inline constexpr std::int64_t shared_idle_ms = 30 * 60 * 1000LL;
inline constexpr std::int64_t shared_renewal_ms = 2 * 60 * 1000LL;
/// So long after a log-in link its owner may set a passphrase without knowing the old one.
inline constexpr std::int64_t link_proof_ms = 60 * 60 * 1000LL;
/// How long a repeated join gets its session again.
inline constexpr std::int64_t join_repeat_ms = 60 * 60 * 1000LL;

/// Why a token, passphrase or cookie opens nothing, or a wish about them is refused. The client puts it into words.
enum class Denial : std::uint8_t {
  unknown_token, ///< never given out, or its account is gone
  expired,
  used_up,
  wrong_kind,   ///< a log-in link where a joining link is needed, or the other way round
  invalid_name, ///< empty, too long, or not text
  invalid_avatar,
  too_many_attempts,
  wrong_passphrase, ///< or nobody has that log-in name: which of the two is not told
  invalid_login_name,
  login_name_taken,
  passphrase_too_short,
  passphrase_too_long,
  no_passphrase, ///< there is none to remove
  signed_out,    ///< the session ended in the meantime
  invalid_access_name,
  too_many_access_tokens,
};
[[nodiscard]] std::string_view code_of(Denial denial);

/// Somebody who proved who they are.
struct SignedIn {
  Sha256 session; ///< the session's key, never the token
  Account account;
  Session details;
};

/// A new session; `token` goes into the cookie and nowhere else.
struct NewSession {
  Token token;
  SignedIn signed_in;
};

/// A program that reads in its owner's name.
struct Access {
  Sha256 key; ///< the token's key, never the token
  Account account;
  AccessToken details;
};

/// What an owner asks for: `name` as typed.
struct AccessWish {
  std::string name;
  AccessScope scope = AccessScope::figures;
  std::optional<StreamId> stream; ///< none: every programme of the owner
  Timestamp expires;
};

/// Live ones of one account.
inline constexpr std::size_t access_tokens_max = 20;
inline constexpr std::int64_t access_days_max = 366;

/// How an access token looks where people keep it: a prefix by which scanners find one that leaked, then the
/// token.
[[nodiscard]] std::string access_text(const Token& token);

using Redeemed = std::variant<NewSession, Denial, Rejection, Error>;
struct Done {};
using Changed = std::variant<Done, Denial, Error>;
using Granted = std::variant<Token, Denial, Error>;
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

/// What kind of session somebody asks for.
struct SessionWish {
  Device device;
  bool is_shared = false; ///< others use this computer too
};

/// Shape  `request` is a UUID made by the client, the same when it asks again because no answer came; so
/// nobody joins twice. Without
///        it each call is another person.
struct JoinRequest {
  std::string token;
  std::string name;
  people::Avatar avatar;
  std::optional<std::array<std::uint8_t, 16>> request;
  SessionWish session{};
};

struct LinkLogin {
  std::string token;
  SessionWish session{};
};

struct PassphraseLogin {
  std::string name;
  std::string passphrase;
  SessionWish session{};
};

/// Shape  `current` is what is valid until now; not asked of who has none, or came in by a link just now
struct PassphraseChange {
  std::string name;
  std::string passphrase;
  std::string current;
};

/// How somebody may name a session or an invitation without holding its token.
///
/// Shape    text: 32 hexadecimal digits, the first half of the SHA-256 under which the row stands
[[nodiscard]] std::string public_id(const Sha256& key);

/// Shape       `address` is whom to charge for wrong tokens; `now` the caller's clock
/// Invariants  1. A token is nowhere in the store, only its SHA-256.
///             2. An account lies in the store, with the command that joins it, before that command is
///             submitted.
///             3. Changes are decided one after another, each on rows that are on disk.
///             4. A passphrase is nowhere in the store, only its Argon2id hash; a log-in name is in no key.
///             5. An unknown log-in name and a wrong passphrase cost the same time and answer alike.
/// Errors      damaged: a row does not decode; unavailable, storage_full: nothing changed, try later
/// Threads     every function from any thread. Handlers are called once: on the committer thread, on one that
///             hashes passphrases, or before the function returns
/// Owner       must outlive the pipeline's `stop`, which ends what is under way; call `stop` before that one
class Identity {
public:
  Identity(const log::Log& log, pipeline::Pipeline& pipeline, PassphraseCost cost = {});

  /// Ends what hashes passphrases; who waits for one hears `unavailable`.
  void stop() { passphrases_.stop(); }

  void invite_join(const JoinInvitation& invitation, Timestamp now, Handler<Result<Token>> handler);
  void invite_login(const LoginInvitation& invitation, Timestamp now, Handler<Result<Token>> handler);

  /// What a token would do, without using it.
  [[nodiscard]] std::variant<Invitation, Denial, Error>
  look_at(std::string_view token, std::string_view address, Timestamp now);

  /// Makes an account and joins the programme under it: the row first, then the command, then the session.
  void join(JoinRequest request, std::string_view address, Timestamp now, Handler<Redeemed> handler);
  void log_in(LinkLogin login, std::string_view address, Timestamp now, Handler<Redeemed> handler);
  void log_in(PassphraseLogin login, std::string_view address, Timestamp now, Handler<Redeemed> handler);

  /// Sets or changes log-in name and passphrase. A change ends the account's other sessions.
  void set_passphrase(
      const SignedIn& who,
      PassphraseChange change,
      std::string_view address,
      Timestamp now,
      Handler<Changed> handler
  );
  /// Ends the account's other sessions too.
  void remove_passphrase(
      const SignedIn& who,
      std::string current,
      std::string_view address,
      Timestamp now,
      Handler<Changed> handler
  );
  [[nodiscard]] Result<std::optional<Credential>> credential(log::AccountId account) const;
  /// Whether a change would be refused without the current passphrase.
  [[nodiscard]] static bool
  needs_current(const std::optional<Credential>& credential, const Session& session, Timestamp now);

  /// Keeps that the account was shown this version of the privacy notice.
  void
  accept_notice(log::AccountId account, std::uint32_t version, Timestamp now, Handler<Result<void>> handler);

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
  /// Ends one session of the account by its `public_id`; done too when there is none.
  void end_session(log::AccountId account, std::string id, Handler<Result<void>> handler);
  void end_other_sessions(const SignedIn& who, Handler<Result<void>> handler);

  [[nodiscard]] Result<KeyedRows<Session>> sessions(log::AccountId account) const;

  // Access tokens. They end with their owner's account; a passphrase or session that ends leaves them.
  void grant_access(log::AccountId account, AccessWish wish, Timestamp now, Handler<Granted> handler);
  [[nodiscard]] Result<KeyedRows<AccessToken>> access_tokens(log::AccountId account) const;
  /// Ends one of the account's by its `public_id`; done too when there is none.
  void revoke_access(log::AccountId account, std::string id, Handler<Result<void>> handler);
  /// Whose token this is, as `access_text` writes it; nullopt for nobody's.
  [[nodiscard]] Result<std::optional<Access>> authenticate_access(std::string_view text, Timestamp now) const;

  /// The invitations into one programme: joining links, and log-in links of its members.
  [[nodiscard]] Result<KeyedRows<Invitation>> invitations(StreamId stream) const;
  /// By `public_id`; not_found unless it is one of `invitations(stream)`.
  void revoke_invitation(StreamId stream, std::string id, Handler<Result<void>> handler);
  [[nodiscard]] Result<std::optional<Account>> account(log::AccountId account) const;
  [[nodiscard]] Result<std::optional<Account>> account_of(StreamId stream, MemberId member) const;

  /// Makes an account for a member whom other commands than `JoinProgramme` bring into a programme: the demo,
  /// the command line. Before those commands, so that no member is without an account.
  void open_account(
      Membership membership, const people::Name& name, Timestamp now, Handler<Result<log::AccountId>> handler
  );

  /// Deletes the person behind a member: account, sessions, log-in links. not_found when there is none.
  void erase(StreamId stream, MemberId member, Handler<Result<void>> handler);

  /// Hears of each session and access token that ended before its time, to close what it opened. Set once, before the first
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
  void join_again(Account account, const SessionWish& wish, Timestamp now, Handler<Redeemed> handler);
  void join_first(
      Account account,
      const Sha256& key,
      Invitation invitation,
      const SessionWish& wish,
      Timestamp now,
      Handler<Redeemed> handler
  );
  void submit_joining(Account account, const SessionWish& wish, Timestamp now, Handler<Redeemed> handler);
  void finish_joining(
      Account account,
      const pipeline::Outcome& outcome,
      const SessionWish& wish,
      Timestamp now,
      Handler<Redeemed> handler
  );
  void undo_joining(const Account& account, Redeemed answer, Handler<Redeemed> handler);
  void log_in_in_turn(
      const LinkLogin& login, const std::string& address, Timestamp now, Handler<Redeemed> handler
  );
  void log_in_as(const Credential& proved, const SessionWish& wish, Timestamp now, Handler<Redeemed> handler);
  enum class Opening : std::uint8_t { plain, by_link };
  void open_session(
      Account account,
      std::vector<log::RowChange> changes,
      const SessionWish& wish,
      Opening opening,
      Timestamp now,
      Handler<Redeemed> handler
  );
  [[nodiscard]] Result<void>
  add_ends_of_others(const SignedIn& who, std::vector<log::RowChange>& changes, Ended& ended) const;

  // Passphrases
  struct Attempt {
    std::string who; ///< this account from this address
    std::string address;
    std::string account;
  };
  [[nodiscard]] Result<std::optional<Sha256>> key_of_name(std::string_view folded_name) const;
  [[nodiscard]] Result<std::optional<Credential>> credential_named(std::string_view folded_name) const;
  [[nodiscard]] bool begin_attempt(const Attempt& attempt, Timestamp now);
  void forgive(const Attempt& attempt);
  [[nodiscard]] bool may_ask_for_names(std::string_view address, Timestamp now);
  void charge_for_a_name(std::string_view address, Timestamp now);
  using Proved = std::function<void(const std::optional<Credential>& now_valid)>;
  void prove(
      const SignedIn& who,
      std::string current,
      std::string_view address,
      Timestamp now,
      const Handler<Changed>& handler,
      Proved proved
  );
  struct Ending {
    std::vector<log::RowChange> rows;
    Ended ended;
  };
  void write_passphrase(
      const SignedIn& who,
      std::optional<Credential> wanted,
      const std::optional<Credential>& proved,
      Handler<Changed> handler
  );
  [[nodiscard]] std::variant<Ending, Denial, Error> passphrase_changes(
      const SignedIn& who, const std::optional<Credential>& wanted, const std::optional<Credential>& proved
  ) const;
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
    if constexpr (std::is_convertible_v<Error, Answer>) {
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
  // Passphrases. One guesses for one account from one place, or for all from one place, or for one from
  // everywhere; the last is slow to fill, because it locks out the owner too.
  AttemptLimit wrong_for_account_here_{{10, 60'000}};
  AttemptLimit wrong_from_address_{{60, 3'000}};
  AttemptLimit wrong_for_account_{{100, 30'000}};

  PassphrasePool passphrases_; ///< its threads use all above: it ends first
};

} // namespace verdiep::identity
