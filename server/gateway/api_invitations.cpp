// What coordinators may: let people in, and give somebody a way back.
#include "events/codec/described.hpp"
#include "server/gateway/api.hpp"
#include "server/gateway/api_json.hpp"
#include "server/gateway/qr_code.hpp"
#include "shared/people/state.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace verdiep::gateway {
namespace {

using identity::InvitationKind;

constexpr std::uint64_t days_max = 366;
constexpr std::uint64_t uses_max = 10'000;
/// A log-in link opens somebody's account: it is for today or tomorrow, once.
constexpr std::uint64_t login_days_max = 7;
/// Live ones of one programme. More are a mistake, or somebody who fills the disk.
constexpr std::size_t invitations_max = 200;

constexpr std::string_view not_coordinator = "not_coordinator";

std::optional<MemberId> member_in(const identity::Account& account, StreamId stream) {
  for (const identity::Membership& membership : account.memberships.items) {
    if (membership.stream == stream)
      return membership.member;
  }
  return std::nullopt;
}

std::vector<StreamId> streams_of(const identity::Account& account) {
  std::vector<StreamId> streams;
  for (const identity::Membership& membership : account.memberships.items)
    streams.push_back(membership.stream);
  return streams;
}

/// The value of one parameter of `a=b&c=d`; ids need no decoding.
std::string_view parameter(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const auto pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
      return pair.substr(name.size() + 1);
  }
  return {};
}

/// Never the token: nobody has it any more but who was given the link.
Result<Json> invitation_entry(
    const identity::Identity& identity,
    const Sha256& key,
    const identity::Invitation& invitation,
    StreamId stream
) {
  Json entry = {
      {"id", identity::public_id(key)},
      {"kind", codec::enum_name(invitation.kind)},
      {"created", invitation.created.ms},
      {"expires", invitation.expires.ms},
  };
  if (invitation.uses_left)
    entry["uses_left"] = *invitation.uses_left;
  if (invitation.account) {
    VERDIEP_TRY(account, identity.account(*invitation.account));
    const auto member = account ? member_in(*account, stream) : std::nullopt;
    if (member)
      entry["member"] = to_text(*member);
  }
  return entry;
}

} // namespace

void Api::if_coordinates(
    const identity::Account& account,
    std::vector<StreamId> streams,
    std::string_view refusal,
    Respond respond,
    std::function<void()> then
) {
  if (streams.empty())
    return then();
  const StreamId stream = streams.back();
  streams.pop_back();
  const auto member = member_in(account, stream);
  if (!member)
    return respond(refused(403, refusal));
  parts_.pipeline.with_state(
      stream,
      [this, account, streams = std::move(streams), member = *member, refusal, respond = std::move(respond),
       then = std::move(then)](const Result<const stream::State*>& state) {
        if (!state)
          return respond(failed(state.error()));
        if (!people::holds_role((*state)->people, member, people::Role::coordinator))
          return respond(refused(403, refusal));
        if_coordinates(account, streams, refusal, respond, then);
      }
  );
}

void Api::invitations(const Request& request, Respond respond) {
  const auto who = admitted(request, respond);
  if (!who)
    return;
  const auto stream = parse_id<StreamId>(parameter(request.query, "stream"));
  if (!stream)
    return respond(refused(400, "invalid_request"));
  if_coordinates(who->account, {*stream}, not_coordinator, respond, [this, stream = *stream, respond] {
    auto open = parts_.identity.invitations(stream);
    if (!open)
      return respond(failed(open.error()));
    std::sort(open->begin(), open->end(), [](const auto& one, const auto& other) {
      return other.second.created < one.second.created;
    });
    const Timestamp now = parts_.clock();
    Json list = Json::array();
    for (const auto& [key, invitation] : *open) {
      if (invitation.expires <= now || invitation.uses_left == 0U)
        continue;
      auto entry = invitation_entry(parts_.identity, key, invitation, stream);
      if (!entry)
        return respond(failed(entry.error()));
      list.push_back(std::move(*entry));
    }
    respond(json_response(200, {{"invitations", std::move(list)}}));
  });
}

