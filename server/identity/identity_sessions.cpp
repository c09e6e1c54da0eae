// The sessions in which people are signed in.
#include "server/identity/identity.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::identity {
namespace {

using RowChanges = std::vector<log::RowChange>;

void append(RowChanges& changes, RowChanges more) {
  std::move(more.begin(), more.end(), std::back_inserter(changes));
}

/// When a session ends that is used now.
Timestamp end_of(const Session& session, Timestamp now) {
  if (!session.is_shared())
    return {now.ms + session_lifetime_ms};
  return std::min(Timestamp{session.created.ms + shared_lifetime_ms}, Timestamp{now.ms + shared_idle_ms});
}

} // namespace

void Identity::log_in(LinkLogin login, std::string_view address, Timestamp now, Handler<Redeemed> handler) {
  if (!may_try(address, now))
    return handler(Denial::too_many_attempts);
  in_turn<Redeemed>(
      std::move(handler),
      [this, login = std::move(login), address = std::string(address), now](Handler<Redeemed> answer) {
        log_in_in_turn(login, address, now, std::move(answer));
      }
  );
}

void Identity::log_in_in_turn(
    const LinkLogin& login, const std::string& address, Timestamp now, Handler<Redeemed> handler
) {
  auto invited = usable(login.token, InvitationKind::login, now);
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
  open_session(
      std::move(**account), {put(key, invitation)}, login.session, Opening::by_link, now, std::move(handler)
  );
}

void Identity::open_session(
    Account account,
    RowChanges changes,
    const SessionWish& wish,
    Opening opening,
    Timestamp now,
    Handler<Redeemed> handler
) {
  const Token token = random_token();
  const Sha256 key = key_of(token);
  Session session{
      .account = account.id,
      .created = now,
      .expires = now,
      .used = now,
      .device = wish.device,
      .shared = wish.is_shared,
      .by_link = opening == Opening::by_link,
  };
  session.expires = end_of(session, now);
  append(changes, put(key, session));
  NewSession opened{token, {key, std::move(account), session}};
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
  return std::optional(SignedIn{key, std::move(*owner), *session});
}

bool Identity::is_renewal_due(const SignedIn& signed_in, Timestamp now) {
  const std::int64_t pause = signed_in.details.is_shared() ? shared_renewal_ms : session_renewal_ms;
  return now.ms - signed_in.details.last_used().ms >= pause;
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
        (*session)->used = now;
        (*session)->expires = end_of(**session, now);
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

void Identity::end_session(log::AccountId account, std::string id, Handler<Result<void>> handler) {
  in_turn<Result<void>>(
      std::move(handler),
      [this, account, id = std::move(id)](Handler<Result<void>> answer) {
        const auto open = sessions(account);
        if (!open)
          return answer(tl::make_unexpected(open.error()));
        for (const auto& [key, session] : *open) {
          if (public_id(key) == id)
            return end_sessions(removal(key, session), {key}, std::move(answer));
        }
        answer({});
      }
  );
}

void Identity::end_other_sessions(const SignedIn& who, Handler<Result<void>> handler) {
  in_turn<Result<void>>(std::move(handler), [this, who](Handler<Result<void>> answer) {
    RowChanges changes;
    Ended ended;
    if (auto added = add_ends_of_others(who, changes, ended); !added)
      return answer(std::move(added));
    if (changes.empty())
      return answer({});
    end_sessions(std::move(changes), std::move(ended), std::move(answer));
  });
}

/// Adds what ends all sessions of the account but this one.
Result<void> Identity::add_ends_of_others(const SignedIn& who, RowChanges& changes, Ended& ended) const {
  VERDIEP_TRY(open, sessions(who.account.id));
  for (const auto& [key, session] : open) {
    if (key == who.session)
      continue;
    append(changes, removal(key, session));
    ended.push_back(key);
  }
  return {};
}

Result<KeyedRows<Session>> Identity::sessions(log::AccountId account) const {
  return sessions_of(log_, account);
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
    auto access_tokens = all_access_tokens(log_);
    if (!access_tokens)
      return answer(tl::make_unexpected(std::move(access_tokens.error())));
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
    for (const auto& [key, token] : *access_tokens) {
      if (token.expires > now)
        continue;
      append(changes, removal(key, token));
      ended.push_back(key);
    }
    if (changes.empty())
      return answer({});
    end_sessions(std::move(changes), std::move(ended), std::move(answer));
  });
}

} // namespace verdiep::identity
