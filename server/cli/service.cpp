#include "server/cli/service.hpp"

#include "server/cli/control.hpp"
#include "server/cli/operations.hpp"
#include "server/gateway/gateway.hpp"

#include <charconv>
#include <system_error>

namespace verdiep::cli {

namespace {

Failure bad_listen(std::string_view text) {
  return fail(
      ErrorCode::invalid_input, "--listen " + std::string(text) + " is no address with a port",
      "write it as 127.0.0.1:8080 or [::1]:8080; port 0 takes a free one"
  );
}

std::string address_of(std::string_view host) {
  if (host == "localhost") {
    return "127.0.0.1";
  }
  if (host.starts_with('[') && host.ends_with(']')) {
    return std::string(host.substr(1, host.size() - 2));
  }
  return std::string(host);
}

/// What a browser on this machine can open, as long as nobody says better.
std::string local_origin(const ServiceOptions& options, std::uint16_t port) {
  const bool is_tls = !options.certificate.empty();
  return std::string(is_tls ? "https" : "http") + "://localhost:" + std::to_string(port);
}

gateway::GatewayOptions gateway_options(const ServiceOptions& options) {
  gateway::GatewayOptions gateway;
  gateway.addresses = options.listen.addresses;
  gateway.port = options.listen.port;
  gateway.behind_proxy = options.behind_proxy;
  gateway.site = options.web;
  gateway.notice = options.notice;
  if (!options.certificate.empty()) {
    gateway.tls = gateway::TlsFiles{options.certificate, options.key};
  }
  return gateway;
}

} // namespace

Result<Listen> parse_listen(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) {
    return bad_listen(text);
  }
  Listen listen;
  const auto port = text.substr(colon + 1);
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), listen.port);
  if (error != std::errc{} || end != port.data() + port.size()) {
    return bad_listen(text);
  }
  auto hosts = text.substr(0, colon);
  for (;;) {
    const auto comma = hosts.find(',');
    const auto host = hosts.substr(0, comma);
    const bool is_bare_v6 = host.find(':') != std::string_view::npos && !host.starts_with('[');
    if (host.empty() || is_bare_v6) {
      return bad_listen(text);
    }
    listen.addresses.push_back(address_of(host));
    if (comma == std::string_view::npos) {
      return listen;
    }
    hosts.remove_prefix(comma + 1);
  }
}

Result<void> serve(
    Application& application,
    const ServiceOptions& options,
    const std::function<Result<void>(const std::string&)>& ready
) {
  gateway::GatewayParts parts{
      .log = application.log(),
      .pipeline = application.pipeline(),
      .identity = application.identity(),
      .metrics = application.metrics(),
      .relay = application.relay(),
      .clock = application.options().clock,
      .key = application.signer().public_key(),
      .epoch = 1,
      .report = application.options().report
  };
  VERDIEP_TRY(gateway, gateway::Gateway::open(gateway_options(options), std::move(parts)));
  const auto origin = options.origin.empty() ? local_origin(options, gateway->port()) : options.origin;
  Operations operations(application, origin);
  const auto control = ControlSocket::open(application.options().store, [&](const ControlRequest& request) {
    return operations.perform(request);
  });
  if (!control) {
    return tl::make_unexpected(control.error());
  }
  VERDIEP_CHECK(ready(origin));
  return gateway->run();
}

std::filesystem::path default_web_folder() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? std::filesystem::path("web") : program.parent_path() / "web";
}

} // namespace verdiep::cli
