#pragma once

#include "events/people.hpp"
#include "events/types/blob.hpp"
#include "events/types/bytes.hpp"
#include "events/types/id.hpp"
#include "events/types/text.hpp"
#include "events/types/timestamp.hpp"
#include "server/log/log.hpp"
#include "shared/crypto.hpp"
#include "shared/result.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <vector>

/// Accounts, sessions and invitations as they lie in the store: ordinary rows, canonical CBOR, deleted when
/// deleted.
///
/// Keys, all on disk:
///   accounts     'a' account → Account             'm' stream member → account (16 bytes)
///                'p' account → Credential          'n' HMAC of a log-in name → account (16 bytes)
///   sessions     's' SHA-256 of the token → Session   'a' account, SHA-256 of the token → nothing (an index)
///                't' SHA-256 of the token → AccessToken   'o' account, SHA-256 of the token → nothing (an index)
///   invitations  SHA-256 of the token → Invitation
///   settings     "login-name-key" → the 32 random bytes under which log-in names are hashed
///
/// A field that came later is optional: rows of before do not have it.
namespace verdiep::identity {

inline constexpr std::size_t memberships_max = 64;
inline constexpr std::size_t join_command_bytes_max = 1024;
inline constexpr std::size_t login_name_bytes_max = 120;

/// Who this account is in one programme.
struct Membership {
  StreamId stream;
  MemberId member;
};
BOOST_DESCRIBE_STRUCT(Membership, (), (stream, member))

/// That somebody was told who does what with their data: which text, and when.
struct NoticeAcceptance {
  std::uint32_t version = 0;
  Timestamp at;
};
BOOST_DESCRIBE_STRUCT(NoticeAcceptance, (), (version, at))

/// A person. `joining` is the encoded `JoinProgramme` command until its outcome is known: sent again after a
/// crash it is the same command with the same salts, so nobody joins twice.
struct Account {
  log::AccountId id;
  people::Name name;
  Timestamp created;
  List<Membership, memberships_max> memberships;
  std::optional<Blob<join_command_bytes_max>> joining;
  /// The invitation that `joining` used, to give the use back if the programme refuses.
  std::optional<Blob<32>> invitation;
  std::optional<NoticeAcceptance> notice;
};
BOOST_DESCRIBE_STRUCT(Account, (), (id, name, created, memberships, joining, invitation, notice))

/// A log-in name with a passphrase, of an account that set them.
///
/// Shape    `name` as its owner wrote it; `hash` is libsodium's text form of Argon2id, with salt and cost
struct Credential {
  log::AccountId account;
  Text<login_name_bytes_max, 1> name;
  Text<128, 1> hash;
  Timestamp changed;
};
BOOST_DESCRIBE_STRUCT(Credential, (), (account, name, hash, changed))

/// What a session was opened with, so that its owner recognises it: families, without versions.
///
/// Shape    empty when it could not be told
struct Device {
  Text<24> browser;
  Text<24> system;
};
BOOST_DESCRIBE_STRUCT(Device, (), (browser, system))

struct Session {
  log::AccountId account;
  Timestamp created;
  Timestamp expires;
  std::optional<Timestamp> used;
  std::optional<Device> device;
  std::optional<bool> shared;  ///< on a computer that others use too: it ends soon
  std::optional<bool> by_link; ///< opened by a log-in link, which proves as much as a passphrase

  [[nodiscard]] bool is_shared() const { return shared.value_or(false); }
  [[nodiscard]] Timestamp last_used() const { return used.value_or(created); }
};
BOOST_DESCRIBE_STRUCT(Session, (), (account, created, expires, used, device, shared, by_link))

/// `join`: a new person for the programme `stream`. `login`: the existing `account`.
enum class InvitationKind : std::uint8_t { join, login };
BOOST_DESCRIBE_ENUM(InvitationKind, join, login)

/// Shape    `uses_left` is missing when there is no limit
struct Invitation {
  InvitationKind kind = InvitationKind::join;
  StreamId stream;
  std::optional<log::AccountId> account;
  Timestamp created;
  Timestamp expires;
  std::optional<std::uint32_t> uses_left;

