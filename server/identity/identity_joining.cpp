// How somebody new comes in.
#include "server/identity/identity.hpp"
#include "server/identity/joining.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::identity {
namespace {

using pipeline::Refusal;
using RowChanges = std::vector<log::RowChange>;

Error error_of(Refusal refusal) {
  switch (refusal) {
  case Refusal::storage_full:
    return {ErrorCode::storage_full, "the store is full", "Free some space; nothing was lost."};
  case Refusal::read_only:
    return {ErrorCode::unsupported, "the programme was written by a newer version", "Update this server."};
  case Refusal::malformed:
  case Refusal::too_large:
    return {ErrorCode::invalid_input, "the joining command was not understood", ""};
  case Refusal::too_fast:
  case Refusal::shutting_down:
  case Refusal::unavailable:
    return {ErrorCode::unavailable, "the server takes no commands just now", "Try again in a moment."};
  }
  return {};
}

Sha256 hash_of(const Blob<32>& blob) {
  Sha256 hash;
  std::copy_n(blob.value.begin(), std::min(blob.value.size(), hash.bytes.size()), hash.bytes.begin());
  return hash;
}

} // namespace

void Identity::join(JoinRequest request, std::string_view address, Timestamp now, Handler<Redeemed> handler) {
  if (!may_try(address, now))
    return handler(Denial::too_many_attempts);
  in_turn<Redeemed>(
      std::move(handler),
      [this, request = std::move(request), address = std::string(address), now](Handler<Redeemed> answer) {
        join_in_turn(request, address, now, std::move(answer));
      }
  );
}

void Identity::join_in_turn(
    const JoinRequest& request, const std::string& address, Timestamp now, Handler<Redeemed> handler
) {
  const auto invited = usable(request.token, InvitationKind::join, now);
  charge_if_wrong(address, std::get_if<Denial>(&invited), now);
  if (const auto* denial = std::get_if<Denial>(&invited))
    return handler(*denial);
  if (const auto* error = std::get_if<Error>(&invited))
    return handler(*error);
  const auto& [key, invitation] = *std::get_if<std::pair<Sha256, Invitation>>(&invited);

  const auto id =
      request.request ? account_of_request(key, *request.request) : random_id<log::AccountId>(now);
  auto known = find_account(log_, id);
  if (!known)
    return handler(std::move(known.error()));
  if (*known)
    return join_again(std::move(**known), request.session, now, std::move(handler));

  const auto name = checked_name(request.name);
  if (!name)
    return handler(Denial::invalid_name);
  if (request.avatar.value > people::Avatar::max)
    return handler(Denial::invalid_avatar);
  if (invitation.uses_left == 0U)
    return handler(Denial::used_up);

  Account account{
      .id = id,
      .name = *name,
      .created = now,
      .memberships = {},
      .joining = {},
      .invitation = {},
      .notice = {},
  };
  account.memberships.items.push_back({invitation.stream, random_id<MemberId>(now)});
  account.joining = {joining_command(invitation.stream, *name, request.avatar, now)};
  account.invitation = {Bytes(key.bytes.begin(), key.bytes.end())};
  join_first(std::move(account), key, invitation, request.session, now, std::move(handler));
}

/// The answer to an earlier request of the same id did not arrive.
void Identity::join_again(
    Account account, const SessionWish& wish, Timestamp now, Handler<Redeemed> handler
) {
  if (account.joining)
    return submit_joining(std::move(account), wish, now, std::move(handler));
  if (now.ms - account.created.ms > join_repeat_ms)
    return handler(Denial::used_up);
  open_session(std::move(account), {}, wish, Opening::plain, now, std::move(handler));
}

void Identity::join_first(
    Account account,
    const Sha256& key,
    Invitation invitation,
    const SessionWish& wish,
    Timestamp now,
    Handler<Redeemed> handler
) {
  invitation.count_use();
  const Membership& membership = account.memberships.items.front();
  RowChanges changes{
      put(account),
      put(membership.stream, membership.member, account.id),
      put(key, invitation),
  };
  pipeline_.change_rows(
      std::move(changes),
      [this, account = std::move(account), wish, now,
       handler = std::move(handler)](const Result<void>& written) {
        if (!written)
          return handler(written.error());
        submit_joining(account, wish, now, handler);
      }
  );
}

void Identity::submit_joining(
    Account account, const SessionWish& wish, Timestamp now, Handler<Redeemed> handler
) {
  pipeline::Submission submission{
      .account = account.id,
      .actor = account.memberships.items.front().member,
      .command = account.joining->value,
      .prediction = {},
  };
  pipeline_.submit(
      std::move(submission), [this, account = std::move(account), wish, now, handler = std::move(handler)](
                                 CommandId, const pipeline::Outcome& outcome
                             ) { finish_joining(account, outcome, wish, now, handler); }
  );
}

/// A refusal is no outcome: the row stays, and the same request or the next start sends the same command.
void Identity::finish_joining(
    Account account,
    const pipeline::Outcome& outcome,
    const SessionWish& wish,
    Timestamp now,
    Handler<Redeemed> handler
) {
  if (const auto* refusal = std::get_if<Refusal>(&outcome))
    return handler(error_of(*refusal));
  if (const auto* rejection = std::get_if<Rejection>(&outcome))
    return undo_joining(account, *rejection, handler);
  if (std::holds_alternative<pipeline::CommandIdReused>(outcome)) {
    const Error error{ErrorCode::unavailable, "the joining command met another one of its id", "Join again."};
    return undo_joining(account, error, handler);
  }
  account.joining.reset();
  account.invitation.reset();
  open_session(account, {put(account)}, wish, Opening::plain, now, std::move(handler));
}

void Identity::undo_joining(const Account& account, Redeemed answer, Handler<Redeemed> handler) {
  RowChanges changes = removal(account);
  if (account.invitation) {
    const Sha256 key = hash_of(*account.invitation);
    auto invitation = find_invitation(log_, key);
    if (invitation && *invitation) {
      (*invitation)->give_back_use();
      changes.push_back(put(key, **invitation));
    }
  }
  pipeline_.change_rows(
      std::move(changes),
      [answer = std::move(answer), handler = std::move(handler)](const Result<void>& written) {
        handler(written ? answer : Redeemed(written.error()));
      }
  );
}

Result<void> Identity::resume(Timestamp now) {
  VERDIEP_TRY(accounts, all_accounts(log_));
  for (Account& account : accounts) {
    if (!account.joining)
      continue;
    in_turn<Redeemed>(
        [](const Redeemed&) {}, [this, account = std::move(account), now](Handler<Redeemed> answer
                                ) { submit_joining(account, {}, now, std::move(answer)); }
    );
  }
  return {};
}

} // namespace verdiep::identity
