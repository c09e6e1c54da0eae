#pragma once

#include "events/types/timestamp.hpp"
#include "server/gateway/http.hpp"
#include "server/gateway/programmes.hpp"
#include "server/gateway/security.hpp"
#include "server/identity/identity.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace verdiep::gateway {

inline constexpr std::string_view session_cookie = "verdiep_session";

/// The JSON interface for what comes before sync: invitations, joining, signing in and out.
/// `docs/operations/serving.md` lists it.
///
/// Shape    requests and answers are JSON objects. A failure is {"code": …}, with "arguments" for a
/// rejection; the client puts
///          codes into words
/// Threads  `handle` on the gateway's thread; it answers from any
class Api {
public:
  struct Parts {
    identity::Identity& identity;
    const log::Log& log;
    Exposure exposure = Exposure::loopback;
    std::function<Timestamp()> clock;
    /// Takes one line for the operator, when the world failed; never content.
    std::function<void(std::string_view)> report;
  };

  explicit Api(Parts parts) : parts_(std::move(parts)), programmes_(parts_.log) {}

  /// Whether this path is one of the interface's.
  [[nodiscard]] static bool covers(std::string_view path) {
    return path == "/api" || path.starts_with("/api/");
  }

  void handle(const Request& request, Respond respond);

private:
  void invitation(const Request& request, Respond respond);
  void join(const Request& request, Respond respond);
  void log_in(const Request& request, Respond respond);
  void session(const Request& request, Respond respond);
  void log_out(const Request& request, Respond respond);

  [[nodiscard]] Response redeemed(const identity::Redeemed& answer);
  [[nodiscard]] Response signed_in_response(unsigned status, const identity::SignedIn& signed_in);
  [[nodiscard]] Response invitation_response(const identity::Invitation& invitation);
  [[nodiscard]] Response failed(const Error& error) const;
  [[nodiscard]] Header cookie_of(std::string_view token, std::int64_t seconds) const;

  Parts parts_;
  Programmes programmes_;
};

} // namespace verdiep::gateway
