#pragma once

#include "server/gateway/http.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What a browser is told to refuse, and which browsers are refused.
namespace verdiep::gateway {

/// How people reach this server; it decides what an origin looks like and whether cookies are `Secure`.
enum class Exposure : std::uint8_t {
  loopback,     ///< plain HTTP for this machine only
  tls,          ///< certificate and key are ours
  behind_proxy, ///< a reverse proxy speaks TLS and forwards plain HTTP
};

[[nodiscard]] inline bool is_secure(Exposure exposure) {
  return exposure != Exposure::loopback;
}

/// A host with an optional port, of the characters that a name or address may have; nothing that could break
/// out of a header.
[[nodiscard]] bool is_well_formed_host(std::string_view host);

/// `localhost` or a name below it, 127.0.0.0/8 or [::1], with or without a port.
[[nodiscard]] bool is_loopback_host(std::string_view host);

/// Whether the `Host` is one that this server answers to. On loopback only the machine's own names: a web
/// page elsewhere may point its own name at 127.0.0.1 (DNS rebinding), and then its origin would look like
/// ours.
[[nodiscard]] bool is_own_host(const Request& request, Exposure exposure);

/// Whether the page that asks came from this server: scheme and host of `Origin` are those of the request.
/// Browsers always send it on POST and on WebSockets; who sends none is refused.
[[nodiscard]] bool is_same_origin(const Request& request, Exposure exposure);

/// The headers of every response.
///
/// `connect-src` names the WebSocket origin beside 'self', because not every browser lets 'self' cover ws and
/// wss.
[[nodiscard]] std::vector<Header> security_headers(const Request& request, Exposure exposure);

/// Whom to charge for an attempt: the peer, or behind a proxy the last address that the proxy added.
[[nodiscard]] std::string client_address(const Request& request, Exposure exposure);

} // namespace verdiep::gateway
