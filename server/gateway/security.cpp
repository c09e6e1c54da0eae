#include "server/gateway/security.hpp"

#include <algorithm>

namespace verdiep::gateway {
namespace {

bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
         c == ':' || c == '[' || c == ']' || c == '_';
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) {
    return lower(x) == lower(y);
  });
}

std::string_view without_port(std::string_view host) {
  if (host.starts_with('['))
    return host.substr(0, host.find(']') + 1);
  return host.substr(0, host.find(':'));
}

/// Four groups of one to three digits, the first 127: a name such as `127.example.org` is not an address.
bool is_loopback_v4(std::string_view host) {
  if (!host.starts_with("127."))
    return false;
  const bool digits = host.find_first_not_of("0123456789.") == std::string_view::npos;
  return digits && std::count(host.begin(), host.end(), '.') == 3 && host.back() != '.';
}

/// `localhost` and all below it are this machine for every browser, whatever a name server says (RFC 6761
/// section 6.3).
bool is_localhost_name(std::string_view host) {
  constexpr std::string_view below = ".localhost";
  if (host.size() > below.size() && equal_ignoring_case(host.substr(host.size() - below.size()), below))
    return true;
  return equal_ignoring_case(host, below.substr(1));
}

constexpr std::string_view fixed_policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; connect-src 'self'";

} // namespace

bool is_well_formed_host(std::string_view host) {
  return !host.empty() && host.size() <= 255 && std::all_of(host.begin(), host.end(), is_host_character);
}

bool is_loopback_host(std::string_view host) {
  const auto name = without_port(host);
  return is_localhost_name(name) || name == "[::1]" || is_loopback_v4(name);
}

bool is_own_host(const Request& request, Exposure exposure) {
  if (!is_well_formed_host(request.host))
    return false;
  return exposure != Exposure::loopback || is_loopback_host(request.host);
}

bool is_same_origin(const Request& request, Exposure exposure) {
  const std::string_view origin = request.origin;
  const auto matches = [&](std::string_view scheme) {
    return origin.starts_with(scheme) && equal_ignoring_case(origin.substr(scheme.size()), request.host);
  };
  if (request.host.empty())
    return false;
  return is_secure(exposure) ? matches("https://") : matches("http://");
}

std::vector<Header> security_headers(const Request& request, Exposure exposure) {
  std::string policy(fixed_policy);
  if (is_well_formed_host(request.host)) {
    policy += is_secure(exposure) ? " wss://" : " ws://";
    policy += request.host;
  }
  std::vector<Header> headers = {
      {"Content-Security-Policy", std::move(policy)},
      {"X-Content-Type-Options", "nosniff"},
      // Invitation tokens stand in the fragment, which no referrer carries; paths name programmes and
      // threads.
      {"Referrer-Policy", "no-referrer"},
      {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
  };
  if (is_secure(exposure))
    headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
  return headers;
}

std::string client_address(const Request& request, Exposure exposure) {
  if (exposure != Exposure::behind_proxy || request.forwarded_for.empty())
    return request.peer;
  const std::string_view chain = request.forwarded_for;
  const auto comma = chain.rfind(',');
  auto last = comma == std::string_view::npos ? chain : chain.substr(comma + 1);
  last.remove_prefix(std::min(last.find_first_not_of(" \t"), last.size()));
  return std::string(last.substr(0, 64));
}

} // namespace verdiep::gateway
