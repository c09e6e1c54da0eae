#include "server/identity/rows.hpp"

#include "events/codec/described.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace verdiep::identity {
namespace {

using log::Table;

Bytes joined(std::uint8_t prefix, ByteView first, ByteView second = {}) {
  Bytes key{prefix};
  key.insert(key.end(), first.begin(), first.end());
  key.insert(key.end(), second.begin(), second.end());
  return key;
}

Bytes account_key(log::AccountId account) {
  return joined('a', account.bytes);
}
Bytes member_key(StreamId stream, MemberId member) {
  return joined('m', stream.bytes, member.bytes);
}
Bytes credential_key(log::AccountId account) {
  return joined('p', account.bytes);
}
Bytes login_name_row_key(const Sha256& name_key) {
  return joined('n', name_key.bytes);
}
Bytes login_name_secret_key() {
  constexpr std::string_view key = "login-name-key";
  return Bytes(key.begin(), key.end());
}
Bytes session_key(const Sha256& key) {
  return joined('s', key.bytes);
}
Bytes session_index_key(log::AccountId account, const Sha256& key) {
  return joined('a', account.bytes, key.bytes);
}
Bytes access_token_key(const Sha256& key) {
  return joined('t', key.bytes);
}
Bytes access_token_index_key(log::AccountId account, const Sha256& key) {
  return joined('o', account.bytes, key.bytes);
}
Bytes plain_key(const Sha256& key) {
  return Bytes(key.bytes.begin(), key.bytes.end());
}

Bytes bytes_of(const log::AccountId& account) {
  return Bytes(account.bytes.begin(), account.bytes.end());
}

/// The last 32 bytes of a key.
std::optional<Sha256> hash_in(const Bytes& key) {
  Sha256 hash;
  if (key.size() < hash.bytes.size())
    return std::nullopt;
  std::copy(key.end() - static_cast<std::ptrdiff_t>(hash.bytes.size()), key.end(), hash.bytes.begin());
  return hash;
}

Failure damaged(const char* table) {
  return fail(
      ErrorCode::damaged, std::string("a row of ") + table + " does not decode",
      "Restore the store from a backup."
  );
}

// Tolerant: a newer program may have written a field that this one does not know.
template <class Row>
Result<Row> decoded_row(const Bytes& bytes, const char* table) {
  auto row = codec::decoded<Row>(bytes, codec::Mode::tolerant);
  if (!row)
    return damaged(table);
  return std::move(*row);
}

template <class Row>
Result<std::optional<Row>> find(const log::Log& log, Table table, const Bytes& key, const char* table_name) {
  VERDIEP_TRY(bytes, log.row(table, key));
  if (!bytes)
    return std::optional<Row>{};
  VERDIEP_TRY(row, decoded_row<Row>(*bytes, table_name));
  return std::optional<Row>(std::move(row));
}

/// An index entry that leads to an account.
Result<std::optional<log::AccountId>> find_account_id(const log::Log& log, const Bytes& key) {
  VERDIEP_TRY(bytes, log.row(Table::accounts, key));
  if (!bytes)
    return std::optional<log::AccountId>{};
  log::AccountId account;
  if (bytes->size() != account.bytes.size())
    return damaged("accounts");
  std::copy(bytes->begin(), bytes->end(), account.bytes.begin());
  return std::optional<log::AccountId>(account);
}

template <class Row>
Result<KeyedRows<Row>> all(const log::Log& log, Table table, const Bytes& prefix, const char* table_name) {
  VERDIEP_TRY(found, log.rows(table, prefix));
  KeyedRows<Row> rows;
  rows.reserve(found.size());
  for (const auto& [key, bytes] : found) {
    const auto hash = hash_in(key);
    if (!hash)
      return damaged(table_name);
    VERDIEP_TRY(row, decoded_row<Row>(bytes, table_name));
    rows.emplace_back(*hash, std::move(row));
  }
  return rows;
}

/// The rows of `sessions` that an index there leads to.
template <class Row>
Result<KeyedRows<Row>> indexed(
    const log::Log& log,
    const Bytes& prefix,
    Result<std::optional<Row>> (*find_row)(const log::Log&, const Sha256&)
) {
  VERDIEP_TRY(index, log.rows(Table::sessions, prefix));
  KeyedRows<Row> rows;
  for (const auto& [index_key, nothing] : index) {
    const auto key = hash_in(index_key);
    if (!key)
      return damaged("sessions");
    VERDIEP_TRY(row, find_row(log, *key));
    if (row)
      rows.emplace_back(*key, *row);
  }
  return rows;
}

} // namespace

log::RowChange put(const Account& account) {
  return {Table::accounts, account_key(account.id), codec::encoded(account)};
}

std::vector<log::RowChange> removal(const Account& account) {
  std::vector<log::RowChange> changes{{Table::accounts, account_key(account.id), std::nullopt}};
  for (const Membership& membership : account.memberships.items) {
    changes.push_back({Table::accounts, member_key(membership.stream, membership.member), std::nullopt});
  }
  return changes;
}

