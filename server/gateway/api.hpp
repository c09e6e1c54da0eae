#pragma once

#include "events/types/timestamp.hpp"
#include "server/gateway/client_reports.hpp"
#include "server/gateway/http.hpp"
#include "server/gateway/notice_parties.hpp"
#include "server/gateway/programmes.hpp"
#include "server/gateway/security.hpp"
#include "server/identity/identity.hpp"
#include "server/metrics/registry.hpp"
#include "server/pipeline/pipeline.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace verdiep::gateway {

inline constexpr std::string_view session_cookie = "verdiep_session";

/// The JSON interface for what comes before sync: invitations, joining, signing in and out, and what belongs
/// to an account. `docs/operations/serving.md` lists it.
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
    pipeline::Pipeline& pipeline;
    Exposure exposure = Exposure::loopback;
    std::function<Timestamp()> clock;
    /// Takes one line for the operator, when the world failed; never content.
    std::function<void(std::string_view)> report;
    NoticeParties notice{};
    metrics::Registry& metrics;
  };

  explicit Api(Parts parts) : parts_(std::move(parts)), programmes_(parts_.log), reports_(parts_.metrics) {}

  /// Whether this path is one of the interface's.
  [[nodiscard]] static bool covers(std::string_view path) {
    return path == "/api" || path.starts_with("/api/");
  }

  void handle(const Request& request, Respond respond);

private:
  /// What a coordinator asks for, checked.
  struct InvitationWish {
    StreamId stream;
    identity::InvitationKind kind = identity::InvitationKind::join;
    std::optional<MemberId> member; ///< whom a log-in link is for
    Timestamp expires;
    std::optional<std::uint32_t> uses;
  };
  [[nodiscard]] static std::variant<InvitationWish, Response>
  invitation_wish(const Request& request, Timestamp now);

  void invitation(const Request& request, Respond respond);
  void join(const Request& request, Respond respond);
  void log_in_by_link(const Request& request, Respond respond);
  void log_in_by_passphrase(const Request& request, Respond respond);
  void session(const Request& request, Respond respond);
  void log_out(const Request& request, Respond respond);
  void sessions(const Request& request, Respond respond);
  void end_sessions(const Request& request, Respond respond);
  void set_passphrase(const Request& request, Respond respond);
  void remove_passphrase(const Request& request, Respond respond);
  void accept_notice(const Request& request, Respond respond);
  void access_tokens(const Request& request, Respond respond);
  void grant_access(const Request& request, Respond respond);
  void revoke_access(const Request& request, Respond respond);
  void take_report(const Request& request, Respond respond);
  void invitations(const Request& request, Respond respond);
  void invite(const Request& request, Respond respond);
  void revoke_invitation(const Request& request, Respond respond);

  /// Who asks; nullopt after having answered that nobody is signed in.
  [[nodiscard]] std::optional<identity::SignedIn> admitted(const Request& request, const Respond& respond);
  /// Runs `then` if the account coordinates every one of the programmes, else answers.
  void if_coordinates(
      const identity::Account& account,
      std::vector<StreamId> streams,
      std::string_view refusal,
      Respond respond,
      std::function<void()> then
  );
  void invite_to_log_in(
      const std::string& origin, const InvitationWish& wish, const identity::Account& asks, Respond respond
  );
  [[nodiscard]] identity::Handler<Result<identity::Token>>
  invited(const std::string& origin, const InvitationWish& wish, Respond respond) const;
  [[nodiscard]] identity::Handler<Result<void>> done(Respond respond) const;
  [[nodiscard]] identity::Handler<identity::Changed> changed(Respond respond) const;

  [[nodiscard]] Response redeemed(const identity::Redeemed& answer);
  [[nodiscard]] Response signed_in_response(unsigned status, const identity::SignedIn& signed_in);
  [[nodiscard]] Response invitation_response(const identity::Invitation& invitation);
  [[nodiscard]] Response failed(const Error& error) const;
  [[nodiscard]] Header session_cookie_of(std::string_view token, const identity::SignedIn& signed_in) const;
  /// Without a life it lasts until the browser is closed.
  [[nodiscard]] Header cookie_of(std::string_view token, std::optional<std::chrono::milliseconds> life) const;

  Parts parts_;
  Programmes programmes_;
  ClientReports reports_;
};

} // namespace verdiep::gateway
