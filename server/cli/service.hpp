#pragma once

#include "server/cli/application.hpp"
#include "server/gateway/notice_parties.hpp"
#include "shared/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verdiep::cli {

/// Where to listen.
struct Listen {
  std::vector<std::string> addresses; ///< numeric
  std::uint16_t port = 0;             ///< 0: a free one
};

/// `127.0.0.1:8080`, `[::1]:8080`, `localhost:8080`; several addresses separated by commas share the port.
/// Errors   invalid_input
[[nodiscard]] Result<Listen> parse_listen(std::string_view text);

struct ServiceOptions {
  Listen listen;
  std::filesystem::path web;
  std::filesystem::path certificate; ///< both or neither
  std::filesystem::path key;
  bool behind_proxy = false;
  std::string origin; ///< how people reach it; empty: told by the rest
  gateway::NoticeParties notice;
};

/// Serves the open store until a signal: gateway, and the control socket for other commands.
///
/// `ready` is told the origin when connections are taken.
/// Errors   before `ready`: in_use, invalid_input, … with advice; afterwards what the log failed with
[[nodiscard]] Result<void> serve(
    Application& application,
    const ServiceOptions& options,
    const std::function<Result<void>(const std::string&)>& ready
);

/// The folder `web` beside the program.
[[nodiscard]] std::filesystem::path default_web_folder();

} // namespace verdiep::cli
