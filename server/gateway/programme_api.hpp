#pragma once

#include "events/types/timestamp.hpp"
#include "server/gateway/feeds.hpp"
#include "server/gateway/http.hpp"
#include "server/gateway/loop.hpp"
#include "server/identity/identity.hpp"
#include "server/interchange/figures_book.hpp"
#include "server/interchange/query.hpp"
#include "server/interchange/reader.hpp"
#include "server/log/log.hpp"
#include "server/pipeline/pipeline.hpp"

#include <functional>
#include <optional>
#include <string_view>

namespace verdiep::gateway {

/// What of a programme leaves the server for other programs and as files:
///
/// | address | what | who |
/// | --- | --- | --- |
/// | /api/programmes/ID/insights | the figures | every member, by session or token |
/// | /api/programmes/ID/events | the events, live | who reads the stream, by token |
/// | /api/programmes/ID/export | the events as a file | who reads the stream, by session or token |
///
/// Shape    GET only. A failure is {"code": …}, for a wrong parameter with {"arguments": {parameter, reason}}
/// Source   docs/formats/openapi.yaml, docs/operations/feeds.md
/// Threads  `handle` on the loop's thread; it answers from any
class ProgrammeApi {
public:
  struct Parts {
    identity::Identity& identity;
    const log::Log& log;
    pipeline::Pipeline& pipeline;
    Feeds& feeds;
    Loop& loop;
    std::function<Timestamp()> clock;
    /// Takes one line for the operator, when the world failed; never content.
    std::function<void(std::string_view)> report;
  };

  explicit ProgrammeApi(Parts parts) : parts_(std::move(parts)), book_(parts_.log) {}

  [[nodiscard]] static bool covers(std::string_view path) { return path.starts_with("/api/programmes/"); }

  void handle(const Request& request, Respond respond);

private:
  /// Who asks, in this programme.
  struct Asker {
    StreamId stream;
    MemberId member;
    log::AccountId account;
    identity::AccessScope scope = identity::AccessScope::content;
    std::optional<Sha256> access; ///< of a token; without one it is the person's session
    Timestamp expires;
  };
  using WithReader = std::function<void(const interchange::Reader&)>;

  void insights(const Asker& asker, std::string_view query, Respond respond);
  void events(const Asker& asker, std::string_view query, Respond respond);
  void exported(const Asker& asker, std::string_view query, Respond respond);

  /// Nullopt after having answered why not.
  [[nodiscard]] std::optional<Asker>
  admitted(const Request& request, StreamId stream, const Respond& respond);
  [[nodiscard]] std::optional<Asker>
  admitted_by_token(const Request& request, StreamId stream, const Respond& respond);
  /// Runs `then` on the loop's thread with what the asker may see today, unless that is no event at all.
  void as_reader(const Asker& asker, bool wants_content, Respond respond, WithReader then);
  void follow(
      const Asker& asker,
      interchange::EventsQuery wish,
      const interchange::Reader& reader,
      const Respond& respond
  );
  void
  send(Feeds::Wish wish, std::string_view content_type, std::vector<Header> headers, const Respond& respond);
  [[nodiscard]] Response failed(const Error& error) const;

  const Parts parts_;
  interchange::FiguresBook book_;
};

} // namespace verdiep::gateway
