#include "server/identity/identity.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace verdiep::identity {
namespace {

using RowChanges = std::vector<log::RowChange>;

void append(RowChanges& changes, RowChanges more) {
  std::move(more.begin(), more.end(), std::back_inserter(changes));
}

bool is_member(const Account& account, StreamId stream) {
  const auto& memberships = account.memberships.items;
  return std::any_of(memberships.begin(), memberships.end(), [&](const Membership& one) {
    return one.stream == stream;
  });
}

} // namespace

std::string_view code_of(Denial denial) {
  switch (denial) {
  case Denial::unknown_token:
    return "unknown_token";
  case Denial::expired:
    return "expired";
  case Denial::used_up:
    return "used_up";
  case Denial::wrong_kind:
    return "wrong_kind";
  case Denial::invalid_name:
    return "invalid_name";
  case Denial::invalid_avatar:
    return "invalid_avatar";
  case Denial::too_many_attempts:
    return "too_many_attempts";
  case Denial::wrong_passphrase:
    return "wrong_passphrase";
  case Denial::invalid_login_name:
    return "invalid_login_name";
  case Denial::login_name_taken:
    return "login_name_taken";
  case Denial::passphrase_too_short:
    return "passphrase_too_short";
  case Denial::passphrase_too_long:
    return "passphrase_too_long";
  case Denial::no_passphrase:
    return "no_passphrase";
  case Denial::signed_out:
    return "signed_out";
  case Denial::invalid_access_name:
    return "invalid_access_name";
  case Denial::too_many_access_tokens:
    return "too_many_access_tokens";
  }
  return "";
}

std::string public_id(const Sha256& key) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : std::span(key.bytes).first<16>()) {
    text += digits[byte >> 4];
    text += digits[byte & 0xf];
  }
  return text;
}

Identity::Identity(const log::Log& log, pipeline::Pipeline& pipeline, PassphraseCost cost)
    : log_(log), pipeline_(pipeline), passphrases_(cost) {}

// Invitations

void Identity::invite_join(const JoinInvitation& invitation, Timestamp now, Handler<Result<Token>> handler) {
  invite(
      {.kind = InvitationKind::join,
       .stream = invitation.stream,
       .account = {},
       .created = now,
       .expires = invitation.expires,
       .uses_left = invitation.uses},
      std::move(handler)
  );
}

void Identity::invite_login(
    const LoginInvitation& invitation, Timestamp now, Handler<Result<Token>> handler
) {
  auto found = find_account(log_, invitation.account);
  if (!found)
    return handler(tl::make_unexpected(std::move(found.error())));
  if (!*found)
    return handler(fail(ErrorCode::not_found, "there is no account " + to_text(invitation.account)));
  invite(
      {.kind = InvitationKind::login,
       .stream = {},
       .account = invitation.account,
       .created = now,
       .expires = invitation.expires,
       .uses_left = invitation.uses},
      std::move(handler)
  );
}

/// A new row under a new random key meets no other change, so it needs no turn.
void Identity::invite(Invitation invitation, Handler<Result<Token>> handler) {
  const Token token = random_token();
  pipeline_.change_rows({put(key_of(token), invitation)}, [token, handler](const Result<void>& written) {
    if (!written)
      return handler(tl::make_unexpected(written.error()));
    handler(token);
  });
}

bool Identity::may_try(std::string_view address, Timestamp now) {
  const std::lock_guard lock(attempts_mutex_);
  return attempts_.may_try(address, now);
}

void Identity::charge_if_wrong(std::string_view address, const Denial* denial, Timestamp now) {
  if (denial == nullptr || *denial != Denial::unknown_token)
    return;
  const std::lock_guard lock(attempts_mutex_);
  attempts_.charge(address, now);
}

std::variant<Invitation, Denial, Error>
Identity::look_at(std::string_view token, std::string_view address, Timestamp now) {
  if (!may_try(address, now))
    return Denial::too_many_attempts;
  std::variant<Invitation, Denial, Error> answer = Denial::unknown_token;
  if (const auto parsed = parse_token(token)) {
    auto found = find_invitation(log_, key_of(*parsed));
    if (!found)
      return std::move(found.error());
    if (*found && (*found)->expires <= now) {
      answer = Denial::expired;
    } else if (*found) {
      answer = **found;
    }
  }
  charge_if_wrong(address, std::get_if<Denial>(&answer), now);
  return answer;
}

/// Whether the token opens a door of this kind today. A used-up invitation is still an answer here: the same
/// request may come again.
std::variant<std::pair<Sha256, Invitation>, Denial, Error>
Identity::usable(std::string_view token, InvitationKind kind, Timestamp now) const {
  const auto parsed = parse_token(token);
  if (!parsed)
    return Denial::unknown_token;
  const Sha256 key = key_of(*parsed);
  auto found = find_invitation(log_, key);
  if (!found)
    return std::move(found.error());
  if (!*found)
    return Denial::unknown_token;
  if ((*found)->kind != kind)
    return Denial::wrong_kind;
  if ((*found)->expires <= now)
    return Denial::expired;
  return std::pair(key, **found);
}

