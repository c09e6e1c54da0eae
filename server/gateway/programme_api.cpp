#include "server/gateway/programme_api.hpp"

#include "events/codec/described.hpp"
#include "server/gateway/api.hpp"
#include "server/gateway/api_json.hpp"
#include "server/interchange/csv_export.hpp"
#include "server/interchange/event_lines.hpp"
#include "server/interchange/export.hpp"
#include "shared/stream/state.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace verdiep::gateway {
namespace {

using identity::AccessScope;
using interchange::Reader;

/// What waits for a slow reader.
constexpr std::size_t piece_bytes = 32 * 1024;
constexpr std::string_view bearer = "Bearer ";
constexpr std::string_view path_begin = "/api/programmes/";
constexpr std::size_t id_chars = 36;

Response wrong_parameter(const interchange::QueryFault& fault) {
  Json arguments = {{"reason", fault.reason}};
  if (!fault.parameter.empty())
    arguments["parameter"] = fault.parameter;
  return json_response(400, {{"code", "invalid_parameter"}, {"arguments", std::move(arguments)}});
}

/// RFC 6750 section 3.
Response token_needed() {
  Response response = refused(401, "access_token_needed");
  response.headers.emplace_back("WWW-Authenticate", "Bearer");
  return response;
}

std::optional<MemberId> member_in(const identity::Account& account, StreamId stream) {
  for (const identity::Membership& membership : account.memberships.items) {
    if (membership.stream == stream)
      return membership.member;
  }
  return std::nullopt;
}

} // namespace

void ProgrammeApi::handle(const Request& request, Respond respond) {
  const std::string_view rest = std::string_view(request.path).substr(path_begin.size());
  const auto stream = parse_id<StreamId>(rest.substr(0, id_chars));
  const std::string_view what = rest.substr(std::min(id_chars, rest.size()));
  const bool is_known = what == "/insights" || what == "/events" || what == "/export";
  if (!stream || !is_known)
    return respond(refused(404, "not_found"));
  if (request.method != Method::get) {
    Response response = refused(405, "method_not_allowed");
    response.headers.emplace_back("Allow", "GET");
    return respond(std::move(response));
  }
  const auto asker = admitted(request, *stream, respond);
  if (!asker)
    return;
  if (what == "/insights")
    return insights(*asker, request.query, std::move(respond));
  if (what == "/events")
    return events(*asker, request.query, std::move(respond));
  exported(*asker, request.query, std::move(respond));
}

/// A programme that is not theirs is answered like one that there is not.
std::optional<ProgrammeApi::Asker>
ProgrammeApi::admitted(const Request& request, StreamId stream, const Respond& respond) {
  if (!request.authorization.empty())
    return admitted_by_token(request, stream, respond);
  const auto who = parts_.identity.authenticate(cookie_value(request.cookie, session_cookie), parts_.clock());
  if (!who) {
    respond(failed(who.error()));
    return std::nullopt;
  }
  if (!*who) {
    respond(refused(401, "not_signed_in"));
    return std::nullopt;
  }
  const auto member = member_in((*who)->account, stream);
  if (!member) {
    respond(refused(404, "not_found"));
    return std::nullopt;
  }
  return Asker{stream, *member, (*who)->account.id, AccessScope::content, std::nullopt, {}};
}

std::optional<ProgrammeApi::Asker>
ProgrammeApi::admitted_by_token(const Request& request, StreamId stream, const Respond& respond) {
  const std::string_view given = request.authorization;
  const auto access = parts_.identity.authenticate_access(
      given.starts_with(bearer) ? given.substr(bearer.size()) : std::string_view(), parts_.clock()
  );
  if (!access) {
    respond(failed(access.error()));
    return std::nullopt;
  }
  if (!*access) {
    respond(token_needed());
    return std::nullopt;
  }
  const auto& [key, account, details] = **access;
  const bool is_for_another = details.stream && *details.stream != stream;
  const auto member = is_for_another ? std::nullopt : member_in(account, stream);
  if (!member) {
    respond(refused(404, "not_found"));
    return std::nullopt;
  }
  return Asker{stream, *member, account.id, details.scope, key, details.expires};
}

