#include "server/gateway/gateway.hpp"

#include "server/gateway/api.hpp"
#include "server/gateway/feeds.hpp"
#include "server/gateway/programme_api.hpp"
#include "server/gateway/security.hpp"
#include "server/gateway/site.hpp"
#include "server/gateway/sync_hub.hpp"
#include "shared/sync/limits.hpp"

#include <atomic>
#include <ctime>
#include <utility>

namespace verdiep::gateway {
namespace {

/// How long open requests and goodbyes may take at the end.
constexpr std::chrono::milliseconds end_patience{5'000};
/// A session on a shared computer ends after half an hour; its sockets close with the next sweep.
constexpr std::chrono::milliseconds sweep_time{5 * 60 * 1000};
constexpr std::string_view sync_path = "/api/sync";

Result<void> check_reach(const GatewayOptions& options) {
  if (options.tls || options.behind_proxy)
    return {};
  for (const std::string& address : options.addresses) {
    const bool is_v6 = address.find(':') != std::string::npos;
    if (is_loopback_host(is_v6 ? "[" + address + "]" : address))
      continue;
    return fail(
        ErrorCode::invalid_input,
        "without TLS this server is for its own machine only, and " + address + " is not",
        "Give --tls-certificate and --tls-key, or put it behind a proxy that speaks TLS and say "
        "--behind-proxy."
    );
  }
  return {};
}

Exposure exposure_of(const GatewayOptions& options) {
  if (options.tls)
    return Exposure::tls;
  return options.behind_proxy ? Exposure::behind_proxy : Exposure::loopback;
}

/// The form of RFC 9110 section 5.6.7, in English whatever the locale.
std::string http_date(Timestamp now) {
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto seconds = static_cast<std::time_t>(now.ms / 1000);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  std::array<char, 32> rest{};
  std::strftime(rest.data(), rest.size(), " %Y %H:%M:%S GMT", &utc);
  const std::string day = (utc.tm_mday < 10 ? "0" : "") + std::to_string(utc.tm_mday);
  return std::string(days.at(static_cast<std::size_t>(utc.tm_wday))) + ", " + day + " " +
         months.at(static_cast<std::size_t>(utc.tm_mon)) + rest.data();
}

struct HttpFigures {
  explicit HttpFigures(metrics::Registry& registry)
      : informed(registry.counter(name, help, {{"status", "2xx"}})),
        redirected(registry.counter(name, help, {{"status", "3xx"}})),
        refused(registry.counter(name, help, {{"status", "4xx"}})),
        failed(registry.counter(name, help, {{"status", "5xx"}})) {}

  void count(unsigned status) const {
    metrics::Counter& counter = status < 300   ? informed
                                : status < 400 ? redirected
                                : status < 500 ? refused
                                               : failed;
    counter.add();
  }

  static constexpr std::string_view name = "verdiep_http_responses_total";
  static constexpr std::string_view help = "HTTP responses by class of status.";
  metrics::Counter& informed;
  metrics::Counter& redirected;
  metrics::Counter& refused;
  metrics::Counter& failed;
};

} // namespace

class Gateway::Implementation final : public Application, public pipeline::Listener {
public:
  Implementation(const GatewayOptions& options, GatewayParts parts, Site site)
      : parts_(std::move(parts)),
        options_(options),
        exposure_(exposure_of(options)),
        site_(std::move(site)),
        figures_(parts_.metrics),
        api_(
            {parts_.identity, parts_.log, parts_.pipeline, exposure_, parts_.clock, parts_.report,
             options_.notice, parts_.metrics}
        ) {}

  ~Implementation() override {
    if (hub_ == nullptr)
      return;
    parts_.relay.detach();
    parts_.identity.on_session_ended({});
  }