std::variant<Api::InvitationWish, Response> Api::invitation_wish(const Request& request, Timestamp now) {
  const auto body = object_in(request);
  const auto stream = body ? parse_id<StreamId>(text_at(*body, "stream")) : std::nullopt;
  const auto kind = body ? codec::enum_value<InvitationKind>(text_at(*body, "kind")) : std::nullopt;
  if (!stream || !kind)
    return refused(400, "invalid_request");
  InvitationWish wish{.stream = *stream, .kind = *kind, .member = {}, .expires = {}, .uses = {}};
  const bool is_login = *kind == InvitationKind::login;
  const auto days = number_at(*body, "expires_days", 1, is_login ? login_days_max : days_max);
  if (!days)
    return refused(422, "invalid_days");
  wish.expires = {now.ms + static_cast<std::int64_t>(*days) * identity::day_ms};
  if (is_login) {
    wish.uses = 1;
    wish.member = parse_id<MemberId>(text_at(*body, "member"));
    if (!wish.member)
      return refused(400, "invalid_request");
  } else if (body->contains("uses")) {
    const auto uses = number_at(*body, "uses", 1, uses_max);
    if (!uses)
      return refused(422, "invalid_uses");
    wish.uses = static_cast<std::uint32_t>(*uses);
  }
  return wish;
}

void Api::invite(const Request& request, Respond respond) {
  const auto who = admitted(request, respond);
  if (!who)
    return;
  auto checked = invitation_wish(request, parts_.clock());
  if (auto* response = std::get_if<Response>(&checked))
    return respond(std::move(*response));
  const InvitationWish wish = *std::get_if<InvitationWish>(&checked);
  // `kind` decides which of two doors; both open for coordinators of this programme only.
  if_coordinates(
      who->account, {wish.stream}, not_coordinator, respond,
      [this, origin = request.origin, wish, asks = who->account, respond] {
        const auto open = parts_.identity.invitations(wish.stream);
        if (!open)
          return respond(failed(open.error()));
        if (open->size() >= invitations_max)
          return respond(refused(409, "too_many_invitations"));
        if (wish.kind == InvitationKind::login)
          return invite_to_log_in(origin, wish, asks, respond);
        parts_.identity.invite_join(
            {wish.stream, wish.expires, wish.uses}, parts_.clock(), invited(origin, wish, respond)
        );
      }
  );
}

/// Whoever has the link is that person, in all their programmes: so it is given only by who coordinates every
/// one of them.
void Api::invite_to_log_in(
    const std::string& origin, const InvitationWish& wish, const identity::Account& asks, Respond respond
) {
  const auto person = parts_.identity.account_of(wish.stream, wish.member.value_or(MemberId{}));
  if (!person)
    return respond(failed(person.error()));
  if (!*person)
    return respond(refused(404, "unknown_member"));
  if_coordinates(
      asks, streams_of(**person), "other_programmes", respond,
      [this, origin, wish, account = (*person)->id, respond] {
        parts_.identity.invite_login(
            {account, wish.expires, wish.uses}, parts_.clock(), invited(origin, wish, respond)
        );
      }
  );
}

identity::Handler<Result<identity::Token>>
Api::invited(const std::string& origin, const InvitationWish& wish, Respond respond) const {
  return [this, origin, wish, respond = std::move(respond)](const Result<identity::Token>& token) {
    if (!token)
      return respond(failed(token.error()));
    // The page's own origin was compared with the host that it asked.
    const std::string link = origin + "/join#" + identity::to_text(*token);
    const auto code = qr_rows(link);
    if (!code)
      return respond(failed(code.error()));
    Json body = {
        {"id", identity::public_id(identity::key_of(*token))},
        {"kind", codec::enum_name(wish.kind)},
        {"link", link},
        {"qr", *code},
        {"expires", wish.expires.ms},
    };
    if (wish.uses)
      body["uses_left"] = *wish.uses;
    respond(json_response(201, body));
  };
}

void Api::revoke_invitation(const Request& request, Respond respond) {
  const auto who = admitted(request, respond);
  if (!who)
    return;
  const auto body = object_in(request);
  const auto stream = body ? parse_id<StreamId>(text_at(*body, "stream")) : std::nullopt;
  const std::string id = body ? text_at(*body, "invitation") : std::string();
  if (!stream || id.empty())
    return respond(refused(400, "invalid_request"));
  if_coordinates(who->account, {*stream}, not_coordinator, respond, [this, stream = *stream, id, respond] {
    parts_.identity.revoke_invitation(stream, id, done(respond));
  });
}

} // namespace verdiep::gateway