log::RowChange put(StreamId stream, MemberId member, log::AccountId account) {
  return {Table::accounts, member_key(stream, member), bytes_of(account)};
}

std::vector<log::RowChange> put(const Sha256& name_key, const Credential& credential) {
  return {
      {Table::accounts, credential_key(credential.account), codec::encoded(credential)},
      {Table::accounts, login_name_row_key(name_key), bytes_of(credential.account)},
  };
}

std::vector<log::RowChange> removal(const Sha256& name_key, const Credential& credential) {
  return {
      {Table::accounts, credential_key(credential.account), std::nullopt},
      {Table::accounts, login_name_row_key(name_key), std::nullopt},
  };
}

log::RowChange put_login_name_secret(const Sha256& secret) {
  return {Table::settings, login_name_secret_key(), plain_key(secret)};
}

std::vector<log::RowChange> put(const Sha256& key, const Session& session) {
  return {
      {Table::sessions, session_key(key), codec::encoded(session)},
      {Table::sessions, session_index_key(session.account, key), Bytes{}},
  };
}

std::vector<log::RowChange> removal(const Sha256& key, const Session& session) {
  return {
      {Table::sessions, session_key(key), std::nullopt},
      {Table::sessions, session_index_key(session.account, key), std::nullopt},
  };
}

std::vector<log::RowChange> put(const Sha256& key, const AccessToken& token) {
  return {
      {Table::sessions, access_token_key(key), codec::encoded(token)},
      {Table::sessions, access_token_index_key(token.account, key), Bytes{}},
  };
}

std::vector<log::RowChange> removal(const Sha256& key, const AccessToken& token) {
  return {
      {Table::sessions, access_token_key(key), std::nullopt},
      {Table::sessions, access_token_index_key(token.account, key), std::nullopt},
  };
}

log::RowChange put(const Sha256& key, const Invitation& invitation) {
  return {Table::invitations, plain_key(key), codec::encoded(invitation)};
}

log::RowChange invitation_removal(const Sha256& key) {
  return {Table::invitations, plain_key(key), std::nullopt};
}

Result<std::optional<Account>> find_account(const log::Log& log, log::AccountId account) {
  return find<Account>(log, Table::accounts, account_key(account), "accounts");
}

Result<std::optional<log::AccountId>> find_account_of(const log::Log& log, StreamId stream, MemberId member) {
  return find_account_id(log, member_key(stream, member));
}

Result<std::optional<Credential>> find_credential(const log::Log& log, log::AccountId account) {
  return find<Credential>(log, Table::accounts, credential_key(account), "accounts");
}

Result<std::optional<log::AccountId>> find_login_name(const log::Log& log, const Sha256& name_key) {
  return find_account_id(log, login_name_row_key(name_key));
}

Result<std::optional<Sha256>> find_login_name_secret(const log::Log& log) {
  VERDIEP_TRY(bytes, log.row(Table::settings, login_name_secret_key()));
  if (!bytes)
    return std::optional<Sha256>{};
  const auto secret = hash_in(*bytes);
  if (!secret)
    return damaged("settings");
  return secret;
}

Result<std::optional<Session>> find_session(const log::Log& log, const Sha256& key) {
  return find<Session>(log, Table::sessions, session_key(key), "sessions");
}

Result<std::optional<AccessToken>> find_access_token(const log::Log& log, const Sha256& key) {
  return find<AccessToken>(log, Table::sessions, access_token_key(key), "sessions");
}

Result<std::optional<Invitation>> find_invitation(const log::Log& log, const Sha256& key) {
  return find<Invitation>(log, Table::invitations, plain_key(key), "invitations");
}

Result<std::vector<Account>> all_accounts(const log::Log& log) {
  VERDIEP_TRY(found, log.rows(Table::accounts, Bytes{'a'}));
  std::vector<Account> accounts;
  accounts.reserve(found.size());
  for (const auto& [key, bytes] : found) {
    VERDIEP_TRY(account, decoded_row<Account>(bytes, "accounts"));
    accounts.push_back(std::move(account));
  }
  return accounts;
}

Result<KeyedRows<Session>> all_sessions(const log::Log& log) {
  return all<Session>(log, Table::sessions, Bytes{'s'}, "sessions");
}

Result<KeyedRows<Session>> sessions_of(const log::Log& log, log::AccountId account) {
  return indexed<Session>(log, joined('a', account.bytes), find_session);
}

Result<KeyedRows<AccessToken>> all_access_tokens(const log::Log& log) {
  return all<AccessToken>(log, Table::sessions, Bytes{'t'}, "sessions");
}

Result<KeyedRows<AccessToken>> access_tokens_of(const log::Log& log, log::AccountId account) {
  return indexed<AccessToken>(log, joined('o', account.bytes), find_access_token);
}

Result<KeyedRows<Invitation>> all_invitations(const log::Log& log) {
  return all<Invitation>(log, Table::invitations, Bytes{}, "invitations");
}

} // namespace verdiep::identity