  Result<void> open() {
    VERDIEP_TRY(
        transport, Transport::open(
                       {.addresses = options_.addresses,
                        .port = options_.port,
                        .tls = options_.tls,
                        .subprotocol = sync::subprotocol,
                        .limits = options_.limits},
                       *this
                   )
    );
    transport_ = std::move(transport);
    hub_ = std::make_unique<SyncHub>(SyncHub::Parts{
        .log = parts_.log,
        .pipeline = parts_.pipeline,
        .metrics = parts_.metrics,
        .loop = *transport_,
        .clock = parts_.clock,
        .key = parts_.key,
        .epoch = parts_.epoch,
        .sockets_max = options_.sockets_max,
        .sockets_per_account_max = options_.sockets_per_account_max,
    });
    feeds_ = std::make_unique<Feeds>(Feeds::Parts{
        .loop = *transport_,
        .clock = parts_.clock,
        .metrics = parts_.metrics,
        .feeds_max = options_.feeds_max,
        .feeds_per_account_max = options_.feeds_per_account_max,
        .heartbeat = options_.heartbeat,
    });
    programme_api_ = std::make_unique<ProgrammeApi>(ProgrammeApi::Parts{
        .identity = parts_.identity,
        .log = parts_.log,
        .pipeline = parts_.pipeline,
        .feeds = *feeds_,
        .loop = *transport_,
        .clock = parts_.clock,
        .report = parts_.report,
    });
    parts_.relay.attach(*this);
    parts_.identity.on_session_ended([this](const Sha256& key) {
      transport_->post([this, key] {
        hub_->end_session(key);
        feeds_->end_access(key);
      });
    });
    if (options_.handle_signals) // from here on: whoever is told that we serve may end us properly
      transport_->on_signal([this] { stop(); });
    return {};
  }

  Result<void> run() {
    sweep();
    transport_->run();
    if (fatal_)
      return tl::make_unexpected(*fatal_);
    return {};
  }

  /// Takes nothing new; lets the pipeline finish what was submitted, so that outcomes still reach their
  /// clients; then says goodbye.
  void stop() {
    if (stopping_.exchange(true))
      return;
    transport_->stop_accepting();
    transport_->read([this] {
      parts_.identity.stop();
      parts_.pipeline.stop();
      transport_->post([this] {
        hub_->end_all(sync::ByeReason::shutting_down, "");
        feeds_->end_all();
        transport_->end(end_patience);
      });
    });
  }

  [[nodiscard]] std::uint16_t port() const { return transport_->port(); }

  // Application

  void answer(Request request, Respond respond) override {
    auto finished = [this, headers = security_headers(request, exposure_),
                     respond = std::move(respond)](Response response) mutable {
      respond(finish(std::move(response), std::move(headers)));
    };
    route(request, std::move(finished));
  }

  [[nodiscard]] std::variant<std::unique_ptr<SocketUser>, Response> open_socket(const Request& request
  ) override {
    auto opened = admit(request);
    if (auto* refused = std::get_if<Response>(&opened)) {
      return finish(std::move(*refused), security_headers(request, exposure_));
    }
    return opened;
  }

  [[nodiscard]] Response refuse(unsigned status) override {
    return finish(text_response(status, ""), security_headers({}, exposure_));
  }

  // Listener: on the committer thread

  void on_group_begun() override { hub_->hold(); }
  void on_group_told() override { hub_->release(); }
  void on_published(const pipeline::Published& published) override {
    hub_->add(published);
    feeds_->add(published);
  }

  void on_checkpoint(StreamId stream, Position size, std::shared_ptr<const std::string> note) override {
    hub_->add_checkpoint(stream, size, std::move(note));
  }

  void on_fatal(const Error& error) override {
    transport_->post([this, error] {
      fatal_ = error;
      stop();
    });
  }

private:
  void route(const Request& request, Respond respond) {
    const bool reads = request.method == Method::get || request.method == Method::head;
    if (!is_own_host(request, exposure_))
      return respond(text_response(421, "Unknown host\n"));
    if (!reads && !is_same_origin(request, exposure_))
      return respond(text_response(403, origin_refused, json));
    if (request.path.empty())
      return respond(text_response(400, "Bad path\n"));
    if (request.path == "/healthz" && reads)
      return respond(text_response(200, "alive\n"));
    if (request.path == "/readyz" && reads)
      return respond(readiness());
    if (request.path == "/metrics" && reads)
      return respond(metrics(request));
    if (ProgrammeApi::covers(request.path))
      return programme_api_->handle(request, std::move(respond));
    if (Api::covers(request.path))
      return api_.handle(request, std::move(respond));
    if (reads)
      return respond(site_.serve(request));
    Response response = text_response(405, "Method not allowed\n");
    response.headers.emplace_back("Allow", "GET, HEAD");
    respond(std::move(response));
  }

