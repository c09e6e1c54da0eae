#include "server/identity/identity.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::identity {
namespace {

using RowChanges = std::vector<log::RowChange>;

void append(RowChanges& changes, RowChanges more) {
  std::move(more.begin(), more.end(), std::back_inserter(changes));
}

Timestamp session_end(Timestamp now) {
  return {now.ms + session_lifetime_ms};
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
  }
  return "";
}

Identity::Identity(const log::Log& log, pipeline::Pipeline& pipeline) : log_(log), pipeline_(pipeline) {}

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

// Sessions

void Identity::log_in(
    std::string_view token, std::string_view address, Timestamp now, Handler<Redeemed> handler
) {
  if (!may_try(address, now))
    return handler(Denial::too_many_attempts);
  in_turn<Redeemed>(
      std::move(handler),
      [this, token = std::string(token), address = std::string(address), now](Handler<Redeemed> answer) {
        log_in_in_turn(token, address, now, std::move(answer));
      }
  );
}

void Identity::log_in_in_turn(
    std::string_view token, const std::string& address, Timestamp now, Handler<Redeemed> handler
) {
  auto invited = usable(token, InvitationKind::login, now);
  charge_if_wrong(address, std::get_if<Denial>(&invited), now);
  if (const auto* denial = std::get_if<Denial>(&invited))
    return handler(*denial);
  if (const auto* error = std::get_if<Error>(&invited))
    return handler(*error);
  auto& [key, invitation] = *std::get_if<std::pair<Sha256, Invitation>>(&invited);

  if (invitation.uses_left == 0U)
    return handler(Denial::used_up);
  auto account = find_account(log_, invitation.account.value_or(log::AccountId{}));
  if (!account)
    return handler(std::move(account.error()));
  if (!*account)
    return handler(Denial::unknown_token);
  invitation.count_use();
  open_session(std::move(**account), {put(key, invitation)}, now, std::move(handler));
}

void Identity::open_session(Account account, RowChanges changes, Timestamp now, Handler<Redeemed> handler) {
  const Token token = random_token();
  const Sha256 key = key_of(token);
  const Session session{.account = account.id, .created = now, .expires = session_end(now)};
  append(changes, put(key, session));
  NewSession opened{token, {key, std::move(account), session.expires}};
  pipeline_.change_rows(
      std::move(changes),
      [opened = std::move(opened), handler = std::move(handler)](const Result<void>& written) {
        handler(written ? Redeemed(opened) : Redeemed(written.error()));
      }
  );
}

Result<std::optional<SignedIn>> Identity::authenticate(std::string_view token, Timestamp now) const {
  const auto parsed = parse_token(token);
  if (!parsed)
    return std::optional<SignedIn>{};
  const Sha256 key = key_of(*parsed);
  VERDIEP_TRY(session, find_session(log_, key));
  if (!session || session->expires <= now)
    return std::optional<SignedIn>{};
  VERDIEP_TRY(owner, find_account(log_, session->account));
  if (!owner)
    return std::optional<SignedIn>{};
  return std::optional(SignedIn{key, std::move(*owner), session->expires});
}

bool Identity::is_renewal_due(const SignedIn& signed_in, Timestamp now) {
  return session_end(now).ms - signed_in.expires.ms >= session_renewal_ms;
}

void Identity::renew(const SignedIn& signed_in, Timestamp now, Handler<Result<void>> handler) {
  in_turn<Result<void>>(
      std::move(handler),
      [this, key = signed_in.session, now](Handler<Result<void>> answer) {
        auto session = find_session(log_, key);
        if (!session)
          return answer(tl::make_unexpected(std::move(session.error())));
        if (!*session)
          return answer(fail(ErrorCode::not_found, "the session has ended"));
        (*session)->expires = session_end(now);
        pipeline_.change_rows(put(key, **session), answer);
      }
  );
}

void Identity::log_out(const Sha256& session, Handler<Result<void>> handler) {
  in_turn<Result<void>>(std::move(handler), [this, session](Handler<Result<void>> answer) {
    auto found = find_session(log_, session);
    if (!found)
      return answer(tl::make_unexpected(std::move(found.error())));
    if (!*found)
      return answer({});
    end_sessions(removal(session, **found), {session}, std::move(answer));
  });
}

void Identity::log_out_everywhere(log::AccountId account, Handler<Result<void>> handler) {
  in_turn<Result<void>>(std::move(handler), [this, account](Handler<Result<void>> answer) {
    auto open = sessions_of(log_, account);
    if (!open)
      return answer(tl::make_unexpected(std::move(open.error())));
    RowChanges changes;
    Ended ended;
    for (const auto& [key, session] : *open) {
      append(changes, removal(key, session));
      ended.push_back(key);
    }
    end_sessions(std::move(changes), std::move(ended), std::move(answer));
  });
}

/// Writes `changes`, then tells of the sessions that ended by them.
void Identity::end_sessions(RowChanges changes, Ended ended, Handler<Result<void>> handler) {
  pipeline_.change_rows(
      std::move(changes),
      [this, ended = std::move(ended), handler = std::move(handler)](const Result<void>& written) {
        if (written && session_ended_)
          std::for_each(ended.begin(), ended.end(), session_ended_);
        handler(written);
      }
  );
}

void Identity::sweep(Timestamp now, Handler<Result<void>> handler) {
  in_turn<Result<void>>(std::move(handler), [this, now](Handler<Result<void>> answer) {
    auto sessions = all_sessions(log_);
    if (!sessions)
      return answer(tl::make_unexpected(std::move(sessions.error())));
    auto invitations = all_invitations(log_);
    if (!invitations)
      return answer(tl::make_unexpected(std::move(invitations.error())));
    RowChanges changes;
    Ended ended;
    for (const auto& [key, session] : *sessions) {
      if (session.expires > now)
        continue;
      append(changes, removal(key, session));
      ended.push_back(key);
    }
    for (const auto& [key, invitation] : *invitations) {
      if (invitation.expires <= now)
        changes.push_back(invitation_removal(key));
    }
    if (changes.empty())
      return answer({});
    end_sessions(std::move(changes), std::move(ended), std::move(answer));
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

Result<std::vector<Session>> Identity::sessions(log::AccountId account) const {
  VERDIEP_TRY(found, sessions_of(log_, account));
  std::vector<Session> sessions;
  for (const auto& [key, session] : found)
    sessions.push_back(session);
  return sessions;
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
    auto invitations = all_invitations(log_);
    if (!invitations)
      return answer(tl::make_unexpected(std::move(invitations.error())));

    RowChanges changes = removal(**person);
    Ended ended;
    for (const auto& [key, session] : *sessions) {
      append(changes, removal(key, session));
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
