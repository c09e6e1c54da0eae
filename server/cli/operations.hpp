#pragma once

#include "server/cli/application.hpp"
#include "server/cli/control.hpp"
#include "shared/result.hpp"

#include <string>

namespace verdiep::cli {

/// What the commands `import`, `invite`, `export` and the others do, on an open store: in the server that holds it, or in
/// the command's own process when nobody does.
///
/// Errors   as data, in words for the operator
/// Threads  one at a time, never the committer's
class Operations {
public:
  /// `origin` is how people reach the server, such as `https://leren.example.org`; links begin with it.
  Operations(Application& application, std::string origin)
      : application_(application), origin_(std::move(origin)) {}

  [[nodiscard]] Result<ControlAnswer> perform(const ControlRequest& request);

private:
  [[nodiscard]] Result<ControlAnswer> import_file(const ControlRequest& request);
  [[nodiscard]] Result<ControlAnswer> invite(const ControlRequest& request);
  [[nodiscard]] Result<ControlAnswer> user(const ControlRequest& request);
  [[nodiscard]] Result<ControlAnswer> erase(const ControlRequest& request);
  [[nodiscard]] Result<ControlAnswer> replay_stream(const ControlRequest& request);
  [[nodiscard]] Result<ControlAnswer> verify();
  [[nodiscard]] Result<ControlAnswer> export_file(const ControlRequest& request);
  [[nodiscard]] Result<ControlAnswer> token(const ControlRequest& request);

  /// Where the links lead: as the request says, or else where this server is.
  [[nodiscard]] std::string_view origin_of(const ControlRequest& request) const;

  Application& application_;
  std::string origin_;
};

/// The link that a person opens: the token is in the fragment, which browsers keep to themselves.
[[nodiscard]] std::string join_link(std::string_view origin, const identity::Token& token);

} // namespace verdiep::cli