void ProgrammeApi::insights(const Asker& asker, std::string_view query, Respond respond) {
  const auto format = interchange::parse_figures_query(query);
  if (!format)
    return respond(wrong_parameter(format.error()));
  parts_.loop.read([this, asker, format = *format, respond = std::move(respond)] {
    const auto answer = book_.figures(asker.stream, asker.member, parts_.clock());
    if (!answer)
      return respond(failed(answer.error()));
    if (answer->figures.detail == insights::Detail::nothing)
      return respond(refused(403, "not_allowed"));
    if (format == interchange::FiguresFormat::json)
      return respond(text_response(200, to_json(*answer), "application/json"));
    Response response = text_response(
        200, interchange::figures_csv(answer->figures), interchange::content_type(interchange::Format::csv)
    );
    response.headers.emplace_back("Content-Disposition", R"(attachment; filename="insights.csv")");
    respond(std::move(response));
  });
}

void ProgrammeApi::events(const Asker& asker, std::string_view query, Respond respond) {
  // A page of another site can make a browser ask with its cookie, and keep the answer open.
  if (!asker.access)
    return respond(token_needed());
  auto wish = interchange::parse_events_query(query);
  if (!wish)
    return respond(wrong_parameter(wish.error()));
  if (asker.scope < (wish->content ? AccessScope::content : AccessScope::events))
    return respond(refused(403, "insufficient_scope"));
  const bool content = wish->content;
  as_reader(asker, content, respond, [this, asker, wish = std::move(*wish), respond](const Reader& reader) {
    follow(asker, wish, reader, respond);
  });
}

void ProgrammeApi::follow(
    const Asker& asker, interchange::EventsQuery wish, const Reader& reader, const Respond& respond
) {
  const auto lines = std::make_shared<interchange::EventLines>(
      parts_.log, asker.stream, reader,
      interchange::EventLines::Wish{.from = wish.from, .types = std::move(wish.types)}
  );
  Feeds::Wish answer{asker.account, [lines] { return lines->next(piece_bytes); }, {}};
  if (wish.follow) {
    answer.following = {
        asker.stream, asker.member, *asker.access, asker.expires,
        [stream = asker.stream](std::string_view reason) {
          return interchange::EventLines::ended(stream, reason);
        }
    };
  }
  send(std::move(answer), interchange::content_type(interchange::Format::ndjson), {}, respond);
}

void ProgrammeApi::exported(const Asker& asker, std::string_view query, Respond respond) {
  const auto wish = interchange::parse_export_query(query);
  if (!wish)
    return respond(wrong_parameter(wish.error()));
  if (asker.scope < (wish->content ? AccessScope::content : AccessScope::events))
    return respond(refused(403, "insufficient_scope"));
  as_reader(asker, wish->content, respond, [this, asker, wish = *wish, respond](const Reader& reader) {
    auto made = interchange::make_export(wish.format, parts_.log, asker.stream, reader);
    if (!made)
      return respond(failed(made.error()));
    const std::shared_ptr<interchange::Export> file = std::move(*made);
    const std::string name = "programme." + std::string(codec::enum_name(wish.format));
    send(
        {asker.account, [file] { return file->next(piece_bytes); }, {}},
        interchange::content_type(wish.format),
        {{"Content-Disposition", "attachment; filename=\"" + name + "\""}}, respond
    );
  });
}

void ProgrammeApi::as_reader(const Asker& asker, bool wants_content, Respond respond, WithReader then) {
  parts_.pipeline.with_state(
      asker.stream,
      [this, asker, wants_content, respond = std::move(respond),
       then = std::move(then)](const Result<const stream::State*>& state) {
        if (!state)
          return respond(failed(state.error()));
        const Reader reader{
            insights::viewer_of((*state)->people, asker.member),
            disclosures::audiences_of(**state, asker.member), wants_content
        };
        if (!reader.reads_events())
          return respond(refused(403, "reads_no_events"));
        parts_.loop.post([then, reader] { then(reader); });
      }
  );
}

void ProgrammeApi::send(
    Feeds::Wish wish, std::string_view content_type, std::vector<Header> headers, const Respond& respond
) {
  auto source = parts_.feeds.open(std::move(wish));
  if (source == nullptr)
    return respond(refused(503, "too_many_feeds"));
  headers.emplace_back("Content-Type", content_type);
  headers.emplace_back("Cache-Control", "no-store");
  headers.emplace_back("X-Accel-Buffering", "no"); // or a proxy keeps a live line until more come
  respond({.status = 200, .headers = std::move(headers), .body = nullptr, .source = std::move(source)});
}

Response ProgrammeApi::failed(const Error& error) const {
  parts_.report(error.context);
  return failure(error);
}

} // namespace verdiep::gateway