  void count_use() {
    if (uses_left)
      --*uses_left;
  }
  void give_back_use() {
    if (uses_left)
      ++*uses_left;
  }
};
BOOST_DESCRIBE_STRUCT(Invitation, (), (kind, stream, account, created, expires, uses_left))

/// What a program may do in its owner's name; each includes those before it. None writes anything.
enum class AccessScope : std::uint8_t {
  figures, ///< the figures of a programme
  events,  ///< its events too, without what people wrote
  content, ///< and what people wrote, as far as the owner may see it
};
BOOST_DESCRIBE_ENUM(AccessScope, figures, events, content)

/// A personal access token: a program reads with it what its owner may read today, for as long as it is valid.
///
/// Shape    `name` is the owner's, to know it again; with `stream` it is good for that programme only
struct AccessToken {
  log::AccountId account;
  Text<80, 1> name;
  AccessScope scope = AccessScope::figures;
  std::optional<StreamId> stream;
  Timestamp created;
  Timestamp expires;
};
BOOST_DESCRIBE_STRUCT(AccessToken, (), (account, name, scope, stream, created, expires))

[[nodiscard]] log::RowChange put(const Account& account);
/// The row and the entries of its memberships.
[[nodiscard]] std::vector<log::RowChange> removal(const Account& account);
[[nodiscard]] log::RowChange put(StreamId stream, MemberId member, log::AccountId account);
/// `name_key` is `login_name_key(…)` of the credential's name.
[[nodiscard]] std::vector<log::RowChange> put(const Sha256& name_key, const Credential& credential);
[[nodiscard]] std::vector<log::RowChange> removal(const Sha256& name_key, const Credential& credential);
[[nodiscard]] log::RowChange put_login_name_secret(const Sha256& secret);
[[nodiscard]] std::vector<log::RowChange> put(const Sha256& key, const Session& session);
[[nodiscard]] std::vector<log::RowChange> removal(const Sha256& key, const Session& session);
[[nodiscard]] std::vector<log::RowChange> put(const Sha256& key, const AccessToken& token);
[[nodiscard]] std::vector<log::RowChange> removal(const Sha256& key, const AccessToken& token);
[[nodiscard]] log::RowChange put(const Sha256& key, const Invitation& invitation);
[[nodiscard]] log::RowChange invitation_removal(const Sha256& key);

/// Reads; nullopt for what is not there.
/// Errors   damaged: a row does not decode
[[nodiscard]] Result<std::optional<Account>> find_account(const log::Log& log, log::AccountId account);
[[nodiscard]] Result<std::optional<log::AccountId>>
find_account_of(const log::Log& log, StreamId stream, MemberId member);
[[nodiscard]] Result<std::optional<Credential>> find_credential(const log::Log& log, log::AccountId account);
[[nodiscard]] Result<std::optional<log::AccountId>>
find_login_name(const log::Log& log, const Sha256& name_key);
[[nodiscard]] Result<std::optional<Sha256>> find_login_name_secret(const log::Log& log);
[[nodiscard]] Result<std::optional<Session>> find_session(const log::Log& log, const Sha256& key);
[[nodiscard]] Result<std::optional<AccessToken>> find_access_token(const log::Log& log, const Sha256& key);
[[nodiscard]] Result<std::optional<Invitation>> find_invitation(const log::Log& log, const Sha256& key);

template <class Row>
using KeyedRows = std::vector<std::pair<Sha256, Row>>;

[[nodiscard]] Result<std::vector<Account>> all_accounts(const log::Log& log);
[[nodiscard]] Result<KeyedRows<Session>> all_sessions(const log::Log& log);
[[nodiscard]] Result<KeyedRows<Session>> sessions_of(const log::Log& log, log::AccountId account);
[[nodiscard]] Result<KeyedRows<AccessToken>> all_access_tokens(const log::Log& log);
[[nodiscard]] Result<KeyedRows<AccessToken>> access_tokens_of(const log::Log& log, log::AccountId account);
[[nodiscard]] Result<KeyedRows<Invitation>> all_invitations(const log::Log& log);

} // namespace verdiep::identity