Result<KeyedRows<Invitation>> Identity::invitations(StreamId stream) const {
  VERDIEP_TRY(all, all_invitations(log_));
  KeyedRows<Invitation> found;
  for (auto& [key, invitation] : all) {
    bool is_theirs = invitation.stream == stream;
    if (invitation.account) {
      VERDIEP_TRY(account, find_account(log_, *invitation.account));
      is_theirs = account && is_member(*account, stream);
    }
    if (is_theirs)
      found.emplace_back(key, std::move(invitation));
  }
  return found;
}

void Identity::revoke_invitation(StreamId stream, std::string id, Handler<Result<void>> handler) {
  in_turn<Result<void>>(std::move(handler), [this, stream, id = std::move(id)](Handler<Result<void>> answer) {
    const auto open = invitations(stream);
    if (!open)
      return answer(tl::make_unexpected(open.error()));
    const auto found = std::find_if(open->begin(), open->end(), [&](const auto& entry) {
      return public_id(entry.first) == id;
    });
    if (found == open->end())
      return answer(fail(ErrorCode::not_found, "there is no such invitation"));
    pipeline_.change_rows({invitation_removal(found->first)}, std::move(answer));
  });
}

// Persons

void Identity::open_account(
    Membership membership, const people::Name& name, Timestamp now, Handler<Result<log::AccountId>> handler
) {
  Account account{
      .id = random_id<log::AccountId>(now),
      .name = name,
      .created = now,
      .memberships = {{membership}},
      .joining = {},
      .invitation = {},
      .notice = {},
  };
  pipeline_.change_rows(
      {put(account), put(membership.stream, membership.member, account.id)},
      [id = account.id, handler = std::move(handler)](const Result<void>& written) {
        if (!written)
          return handler(tl::make_unexpected(written.error()));
        handler(id);
      }
  );
}

Result<std::optional<Account>> Identity::account(log::AccountId account) const {
  return find_account(log_, account);
}

Result<std::optional<Account>> Identity::account_of(StreamId stream, MemberId member) const {
  VERDIEP_TRY(id, find_account_of(log_, stream, member));
  if (!id)
    return std::optional<Account>{};
  return find_account(log_, *id);
}

void Identity::accept_notice(
    log::AccountId account, std::uint32_t version, Timestamp now, Handler<Result<void>> handler
) {
  in_turn<Result<void>>(std::move(handler), [this, account, version, now](Handler<Result<void>> answer) {
    auto found = find_account(log_, account);
    if (!found)
      return answer(tl::make_unexpected(std::move(found.error())));
    if (!*found)
      return answer(fail(ErrorCode::not_found, "the account is gone"));
    (*found)->notice = NoticeAcceptance{version, now};
    pipeline_.change_rows({put(**found)}, std::move(answer));
  });
}

void Identity::erase(StreamId stream, MemberId member, Handler<Result<void>> handler) {
  in_turn<Result<void>>(std::move(handler), [this, stream, member](Handler<Result<void>> answer) {
    auto person = account_of(stream, member);
    if (!person)
      return answer(tl::make_unexpected(std::move(person.error())));
    if (!*person)
      return answer(fail(ErrorCode::not_found, "no account belongs to member " + to_text(member)));
    auto sessions = sessions_of(log_, (*person)->id);
    if (!sessions)
      return answer(tl::make_unexpected(std::move(sessions.error())));
    auto access_tokens = access_tokens_of(log_, (*person)->id);
    if (!access_tokens)
      return answer(tl::make_unexpected(std::move(access_tokens.error())));
    auto invitations = all_invitations(log_);
    if (!invitations)
      return answer(tl::make_unexpected(std::move(invitations.error())));

    auto named = credential((*person)->id);
    if (!named)
      return answer(tl::make_unexpected(std::move(named.error())));

    RowChanges changes = removal(**person);
    if (*named) {
      auto key = key_of_name(folded_login_name((*named)->name.value).value_or(""));
      if (!key)
        return answer(tl::make_unexpected(std::move(key.error())));
      append(changes, removal(key->value_or(Sha256{}), **named));
    }
    Ended ended;
    for (const auto& [key, session] : *sessions) {
      append(changes, removal(key, session));
      ended.push_back(key);
    }
    for (const auto& [key, token] : *access_tokens) {
      append(changes, removal(key, token));
      ended.push_back(key);
    }
    for (const auto& [key, invitation] : *invitations) {
      if (invitation.account == (*person)->id)
        changes.push_back(invitation_removal(key));
    }
    end_sessions(std::move(changes), std::move(ended), std::move(answer));
  });
}

} // namespace verdiep::identity