  [[nodiscard]] Response readiness() const {
    return stopping_ ? text_response(503, "stopping\n") : text_response(200, "ready\n");
  }

  /// For the machine's own collector. What a proxy forwards comes from loopback too, so it is known by its
  /// header.
  [[nodiscard]] Response metrics(const Request& request) const {
    if (!request.peer_is_loopback || !request.forwarded_for.empty())
      return text_response(404, "Not found\n");
    return text_response(200, parts_.metrics.render(), metrics::content_type);
  }

  [[nodiscard]] std::variant<std::unique_ptr<SocketUser>, Response> admit(const Request& request) {
    if (!is_own_host(request, exposure_))
      return text_response(421, "Unknown host\n");
    if (!is_same_origin(request, exposure_))
      return text_response(403, origin_refused, json);
    if (request.path != sync_path)
      return text_response(404, "Not found\n");
    if (!list_holds(request.subprotocols, sync::subprotocol))
      return text_response(400, R"({"code":"wrong_subprotocol"})", json);
    if (stopping_)
      return text_response(503, R"({"code":"shutting_down"})", json);
    const auto who =
        parts_.identity.authenticate(cookie_value(request.cookie, session_cookie), parts_.clock());
    if (!who)
      return text_response(503, R"({"code":"unavailable"})", json);
    if (!*who)
      return text_response(401, R"({"code":"not_signed_in"})", json);
    auto user = hub_->open(**who);
    if (!user)
      return text_response(503, R"({"code":"too_many_sockets"})", json);
    return user;
  }

  [[nodiscard]] Response finish(Response response, std::vector<Header> headers) const {
    std::move(headers.begin(), headers.end(), std::back_inserter(response.headers));
    response.headers.emplace_back("Date", http_date(parts_.clock()));
    figures_.count(response.status);
    return response;
  }

  void sweep() {
    parts_.identity.sweep(parts_.clock(), [this](const Result<void>& swept) {
      if (!swept)
        parts_.report("expired sessions were not deleted: " + swept.error().context);
    });
    transport_->post_after(sweep_time, [this] { sweep(); });
  }

  static constexpr std::string_view json = "application/json";
  static constexpr const char* origin_refused = R"({"code":"origin_refused"})";

  const GatewayParts parts_;
  const GatewayOptions options_;
  const Exposure exposure_;
  const Site site_;
  const HttpFigures figures_;
  Api api_;
  std::unique_ptr<SyncHub> hub_; ///< outlives the sockets, which leave it when they go
  std::unique_ptr<Feeds> feeds_; ///< outlives the answers that it makes
  std::unique_ptr<ProgrammeApi> programme_api_;
  std::unique_ptr<Transport> transport_; ///< its handlers refer to all above
  std::atomic<bool> stopping_{false};
  std::optional<Error> fatal_; ///< the transport's thread, then `run`
};

Result<std::unique_ptr<Gateway>> Gateway::open(const GatewayOptions& options, GatewayParts parts) {
  VERDIEP_CHECK(check_reach(options));
  VERDIEP_TRY(site, Site::open(options.site));
  auto implementation = std::make_unique<Implementation>(options, std::move(parts), std::move(site));
  VERDIEP_CHECK(implementation->open());
  return std::unique_ptr<Gateway>(new Gateway(std::move(implementation)));
}

Gateway::Gateway(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
Gateway::~Gateway() = default;

Result<void> Gateway::run() {
  return implementation_->run();
}
void Gateway::stop() {
  implementation_->stop();
}
std::uint16_t Gateway::port() const {
  return implementation_->port();
}

} // namespace verdiep::gateway
