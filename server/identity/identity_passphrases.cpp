// Log-in names and passphrases.
#include "server/identity/identity.hpp"

#include <utility>

namespace verdiep::identity {
namespace {

using RowChanges = std::vector<log::RowChange>;

std::optional<Denial> denial_of(PassphraseFault fault) {
  switch (fault) {
  case PassphraseFault::none:
    return std::nullopt;
  case PassphraseFault::too_short:
  case PassphraseFault::not_text:
    return Denial::passphrase_too_short;
  case PassphraseFault::too_long:
    return Denial::passphrase_too_long;
  }
  return std::nullopt;
}

/// Whether nobody changed it since it was read.
bool is_same(const std::optional<Credential>& one, const std::optional<Credential>& other) {
  return one.has_value() == other.has_value() && (!one || one->hash == other->hash);
}

void append(RowChanges& changes, RowChanges more) {
  std::move(more.begin(), more.end(), std::back_inserter(changes));
}

} // namespace

Result<std::optional<Credential>> Identity::credential(log::AccountId account) const {
  return find_credential(log_, account);
}

bool Identity::needs_current(
    const std::optional<Credential>& credential, const Session& session, Timestamp now
) {
  const bool came_by_link = session.by_link.value_or(false) && now.ms - session.created.ms < link_proof_ms;
  return credential.has_value() && !came_by_link;
}

/// Nothing as long as nobody has set a log-in name: then there is no secret either.
Result<std::optional<Sha256>> Identity::key_of_name(std::string_view folded_name) const {
  VERDIEP_TRY(secret, find_login_name_secret(log_));
  if (!secret)
    return std::optional<Sha256>{};
  return std::optional(login_name_key(*secret, folded_name));
}

Result<std::optional<Credential>> Identity::credential_named(std::string_view folded_name) const {
  VERDIEP_TRY(key, key_of_name(folded_name));
  if (!key)
    return std::optional<Credential>{};
  VERDIEP_TRY(account, find_login_name(log_, *key));
  if (!account)
    return std::optional<Credential>{};
  return credential(*account);
}

/// Charges beforehand, because many may be hashed at a time; `forgive` gives it back.
bool Identity::begin_attempt(const Attempt& attempt, Timestamp now) {
  const std::lock_guard lock(attempts_mutex_);
  if (!wrong_for_account_here_.may_try(attempt.who, now) ||
      !wrong_from_address_.may_try(attempt.address, now) || !wrong_for_account_.may_try(attempt.account, now))
    return false;
  wrong_for_account_here_.charge(attempt.who, now);
  wrong_from_address_.charge(attempt.address, now);
  wrong_for_account_.charge(attempt.account, now);
  return true;
}

void Identity::forgive(const Attempt& attempt) {
  const std::lock_guard lock(attempts_mutex_);
  wrong_for_account_here_.give_back(attempt.who);
  wrong_from_address_.give_back(attempt.address);
  wrong_for_account_.give_back(attempt.account);
}

/// Who sets a log-in name hears whether somebody has it already: that may be found out as seldom as a
/// passphrase.
bool Identity::may_ask_for_names(std::string_view address, Timestamp now) {
  const std::lock_guard lock(attempts_mutex_);
  return wrong_from_address_.may_try(address, now);
}

void Identity::charge_for_a_name(std::string_view address, Timestamp now) {
  const std::lock_guard lock(attempts_mutex_);
  wrong_from_address_.charge(address, now);
}

// Logging in

void Identity::log_in(
    PassphraseLogin login, std::string_view address, Timestamp now, Handler<Redeemed> handler
) {
  // What is no name is looked up like one, so that it takes as long; nobody has it.
  const std::string name = folded_login_name(login.name).value_or(std::string());
  const std::string account = public_id(login_name_key({}, name));
  const Attempt attempt{
      public_id(login_name_key({}, std::string(address) + ' ' + name)), std::string(address), account
  };
  if (!begin_attempt(attempt, now))
    return handler(Denial::too_many_attempts);
  auto found = credential_named(name);
  if (!found)
    return handler(std::move(found.error()));
  if (login.passphrase.size() > passphrase_bytes_max)
    return handler(Denial::wrong_passphrase);
  std::string hash = *found ? (*found)->hash.value : std::string();
  passphrases_.check(
      std::move(login.passphrase), std::move(hash),
      [this, credential = std::move(*found), attempt, wish = login.session, now,
       handler = std::move(handler)](const Result<bool>& right) {
        if (!right)
          return handler(right.error());
        if (!*right)
          return handler(Denial::wrong_passphrase);
        forgive(attempt);
        log_in_as(*credential, wish, now, handler);
      }
  );
}

/// The passphrase may have been changed while it was checked.
void Identity::log_in_as(
    const Credential& proved, const SessionWish& wish, Timestamp now, Handler<Redeemed> handler
) {
  in_turn<Redeemed>(std::move(handler), [this, proved, wish, now](Handler<Redeemed> answer) {
    auto valid = credential(proved.account);
    if (!valid)
      return answer(std::move(valid.error()));
    auto account = find_account(log_, proved.account);
    if (!account)
      return answer(std::move(account.error()));
    if (!is_same(*valid, proved) || !*account)
      return answer(Denial::wrong_passphrase);
    open_session(std::move(**account), {}, wish, Opening::plain, now, std::move(answer));
  });
}

// Setting, changing, removing

/// Calls `proved` with the credential that is valid now when this is its owner, else answers no.
void Identity::prove(
    const SignedIn& who,
    std::string current,
    std::string_view address,
    Timestamp now,
    const Handler<Changed>& handler,
    Proved proved
) {
  auto valid = credential(who.account.id);
  if (!valid)
    return handler(std::move(valid.error()));
  if (!needs_current(*valid, who.details, now))
    return proved(*valid);
  const std::string account = to_text(who.account.id);
  const Attempt attempt{
      public_id(login_name_key({}, std::string(address) + ' ' + account)), std::string(address), account
  };
  if (!begin_attempt(attempt, now))
    return handler(Denial::too_many_attempts);
  if (current.size() > passphrase_bytes_max)
    return handler(Denial::wrong_passphrase);
  std::string hash = (*valid)->hash.value;
  passphrases_.check(
      std::move(current), std::move(hash),
      [this, valid = std::move(*valid), attempt, handler,
       proved = std::move(proved)](const Result<bool>& right) {
        if (!right)
          return handler(right.error());
        if (!*right)
          return handler(Denial::wrong_passphrase);
        forgive(attempt);
        proved(valid);
      }
  );
}

void Identity::set_passphrase(
    const SignedIn& who,
    PassphraseChange change,
    std::string_view address,
    Timestamp now,
    Handler<Changed> handler
) {
  if (!folded_login_name(change.name))
    return handler(Denial::invalid_login_name);
  if (const auto denial = denial_of(fault_of(change.passphrase)))
    return handler(*denial);
  if (!may_ask_for_names(address, now))
    return handler(Denial::too_many_attempts);
  const auto answered = [this, address = std::string(address), now,
                         handler = std::move(handler)](const Changed& answer) {
    const auto* denial = std::get_if<Denial>(&answer);
    if (denial != nullptr && *denial == Denial::login_name_taken)
      charge_for_a_name(address, now);
    handler(answer);
  };
  const auto hash_new = [this, who, name = change.name, passphrase = std::move(change.passphrase), now,
                         answered](const std::optional<Credential>& proved) {
    passphrases_.hash(passphrase, [this, who, name, now, proved, answered](const Result<std::string>& hash) {
      if (!hash)
        return answered(hash.error());
      write_passphrase(
          who, Credential{who.account.id, {std::string(without_blanks(name))}, {*hash}, now}, proved, answered
      );
    });
  };
  prove(who, std::move(change.current), address, now, answered, hash_new);
}

void Identity::write_passphrase(
    const SignedIn& who,
    std::optional<Credential> wanted,
    const std::optional<Credential>& proved,
    Handler<Changed> handler
) {
  in_turn<Changed>(
      std::move(handler),
      [this, who, wanted = std::move(wanted), proved](Handler<Changed> answer) {
        auto changes = passphrase_changes(who, wanted, proved);
        if (const auto* denial = std::get_if<Denial>(&changes))
          return answer(*denial);
        if (const auto* error = std::get_if<Error>(&changes))
          return answer(*error);
        auto& [rows, ended] = *std::get_if<Ending>(&changes);
        end_sessions(std::move(rows), std::move(ended), [answer](const Result<void>& written) {
          answer(written ? Changed(Done{}) : Changed(written.error()));
        });
      }
  );
}

/// What to write for a new credential, or for none, in the place of the one that was proved.
std::variant<Identity::Ending, Denial, Error> Identity::passphrase_changes(
    const SignedIn& who, const std::optional<Credential>& wanted, const std::optional<Credential>& proved
) const {
  auto session = find_session(log_, who.session);
  if (!session)
    return std::move(session.error());
  if (!*session)
    return Denial::signed_out;
  auto valid = credential(who.account.id);
  if (!valid)
    return std::move(valid.error());
  if (!is_same(*valid, proved))
    return Denial::wrong_passphrase;
  auto secret = find_login_name_secret(log_);
  if (!secret)
    return std::move(secret.error());

  Ending ending;
  if (!*secret) {
    *secret = Sha256{random_token().bytes};
    ending.rows.push_back(put_login_name_secret(**secret));
  }
  const auto key_of_credential = [&](const Credential& one) {
    return login_name_key(**secret, folded_login_name(one.name.value).value_or(std::string()));
  };
  if (proved) {
    append(ending.rows, removal(key_of_credential(*proved), *proved));
    if (auto added = add_ends_of_others(who, ending.rows, ending.ended); !added)
      return std::move(added.error());
  }
  if (wanted) {
    const Sha256 key = key_of_credential(*wanted);
    auto owner = find_login_name(log_, key);
    if (!owner)
      return std::move(owner.error());
    if (owner->value_or(who.account.id) != who.account.id)
      return Denial::login_name_taken;
    append(ending.rows, put(key, *wanted));
  }
  return ending;
}

void Identity::remove_passphrase(
    const SignedIn& who,
    std::string current,
    std::string_view address,
    Timestamp now,
    Handler<Changed> handler
) {
  const auto remove = [this, who, handler](const std::optional<Credential>& proved) {
    if (!proved)
      return handler(Denial::no_passphrase);
    write_passphrase(who, std::nullopt, proved, handler);
  };
  prove(who, std::move(current), address, now, handler, remove);
}

} // namespace verdiep::identity
